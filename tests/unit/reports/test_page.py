"""The page for people: everything is there, at its place, in both languages."""

from __future__ import annotations

import base64
import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from support.box import A906, A907, D210, three
from support.cases.case import Remembered
from support.dom import Dom
from support.html_page import IMPRINT, facts, page, written
from support.submissions import (
    amended,
    file_name,
    structure_request,
    submission,
)

from pytest_segur import HouseRule, Number, check, dumps
from pytest_segur.checking import Source
from pytest_segur.document import Unreadable
from pytest_segur.reports.html.phrases import PHRASES
from pytest_segur.reports.html.render import render
from pytest_segur.reports.json_report import build
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Sequence

    from support.dom import Node

    from pytest_segur.settings import History

AGENT: Final = {"/lignesImport/1/beneficiaires/isMandataire": "x"}
#: A report and its extras, of which one file was judged by another edition.
MIXED: Final = (
    build([{**check(three()).to_dict(), "path": path} for path in ("a", "b")], edition="published"),
    {"a": {"edition": "corrected"}, "b": {"edition": "published"}},
)
SEVERAL: Final = {
    "b.json": three({**D210, **AGENT, **A906, **A907}),
    "a.json": b'{"impId": 1}',
    "ok.json": three(),
}


def tiles(root: Node) -> list[str]:
    """Give the counts on top."""
    return [tile.text for tile in root.one("dl", "tiles").all("div")]


def rows(table: Node) -> list[list[str]]:
    """Give the cells of a table."""
    return [
        [cell.text for cell in row.children if not isinstance(cell, str)]
        for row in table.one("tbody").all("tr")
    ]


def file(root: Node, path: str) -> Node:
    """Give what the page says of a file, advisories apart."""
    return root.one("section", id="fichiers").one("article", data_file=path)


def cards(root: Node, path: str) -> list[Node]:
    """Give the parts of a file that are told in full."""
    return file(root, path).all("section", "card")


def test_verdict_and_counts_come_first() -> None:
    root = page(SEVERAL)
    assert root.one("html").attributes["lang"] == "en"
    assert root.one("title").text == "Not conformant – Conformance of Ségur funding requests"
    assert root.one("p", "word").text == "✗ Not conformant"
    assert tiles(root) == [
        "Files 3 ✓ 1 accepted ◐ 1 with refusals ✗ 1 rejected",
        "Requests 6 ✓ 5 accepted ✗ 1 refused",
        "Faults 6 4 rules broken",
        "Advisories 2 refuse nothing",
    ]
    headings = [node.text for node in root.all("h2")]
    assert headings == [
        "Summary",
        "Faults by rule",
        "Files",
        "Advisories (2)",
        "What was not evaluated",
    ]


def test_everything_is_said_in_french_too() -> None:
    root = page(SEVERAL, language="fr")
    assert root.one("html").attributes["lang"] == "fr"
    assert root.one("p", "word").text == "✗ Non conforme"
    assert tiles(root)[:2] == [
        "Fichiers 3 ✓ 1 accepté ◐ 1 avec des refus ✗ 1 rejeté",
        "Demandes 6 ✓ 5 acceptées ✗ 1 refusée",
    ]
    assert "01/03/2022" in root.one("dl", "imprint").text
    said = root.text
    english = [text.en for text in PHRASES.values() if text.en != text.fr and len(text.en) > 12]
    assert [words for words in english if words in said] == []


def test_edition_versions_day_and_masking_are_printed() -> None:
    assert page({}, edition=Edition.CORRECTED).one("dl", "imprint").text == (
        "Judged as of 2022-03-01 Edition of the rules corrected Version of the kit 1.0.0 "
        "Version of pytest-segur 1.2.3 Personal values masked by their shape"
    )
    assert page({}, show_values=True).one("dl", "imprint").text.endswith("in clear")


@pytest.mark.parametrize(
    ("files", "word"), [({}, "– Nothing was judged"), ({"ok.json": three()}, "✓ Conformant")]
)
def test_nothing_at_fault_is_another_thing_than_nothing_judged(
    files: dict[str, Any], word: str
) -> None:
    root = page(files)
    assert root.one("p", "word").text == word
    assert not root.all("section", id="regles")
    assert "Nothing to be mended." in root.one("section", id="fichiers").text
    assert "No advisories." in root.one("section", id="avis").text


def test_the_chart_tells_its_values_in_words() -> None:
    root = page({"a.json": three({**D210, **AGENT}), "b.json": three(D210)})
    assert rows(root.one("table", "chart")) == [
        ["D210", "dateCommande must be a date that exists, written DD/MM/YYYY", "", "2", "66.7%"],
        ["D221", "isMandataire must be true or false, for a LIBERAL order", "", "1", "33.3%"],
    ]
    fills = [bar.attributes["width"] for bar in root.all("rect", "fill")]
    assert fills == ["100.0%", "50.0%"]
    assert all(svg.attributes["aria-hidden"] == "true" for svg in root.all("svg"))


def test_the_chart_folds_what_is_rare() -> None:
    names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"]
    rules = tuple(
        HouseRule(
            code=f"X{name.upper()}", label_fr=name, label_en=name, check=lambda _: ["/numLigne"]
        )
        for name in names
    )
    root = page({"a.json": three()}, rules=rules)
    first, rest = root.one("section", id="regles").all("table")
    assert len(rows(first)) == 12
    assert [row[:2] for row in rows(rest)] == [["XM", "m"], ["XN", "n"]]


def test_asps_answer_comes_first_and_what_stands_behind_it_next() -> None:
    (card,) = cards(page(SEVERAL), "b.json")
    assert card.one("h5").text == "Request 2 (numeroEditeur 00002) ✗ refused"
    answer = card.one("p", "answer")
    assert answer.text == (
        "ASP's answer: 0210 – dateCommande doit être une date qui existe, écrite JJ/MM/AAAA"
    )
    assert answer.one("span").attributes["lang"] == "fr"
    first, behind = card.all("div", "fault")
    assert first.one("p", "head").text == (
        "D210 /lignesImport/1/commande/dateCommande line 72, column 25"
    )
    assert facts(first) == {
        "Expected": "dateCommande must be a date that exists, written DD/MM/YYYY",
        "Found": '"2022-03-01"',
        "To do": 'Write "01/03/2022".',
        "Reference": "document, section 3.2, block “Commande”, balise dateCommande",
    }
    assert first.one("figcaption").text == "Excerpt, line 72, column 25"
    assert first.one("mark").text == '"2022-03-01"'
    assert [line.attributes["data-n"] for line in first.all("span", "l")] == [
        "70",
        "71",
        "72",
        "73",
        "74",
    ]
    assert card.one("h6").text == "Next, ASP would have answered"
    assert behind.one("p", "head").text.startswith("D221 /lignesImport/1/beneficiaires/isManda")
    assert card.all("p", "more")[-1].text == (
        "Not evaluated: D225, D226, D227, D228, D229, D230, D231, D234 (because of D221)"
    )
    assert file(page(SEVERAL), "b.json").one("p", "accepted").text == (
        "Requests accepted: 00001, 00003"
    )


def test_the_users_own_answers_stand_in_the_place_of_the_kits() -> None:
    own = page(SEVERAL, answer=lambda rule: ("E17", f"<{rule.code}>"))
    assert own.one("p", "answer").text == "ASP's answer: E17 – <D210>"
    none = page(SEVERAL, answer=lambda _: Text("non", "no"))
    assert none.one("p", "answer").text == "ASP's answer unknown: no"


def test_a_file_that_the_first_control_rejects_says_so() -> None:
    (card,) = cards(page(SEVERAL), "a.json")
    assert card.one("h5").text.startswith("The first control rejects the whole file")
    assert [fault.one("p", "head").text for fault in card.all("div", "fault")] == [
        "S105 /numeroAns line 1, column 1",
        "S105 /SIRET line 1, column 1",
        "S105 /lignesImport line 1, column 1",
        "S107 /impId line 1, column 11",
    ]
    assert all(fault.all("mark") for fault in card.all("div", "fault"))


def test_name_and_archive_have_no_excerpt_but_everything_else(tmp_path: pathlib.Path) -> None:
    path = tmp_path / file_name()
    path.write_bytes(dumps(three()))
    path.with_suffix(".zip").write_bytes(b"no ZIP")
    wrong = tmp_path / "wrong.json"
    wrong.write_bytes(dumps(three()))
    gone = Source(path="gone", name=None, content=Unreadable("S100", "file.absent"))
    sources = {"named": Source.of_file(path), "wrong": Source.of_file(wrong), "gone": gone}
    root = page({}, sources=sources)
    (archive,) = cards(root, "named")
    assert archive.one("h5").text == f"Archive of the documents: {path.with_suffix('.zip')}"
    assert archive.one("p", "head").text == "P301 line 1, column 1"
    assert file(root, "named").one("h4").text == "named ✗ archive refused"
    (name,) = cards(root, "wrong")
    assert name.one("h5").text == "The file itself"
    assert [fault.one("p", "head").text for fault in name.all("div", "fault")] == [
        "F401 line 1, column 1"
    ]
    (unreadable,) = cards(root, "gone")
    assert facts(unreadable)["To do"]
    assert not root.all("figure")


def test_the_other_edition_is_told() -> None:
    header = {"/numeroAns": "ANS0012345", "/SIRET": "73282932000074"}
    helped = amended(submission([structure_request(1)]), header)
    unreadable = amended(helped, {"/SIRET": "7328293200"})
    root = page({"helped": helped, "unreadable": unreadable})
    assert "The other edition: corrected: 1 accepted, 0 refused" in file(root, "helped").text
    text = "The other edition: corrected: none of these faults, but others"
    assert text in file(root, "unreadable").text


def test_a_file_that_was_judged_by_another_edition_says_so() -> None:
    root = Dom(render(*MIXED, IMPRINT).decode()).root
    assert "Judged by the edition: corrected" in file(root, "a").text
    assert "Judged by" not in file(root, "b").text


def test_a_rule_of_the_house_has_its_own_words() -> None:
    rule = HouseRule(
        code="X001",
        label_fr="pas de {x}",
        label_en="no {x}",
        hint_en="leave it",
        check=lambda _: ["/numLigne"],
    )
    root = page({"a.json": three()}, rules=(rule,))
    assert rows(root.one("table", "chart"))[0][:2] == ["X001", "no {x}"]
    assert facts(cards(root, "a.json")[0]) == {
        "Expected": "no {x}",
        "Found": "1",
        "To do": "leave it",
        "Reference": "house rule",
    }


def test_advisories_stand_apart_and_refuse_nothing() -> None:
    root = page(SEVERAL)
    assert "A906" not in root.one("section", id="fichiers").one("article", data_file="b.json").text
    (article,) = root.one("section", id="avis").all("article")
    date, amount = rows(article.one("table"))
    assert date[:2] == [
        "A906",
        "Request 1 (numeroEditeur 00001) /lignesImport/0/commande/dateCommande 12:25",
    ]
    assert date[2].startswith("the date of the order")
    assert date[2].endswith("balise dateCommande")
    assert amount[0] == "A907"


def test_advisories_on_file_and_archive_say_what_they_are_about() -> None:
    entry = {"code": "A914", "source": "kit", "pointer": "", "line": 1, "column": 1}
    advisory = {**entry, "message": "one more", "hint": None}
    archive = {"path": "a.zip", "errors": [], "advisories": [advisory], "omitted": {"A914": 3}}
    more = {"advisories": [{**advisory, "code": "A917"}], "archive": archive}
    article = page({"a": three()}, entries={"a": more}).one("section", id="avis").one("article")
    assert [row[:2] for row in rows(article.one("table"))] == [
        ["A917", "file 1:1"],
        ["A914", "Archive of the documents 1:1"],
    ]
    assert article.one("p", "more").text == "… and also: A914 × 3"
    assert "Advisories 5" in article.one("summary").text


def test_what_was_not_evaluated_is_told_with_its_reason() -> None:
    options: dict[str, Any] = {"ignored": frozenset({"D259", "A907"})}
    section = page(SEVERAL, **options).one("section", id="non-evalue")
    assert [item.text for item in section.all("li")] == [
        "Files rejected by the first control: their requests were not judged: 1",
        "Files without an archive: their documents were not looked at: 3",
        "Rules that compare with earlier deposits, unknown here: D207, F405, F406",
        "Rules that depend on the profiles of the solution, which were not given: D260",
        "Rules ignored as the user asked: A907, D259",
    ]
    assert ["D226", "1", "D221 × 1"] in [row[::2] + row[3:] for row in rows(section.one("table"))]


def test_what_is_known_is_not_among_it() -> None:
    history: History = Remembered()
    root = page({"a": three()}, history=history, profiles=frozenset())
    items = [item.text for item in root.one("section", id="non-evalue").all("li")]
    assert items == ["Files without an archive: their documents were not looked at: 1"]


def test_waived_faults_show_their_reason_and_waivers_what_became_of_them() -> None:
    entry = check(b"[]").to_dict(language="en")
    entry["errors"][0]["waived"] = {"reason": "mended in 4.2", "until": "2022-12-31"}
    report = build([{**entry, "path": "a"}], edition="published")
    report["summary"]["waived"] = {"S104": 1}
    waiver = {"entry": 1, "rule": "S104", "file": "*", "reason": "soon", "until": "2022-12-31"}
    report["waivers"] = [
        {**waiver, "status": "used"},
        {**waiver, "numeroEditeur": "00001", "pointer": "/x", "status": "expired"},
    ]
    root = Dom(render(report, {}, IMPRINT).decode()).root
    assert root.one("p", "word").text == "◐ Waived faults only"
    assert "Faults 1 1 rule broken ◐ 1 waived" in tiles(root)
    assert facts(cards(root, "a")[0])["Waived"] == "mended in 4.2 (until 2022-12-31)"
    assert rows(root.one("section", id="derogations").one("table")) == [
        ["S104", "*", "soon", "2022-12-31", "used"],
        ["S104", "* 00001 /x", "soon", "2022-12-31", "expired"],
    ]
    assert not page(SEVERAL).all("section", id="derogations")


def test_a_report_without_extras_is_a_page_all_the_same() -> None:
    """A fault that nothing was gathered of is told in one sentence, an answer not at all."""
    entry = check(three({**D210, **AGENT})).to_dict(language="en")
    root = Dom(render(build([entry], edition="published"), {}, IMPRINT).decode()).root
    (card,) = cards(root, "-")
    first, behind = card.all("div", "fault")
    assert facts(first)["Finding"] == (
        'dateCommande must be a date that exists, written DD/MM/YYYY; found: "2022-03-01"'
    )
    assert facts(behind)["Finding"].endswith('found: "x"')
    assert not card.all("p", "answer")


def test_the_same_findings_give_the_same_bytes() -> None:
    assert written(SEVERAL) == written(SEVERAL)


def test_the_page_fetches_nothing_and_runs_nothing_else() -> None:
    root = page(SEVERAL)
    policy = root.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    hashes = [
        base64.b64encode(hashlib.sha256(node.raw.encode()).digest()).decode()
        for node in (root.one("style"), root.one("script"))
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    for node in root.walk():
        assert not {"style", "src", "srcset"} & node.attributes.keys()
        assert not [name for name in node.attributes if name.startswith("on")]
        assert (node.attributes.get("href") or "#").startswith("#")


def test_landmarks_headings_and_labels_are_in_order() -> None:
    root = page(SEVERAL)
    assert [node.tag for node in root.one("body").children if not isinstance(node, str)] == [
        "a",
        "header",
        "nav",
        "main",
        "footer",
        "script",
    ]
    levels = [
        int(node.tag[1]) for node in root.walk() if node.tag in {f"h{n}" for n in range(1, 7)}
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = [node.attributes["href"] or "" for node in root.all("a")]
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    labels = {node.attributes["for"] for node in root.all("label")}
    assert labels == {
        node.attributes["id"] for tag in ("input", "select") for node in root.all(tag)
    }
    for table in root.all("table"):
        assert table.one("caption").text
        assert all(cell.attributes["scope"] in {"row", "col"} for cell in table.all("th"))


def test_what_is_filtered_by_stands_in_attributes() -> None:
    root = page(SEVERAL)
    (card,) = cards(root, "b.json")
    data = {name: value for name, value in card.attributes.items() if name.startswith("data-")}
    assert data == {
        "data-card": None,
        "data-codes": "D210 D221",
        "data-number": "00002",
        "data-verdict": "request_rejected",
    }
    assert [option.text for option in root.one("select", id="f-regle").all("option")] == [
        "all",
        *("A906", "A907", "D210", "D221", "S105", "S107"),
    ]
    assert [option.text for option in root.one("select", id="f-fichier").all("option")] == [
        "all",
        *("a.json", "b.json", "ok.json"),
    ]
    assert file(root, "b.json").attributes["data-verdict"] == "file_mixed"


def test_few_files_are_unfolded_and_many_are_not() -> None:
    def open_ones(count: int) -> Sequence[Node]:
        root = page({f"{n}.json": b"[]" for n in range(count)})
        return [node for node in root.all("details") if "open" in node.attributes]

    assert len(open_ones(3)) == 3
    assert open_ones(4) == []


def test_numbers_that_are_no_strings_are_named_by_their_position() -> None:
    changes = {"/lignesImport/0/numeroEditeur": Number("1"), "/lignesImport/1/typeAction": "M"}
    root = page({"a": three(changes)})
    assert [card.one("h5").text for card in cards(root, "a")] == [
        "Request 1 ✗ refused",
        "Request 2 (numeroEditeur 00002) ✗ refused",
    ]
