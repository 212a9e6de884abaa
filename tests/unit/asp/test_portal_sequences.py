"""Whatever is deposited in whatever order, a portal remembers like a simple list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from support.submissions import amended, file_name, liberal_request, submission

from pytest_segur import Portal
from pytest_segur.asp.history_file import load_history

if TYPE_CHECKING:
    import pathlib

_NUMBERS = st.sampled_from(["00001", "00002", "00003"])
_FILES = st.sampled_from(["001", "002"])


class Deposits(RuleBasedStateMachine):
    """Deposits of one request each, beside what they should leave behind."""

    def __init__(self) -> None:
        super().__init__()
        self.portal = Portal()
        self.numbers: set[str] = set()
        self.files: set[str] = set()
        self.references: list[str] = []

    @rule(number=_NUMBERS, file=_FILES, is_faulty=st.booleans())
    def deposit(self, *, number: str, file: str, is_faulty: bool) -> None:
        """A request uses up its number, the file its own."""
        receipt = self.portal.deposit(
            _file_of(number, is_faulty=is_faulty), name=file_name(number=file)
        )
        codes = [fault.code for fault in receipt.diagnosis.requests[0].errors]

        assert ("D207" in codes) == (number in self.numbers)
        assert ("D210" in codes) == is_faulty
        names = [fault.code for fault in receipt.diagnosis.errors]
        assert names == (["F406"] if file in self.files else [])
        self.numbers.add(number)
        self.files.add(file)
        self.references += [str(receipt.impId), *receipt.numbers.values()]

    @rule(file=_FILES)
    def deposit_what_is_refused(self, file: str) -> None:
        """A file that the first control refuses uses up no number of a request."""
        receipt = self.portal.deposit(b"[]", name=file_name(number=file))

        assert receipt.answer is None
        self.files.add(file)

    @rule()
    def preview(self) -> None:
        """A preview leaves nothing behind."""
        self.portal.preview(_file_of("00001", is_faulty=False), name=file_name())

    @invariant()
    def references_are_unique(self) -> None:
        """Of files and of requests."""
        assert len(self.references) == len(set(self.references))

    @invariant()
    def numbers_are_remembered(self) -> None:
        """All of them, and no others."""
        for number in ("00001", "00002", "00003"):
            assert self.portal.has_seen_number(number) == (number in self.numbers)


def _file_of(number: str, *, is_faulty: bool) -> dict[str, Any]:
    changes: dict[str, object] = {
        "/numeroEditeur": number,
        "/piecesJustificatives/0/nomFichier": f"MDV-LGC-Va1-BDC-{number}.pdf",
    }
    if is_faulty:
        changes["/commande/dateCommande"] = "hier"
    return submission([amended(liberal_request(), changes)])


TestDeposits = Deposits.TestCase
TestDeposits.settings = settings(max_examples=15, stateful_step_count=8)


def test_every_history_survives_the_file(tmp_path: pathlib.Path) -> None:
    """As plain JSON that names its version."""
    portal = Portal(day="2022-03-01")
    portal.deposit(_file_of("00001", is_faulty=True), name=file_name())
    portal.save(tmp_path / "history.json")

    assert json.loads((tmp_path / "history.json").read_bytes())["schema"] == "segur-portal/1"
    assert tuple(load_history(tmp_path / "history.json")[0]) == portal.history
