"""From planned cases to the files of the kit.

Names and ids are for good: a case keeps the number that the manifest gives it already, new
ones are numbered behind the last, and a case that was published never goes away.
"""

from __future__ import annotations

import json
import pathlib
import re
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.portal import Portal
from pytest_segur.kit.library import MANIFEST
from pytest_segur.reports.expectation import expectation_of
from pytest_segur.spec.catalogue import CATALOGUE, KIT_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pytest_segur.diagnosis import Diagnosis
    from support.kit.planned import Planned

SCHEMA: Final = "segur-kit/1"
KIT: Final = pathlib.Path(__file__).parents[3] / "conformance"
_DAY: Final = "20220301"
_NUMBER: Final = re.compile(r"-([0-9]{3})\.json$")
_ADVISED: Final = "avis"


class KitError(Exception):
    """The kit would lose a case, or have one twice."""

    def __init__(self, *, twice: list[str], gone: list[str]) -> None:
        super().__init__(f"twice: {twice}; published, and gone: {gone}")


def build(cases: Iterable[Planned], published: Mapping[str, str]) -> dict[str, bytes]:
    """Write every file that follows from the cases, by its path in the kit.

    Args:
        cases: all of them.
        published: the path of each case that there is already, by its id.

    Raises:
        KitError: two cases have one id, or one that was published is not planned any more.
    """
    cases = list(cases)
    ids = [case.id for case in cases]
    twice = sorted(each for each, times in Counter(ids).items() if times > 1)
    gone = sorted(published.keys() - set(ids))
    if twice or gone:
        raise KitError(twice=twice, gone=gone)
    kit = _Kit(published)
    for case in cases:
        kit.add(case)
    return kit.all_files()


def published_in(folder: pathlib.Path) -> dict[str, str]:
    """Give the path of each case of a manifest, by its id."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    return {case["id"]: case["file"] for case in json.loads(path.read_bytes())["cases"]}


@dataclass(slots=True)
class _Kit:
    published: Mapping[str, str]
    files: dict[str, bytes] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    expected: dict[str, dict[str, Any]] = field(default_factory=dict)
    taken: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.taken = {path.lower() for path in self.published.values()}

    def add(self, case: Planned) -> None:
        """Write one case."""
        path = self._path(case)
        entry = _manifest_entry(case, path)
        if case.made is not None:
            self.entries.append(entry | self._recipe(case))
            return
        stem = path.removesuffix(".json")
        folder, _, name = path.rpartition("/")
        told = _judged_by(case)
        if case.history is not None:
            told["history"] = f"attendu-history-{case.slug}.json"
            self.files[f"{folder}/{told['history']}"] = _json(case.history)
        diagnosis, answer = _react(case, name)
        if answer is not None:
            self.files[f"{stem}.reponse.json"] = answer
        self.files[path] = case.content
        if case.archive is not None:
            self.files[f"{stem}.zip"] = case.archive
        advised = case.advised
        if advised is None:
            advised = expectation_of(diagnosis).get(_ADVISED)
        found = {**case.errors, **({} if advised is None else {_ADVISED: advised})}
        self.expected.setdefault(folder, {})[name] = {**told, **found}
        self.entries.append(entry | {"source": _source(case, diagnosis)})

    def all_files(self) -> dict[str, bytes]:
        """Give everything, the manifest and what is expected included."""
        for folder, expected in self.expected.items():
            self.files[f"{folder}/attendu.json"] = _json(expected)
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in self.entries)
        head = f'{{"schema": "{SCHEMA}", "kit": "{KIT_VERSION}", "cases": [\n'
        self.files[MANIFEST] = f"{head}{lines}\n]}}\n".encode()
        return self.files

    def _path(self, case: Planned) -> str:
        if case.id in self.published:
            return self.published[case.id]
        folder = f"{case.edition}/{case.folder or case.rule}"
        if case.name is not None:
            path = f"{folder}/{case.name}"
            assert path.lower() not in self.taken, path
        else:
            path = next(
                path
                for number in count(self._last_number(folder) + 1)
                if (path := f"{folder}/JSON-{case.numero_ans}-{_DAY}-{number:03}.json").lower()
                not in self.taken
            )
        self.taken.add(path.lower())
        return path

    def _last_number(self, folder: str) -> int:
        prefix = f"{folder}/".lower()
        numbers = (_NUMBER.search(path) for path in self.taken if path.startswith(prefix))
        return max((int(found[1]) for found in numbers if found and found[1] < "900"), default=0)

    def _recipe(self, case: Planned) -> dict[str, Any]:
        assert case.made is not None
        made = dict(case.made)
        if "to" in made:
            usual = f"{case.edition}/{case.rule}/usual"
            made["of"] = next(entry["file"] for entry in self.entries if entry["id"] == usual)
        expected = {**_judged_by(case), **case.errors}
        assert case.rule is not None
        return {"source": CATALOGUE[case.rule].source, "made": made, "expected": expected}


def _manifest_entry(case: Planned, path: str) -> dict[str, Any]:
    clause = None if case.rule is None else CATALOGUE[case.rule].clause
    return {
        "id": case.id,
        "rule": case.rule,
        "kind": case.kind,
        **({"example": True} if case.is_example else {}),
        "purpose": {"fr": case.purpose.fr, "en": case.purpose.en},
        "source": None,
        "clause": clause
        and {"section": clause.section, "block": clause.block, "balise": clause.balise},
        "edition": case.edition,
        "file": path,
        "place": case.place,
    }


def _judged_by(case: Planned) -> dict[str, Any]:
    told: dict[str, Any] = {"edition": case.edition}
    if case.profiles is not None:
        told["profiles"] = list(case.profiles)
    if case.today is not None:
        told["today"] = case.today
    return told


def _react(case: Planned, name: str) -> tuple[Diagnosis, bytes | None]:
    """Deposit a case on a portal that has seen nothing but its history."""
    options = {
        "edition": case.edition,
        "profiles": case.profiles,
        # Whoever runs the kit does so on a later day than any of the dates in it, but one.
        "today": case.today or "2100-01-01",
    }
    if case.history is None:
        portal = Portal(**options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "history.json"
            path.write_bytes(_json(case.history))
            portal = Portal.load(path, **options)
    receipt = portal.deposit(case.content, name=name)
    return receipt.diagnosis, receipt.answer


def _source(case: Planned, diagnosis: Diagnosis) -> str | None:
    """Tell what the fault stands on; of a sound file, what its rule stands on."""
    if case.rule is None:
        return None
    errors = [*diagnosis.errors, *(each for one in diagnosis.requests for each in one.errors)]
    own = (error.source for error in errors if error.code == case.rule)
    return next(own, CATALOGUE[case.rule].source)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
