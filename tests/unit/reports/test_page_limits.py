"""What is cut of a large report, and that all of it is counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hypothesis import given
from hypothesis import strategies as st
from support.html_page import judged, page
from support.submissions import amended, liberal_request, submission

from pytest_segur import dumps
from pytest_segur.reports.html import limits
from pytest_segur.reports.html import page as layout
from pytest_segur.reports.html.limits import fair_share, in_telling_order, told

if TYPE_CHECKING:
    import pytest
    from support.dom import Node
    from support.submissions import Json

WRONG_DATE: Final = {"commande/dateCommande": "2022-03-01"}
WRONG_AMOUNT: Final = {"commande/montantSegurHT": 1}
TWO_FAULTS: Final = {**WRONG_DATE, "typeAction": "M"}


def faulty(*changes: dict[str, object]) -> Json:
    """Build a file, each request with changes of its own."""
    requests = [liberal_request(position, case="alone") for position in range(1, len(changes) + 1)]
    places = {
        f"/lignesImport/{n}/{at}": v for n, one in enumerate(changes) for at, v in one.items()
    }
    return amended(submission(requests), places)


def in_full(article: Node) -> list[str]:
    """Give the requests that are told in full."""
    return [card.one("h5").text.split()[1] for card in article.all("section", "card")]


def files(root: Node) -> list[Node]:
    """Give the files, advisories apart."""
    return root.one("section", id="fichiers").all("article")


@given(st.lists(st.integers(0, 50), max_size=12), st.integers(0, 300))
def test_a_share_uses_up_what_there_is(demands: list[int], total: int) -> None:
    share = fair_share(demands, total)
    taken = sum(min(demand, share) for demand in demands)
    assert share >= 1
    assert taken <= max(total, len(demands))
    # One more for everybody would be too much, unless everybody has enough.
    more = sum(min(demand, share + 1) for demand in demands)
    assert more > total or more == taken


def test_requests_that_tell_something_new_come_first() -> None:
    codes = [["D210"], ["D210"], ["D212", "D210"], ["D210"], ["D210", "D212"]]
    assert in_telling_order(codes) == [0, 2, 1, 4, 3]
    assert told(codes, 4) == [0, 1, 2]
    assert told(codes, 100) == [0, 1, 2, 3, 4]
    assert told([["D210"] * 100, ["D212"]], limits.MOST_OF_PART) == [0]


def test_faults_are_shared_out_among_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ON_PAGE", 5)
    many = faulty(WRONG_DATE, WRONG_DATE, WRONG_DATE, TWO_FAULTS, WRONG_AMOUNT)
    root = page({"many": many, "one": faulty(WRONG_DATE), "more": many})
    by_file = {article.attributes["data-file"]: in_full(article) for article in files(root)}
    # Four faults of five: two each for those that have more than one.
    assert by_file == {"many": ["1"], "one": ["1"], "more": ["1"]}
    rest = files(root)[0].one("table")
    assert [row.text for row in rest.one("tbody").all("tr")] == [
        "200002D210",
        "300003D210",
        "400004D203D210",
        "500005D212",
    ]
    assert "3 faults of 13 are shown in detail" in root.one("section", id="fichiers").text


def test_what_has_no_line_is_counted_by_what_asp_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ON_PAGE", 1)
    monkeypatch.setattr(layout, "MOST_LINES", 1)
    monkeypatch.setattr(layout, "MOST_ACCEPTED", 1)
    changes: list[dict[str, object]] = [WRONG_DATE, {}, TWO_FAULTS, WRONG_AMOUNT, {}, WRONG_DATE]
    (article,) = files(page({"a": faulty(*changes)}))
    assert in_full(article) == ["1"]
    assert [row.one("th").text for row in article.one("tbody").all("tr")] == ["3"]
    assert article.all("p", "more")[-1].text == "Counted only: D210 × 1, D212 × 1"
    assert article.one("p", "accepted").text == "Requests accepted: 00002 … + 1"


def test_advisories_are_shared_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ADVISORIES", 2)
    implausible: dict[str, object] = {"commande/dateCommande": "01/03/2099"}
    advised = faulty(implausible, implausible, implausible)
    section = page({"a": advised, "b": advised}).one("section", id="avis")
    assert section.one("h2").text == "Advisories (6)"
    for article in section.all("article"):
        assert len(article.one("tbody").all("tr")) == 1
        assert article.one("p", "more").text == "… and also: A906 × 2"


def test_many_faults_of_one_request_are_counted_those_not_even_listed_too() -> None:
    request = liberal_request(1, case="alone")
    request["piecesJustificatives"] += [
        {**request["piecesJustificatives"][0], "formatFichier": "X"}
    ] * 150
    (article,) = files(page({"a": submission([request])}))
    (card,) = article.all("section", "card")
    shown = len(card.all("div", "fault"))
    assert shown == limits.MOST_OF_PART
    total = int(article.one("summary").one("span", "counts").text.split()[0])
    more = card.all("p", "more")[0].text.removeprefix("… and also: ")
    assert sum(int(one.split(" × ")[1]) for one in more.split(", ")) == total - shown
    assert total > 100


def test_many_faults_of_a_file_are_counted() -> None:
    content = {f"x{n}": 1 for n in range(150)}
    (article,) = files(page({"a": submission([]) | content}))
    shown = len(article.all("div", "fault"))
    assert shown == limits.MOST_OF_PART
    assert "… and also: S106 × 142, S111 × 1" in article.text


def test_what_is_gathered_of_a_file_is_bounded() -> None:
    """As plain data that travels: no more faults than a page would tell of it."""
    wrong = [{**WRONG_DATE, "typeAction": "M", "commande/regimeTVA": "?"}] * 150
    entry, extras = judged(dumps(faulty(*wrong)))
    assert sum(len(request["errors"]) for request in entry["requests"]) == 450
    gathered = sum(len(request["errors"]) for request in extras["requests"].values())
    assert limits.MOST_OF_FILE - 3 < gathered <= limits.MOST_OF_FILE
    assert json.loads(json.dumps(extras)) == extras
