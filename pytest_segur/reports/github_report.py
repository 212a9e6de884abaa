"""Annotations of GitHub's workflows: one command a fault, at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pytest_segur.reports.parts import is_advisory, parts_of, subject_of, waived_text
from pytest_segur.reports.words import tallied
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pytest_segur.spec.text import Language

_ASP_ANSWER: Final = Text("réponse de l'ASP", "ASP's answer")
_WAIVED: Final = Text("Dérogation : ", "Waived: ")
_MORE: Final = Text("… et d'autres : ", "… and more: ")


def github_lines(files: Iterable[dict[str, Any]], language: Language) -> Iterator[str]:
    """Give the commands for some files.

    Errors are errors, advisories are warnings, and what is waived is a notice.

    Args:
        files: the entries of the report; their paths are relative to the repository's root.
        language: of the words, that of the entries.
    """
    for part in (part for file in files for part in parts_of(file)):
        for fault, is_answer in part.faults():
            yield _command(
                _kind(fault),
                {
                    "file": part.path,
                    "line": fault["line"],
                    "col": fault["column"],
                    "title": _title(fault["code"], language, is_answer=is_answer),
                },
                "\n".join(_words(fault, language)),
            )
        if part.omitted:
            more = _MORE.to(language) + tallied(part.omitted)
            yield _command("notice", {"file": part.path}, more)


def _kind(fault: dict[str, Any]) -> str:
    if "waived" in fault:
        return "notice"
    return "warning" if is_advisory(fault) else "error"


def _words(fault: dict[str, Any], language: Language) -> Iterator[str]:
    yield fault["message"]
    if fault["hint"] is not None:
        yield fault["hint"]
    if "waived" in fault:
        yield _WAIVED.to(language) + waived_text(fault).to(language)


def _title(code: str, language: Language, *, is_answer: bool) -> str:
    name = f"{code} {subject_of(code)}"
    return f"{name} ({_ASP_ANSWER.to(language)})" if is_answer else name


def _command(kind: str, properties: Mapping[str, object], message: str) -> str:
    written = ",".join(
        f"{name}={_escaped_property(visible(str(value)))}" for name, value in properties.items()
    )
    lines = "\n".join(visible(line) for line in message.split("\n"))
    return f"::{kind} {written}::{_escaped(lines)}"


def _escaped(text: str) -> str:
    """Write what would end the command, or begin another one, as GitHub wants it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
