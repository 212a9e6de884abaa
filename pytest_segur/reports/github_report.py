"""Annotations of GitHub's workflows: one command a fault, at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.reports.words import tallied
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytest_segur.diagnosis import Diagnosis, Fault
    from pytest_segur.spec.text import Language

#: Where the codes begin that ASP would answer: structure, requests, and rules of a house.
_ANSWERED: Final = frozenset("SDX")
_ASP_ANSWER: Final = Text("réponse de l'ASP", "ASP's answer")
_WAIVED: Final = Text("Dérogation : ", "Waived: ")


def github_lines(
    diagnosis: Diagnosis, *, path: str, language: Language, show_values: bool = False
) -> Iterator[str]:
    """Give the commands for one file: errors, warnings for advisories, notices for waived errors.

    Args:
        diagnosis: what was found.
        path: the file, relative to the repository's root.
        language: of the words.
        show_values: whether personal values are written in clear.
    """
    for part in diagnosis.parts():
        for rank, fault in enumerate((*part.errors, *part.advisories)):
            is_answer = rank == 0 and fault.code[0] in _ANSWERED
            title = _title(fault, language, is_answer=is_answer)
            message = fault.message_in(language, show_values=show_values)
            hint = fault.hint_in(language)
            text = message if hint is None else f"{message}\n{hint}"
            if fault.waived is not None:
                text += f"\n{_WAIVED.to(language)}{fault.waived.to_text().to(language)}"
            yield _command(
                _kind(fault),
                {"file": path, "line": fault.line, "col": fault.column, "title": title},
                text,
            )
        if part.omitted:
            more = Text("… et d'autres : ", "… and more: ").to(language)
            yield _command("notice", {"file": path}, more + tallied(part.omitted))


def _kind(fault: Fault) -> str:
    if fault.waived is not None:
        return "notice"
    return "warning" if fault.rule.is_advisory else "error"


def _title(fault: Fault, language: Language, *, is_answer: bool) -> str:
    name = f"{fault.code} {fault.rule.on}"
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
