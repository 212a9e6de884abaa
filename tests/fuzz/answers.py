"""What holds of simulated answers and of files that came back, whatever is in them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from support.submissions import amended, liberal_request, structure_request, submission

from fuzz.choice import TODAY
from pytest_segur import Portal, check, dumps
from pytest_segur.asp.answer import FILLED_IN
from pytest_segur.asp.errors import AspError, ReconciliationError
from pytest_segur.asp.layout import end_of_value
from pytest_segur.asp.reconcile import reconcile
from pytest_segur.asp.reconciliation_report import to_json, to_text
from pytest_segur.asp.resubmit import resubmit
from pytest_segur.document import parse
from pytest_segur.positions import locate
from pytest_segur.rules.returned import is_returned

if TYPE_CHECKING:
    from fuzz.choice import Choice
    from pytest_segur.asp.receipt import Receipt
    from pytest_segur.asp.reconcile import Reconciliation
    from pytest_segur.asp.resubmit import Resubmission
    from pytest_segur.positions import Path as JsonPath
    from pytest_segur.spec.text import Text

_REQUESTS: Final = "lignesImport"
_NEXT: Final = 90_001
#: One accepted request, one refused.
SENT: Final = dumps(
    submission(
        [
            liberal_request(1, regime="HT"),
            amended(structure_request(2), {"/commande/dateCommande": "2022-03-01"}),
        ]
    )
)


def returned(content: bytes = SENT) -> bytes:
    """Give what a fresh portal answers."""
    answer = Portal(today=TODAY).deposit(content).answer
    assert answer is not None, "the first control lets it pass"
    return answer


BACK: Final = returned()


def assert_answered(choice: Choice, content: bytes, answer: bytes) -> None:
    """The answer is what was sent but for the four values, and agrees with itself."""
    sent, back = parse(content), parse(answer)
    assert _stripped(sent.root) == _stripped(back.root)
    if _has_all_values(sent.root):
        assert _around_values(sent.text, sent.root) == _around_values(back.text, back.root)
    try:
        found = reconcile(content, answer, portal=Portal(**choice.options))
    except ReconciliationError:
        assert is_returned(sent.root)
    else:
        assert found.agrees, to_text(found, language="en", show_values=True)
        _write(choice, found)


def _has_all_values(root: dict[str, Any]) -> bool:
    return all(name in request for request in root[_REQUESTS] for name in FILLED_IN)


def _stripped(root: dict[str, Any]) -> object:
    """Give a file without the four balises, the order of names included."""
    requests = [
        [(name, value) for name, value in request.items() if name not in FILLED_IN]
        for request in root[_REQUESTS]
    ]
    return [(name, value) for name, value in root.items() if name not in {"impId", _REQUESTS}], (
        requests
    )


def _around_values(text: str, root: dict[str, Any]) -> list[str]:
    """Give what stands between the values of the four balises."""
    places: list[JsonPath] = [("impId",)]
    for index in range(len(root[_REQUESTS])):
        places += ((_REQUESTS, index, name) for name in FILLED_IN)
    offsets = locate(text, places)
    pieces: list[str] = []
    done = 0
    for start in sorted(offsets[place] for place in places):
        pieces.append(text[done:start])
        done = end_of_value(text, start)
    return [*pieces, text[done:]]


def assert_resubmitted(choice: Choice, receipt: Receipt) -> None:
    """The refused requests of an answer become a sound file, in order, under new numbers."""
    answer = receipt.answer
    assert answer is not None
    content = resubmitted(answer, name=choice.name or "x.json")
    if content is None:
        return
    root, old = parse(content).root, parse(answer).root[_REQUESTS]
    states = [request.state for request in receipt.requests]
    refused = [old[index] for index, state in enumerate(states) if state == "rejected"]
    assert root["impId"] is None
    assert [request["numeroEditeur"] for request in root[_REQUESTS]] == [
        str(number) for number in range(_NEXT, _NEXT + len(refused))
    ]
    for request, before in zip(root[_REQUESTS], refused, strict=True):
        assert all(request[name] is None for name in FILLED_IN)
        for name in ("commande", "beneficiaires", "scenarioInstallation", "typeAction"):
            assert request.get(name) == before.get(name)
    assert check(content, **choice.options).passes_first_control


def resubmitted(answer: bytes, *, name: str, archive: Path | None = None) -> bytes | None:
    """Have the next file made; None where there is none to be made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(answer)
        made = _resubmitted(path, archive)
        return made and made.path.read_bytes()


def _resubmitted(path: Path, archive: Path | None) -> Resubmission | None:
    try:
        return resubmit(
            path, next_number=str(_NEXT), directory=path.parent / "next", day=TODAY, archive=archive
        )
    except AspError as problem:
        assert_harmless(problem.text)
        return None


def assert_harmless(text: Text) -> None:
    """What is said to people is one line that a terminal can show."""
    assert text.fr.isprintable()
    assert text.en.isprintable()


def judge_return(choice: Choice, content: bytes) -> None:
    """Take any bytes for ASP's answer to a file, or for the file that an answer came to."""
    pairs = ((SENT, content), (content, BACK), (content, content))
    try:
        found = reconcile(*pairs[choice.look % len(pairs)], portal=Portal(**choice.options))
    except ReconciliationError as problem:
        assert_harmless(problem.text)
    else:
        assert found.agrees <= (found.refusal is None)
        _write(choice, found)


def judge_next(choice: Choice, content: bytes) -> None:
    """Take any bytes for an answer, the refused requests of which come again."""
    again = resubmitted(content, name=choice.name or "x.json")
    if again is not None:
        root = parse(again).root
        assert root["impId"] is None
        assert root[_REQUESTS]


def _write(choice: Choice, found: Reconciliation) -> None:
    words: dict[str, Any] = {"language": choice.language, "show_values": choice.show_values}
    assert all(line.isprintable() for line in to_text(found, **words).split("\n"))
    report = to_json(found, **words)
    assert all(line.isprintable() for line in report.decode().split("\n"))
    assert parse(report).root["agrees"] is found.agrees
