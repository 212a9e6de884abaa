"""Whatever stands in a file or in its name: the page shows it, and it does nothing."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from support.box import three
from support.cases import CASES
from support.dom import Dom
from support.html_page import page, written
from support.submissions import liberal_request, structure_request, submission

from pytest_segur import HouseRule, dumps
from pytest_segur.reports.html import page as layout
from pytest_segur.spec.balises import PERSONAL
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

#: Ends whatever it may stand in, and then does something; cannot be seen; turns letters round.
MARKUP: Final = "\"'`</script></style></title><img src=x onerror=alert(1)>{{7*7}}{%x%}<!--"
UNSEEN: Final = "\x00\x1b[31m\u202e\u200b\x85\u2028\ud800"
HARM: Final = MARKUP + UNSEEN
#: What pages are made of.
KNOWN: Final = {node.tag for node in page({"a": three({"/lignesImport/0": 1})}).walk()} | {
    *("li", "rect", "svg", "h6", "p", "br"),
}


def harmful() -> dict[str, Any]:
    """Give files with harm in every value, key and name."""
    agent = "/lignesImport/0/beneficiaires"
    values = {
        "/lignesImport/0/numeroEditeur": HARM,
        "/lignesImport/0/commande/dateCommande": HARM,
        "/lignesImport/1/numeroEditeur": HARM,
        "/lignesImport/2/scenarioInstallation/operateurMessagerie": HARM,
        f"{agent}/nomMandataire": HARM,
        f"{agent}/emailMandataire": HARM,
        "/lignesImport/1/piecesJustificatives/0/nomFichier": HARM,
    }
    keys = {f"/{HARM.replace('/', '~1')}": HARM, "/lignesImport/0/commande/" + "<b>": {HARM: HARM}}
    return {
        f"a/{HARM}.json": three(values),
        f"b/{HARM}.json": three(keys),
        "c.json": dumps(three(values)).replace(b'"lignes', HARM.encode(errors="replace")),
    }


def shape(root: Any) -> set[tuple[str, tuple[str, ...]]]:  # noqa: ANN401 - the root of a page
    """Give the kinds of elements, with the names of their attributes."""
    return {(node.tag, tuple(sorted(node.attributes))) for node in root.walk()}


def test_no_value_key_or_name_becomes_markup() -> None:
    house = HouseRule(
        code="X001", label_fr=HARM, label_en=HARM, hint_en=HARM, check=lambda _: ["/numLigne"]
    )
    options: dict[str, Any] = {"rules": (house,), "answer": lambda _: (HARM, HARM)}
    tame = {name.replace(HARM, "x"): content for name, content in harmful().items()}
    for show_values in (False, True):
        text = written(harmful(), show_values=show_values, **options).decode()
        assert visible(text.replace("\n", "")) == text.replace("\n", "")
        root = Dom(text).root
        assert {node.tag for node in root.walk()} <= KNOWN
        assert len(root.all("script")) == len(root.all("style")) == len(root.all("title")) == 1
        names = {name for node in root.walk() for name in node.attributes}
        assert not {name for name in names if name.startswith("on")}
        assert shape(root) == shape(page(tame, show_values=show_values, **options))
        paths = [node.attributes["data-file"] for node in root.all("article")]
        assert f"a/{visible(HARM)}.json" in paths
        assert "{{7*7}}" in root.one("main").text


@settings(max_examples=20)
@given(st.dictionaries(st.text(max_size=12), st.text(max_size=30), max_size=3))
def test_every_text_is_harmless_anywhere(values: dict[str, str]) -> None:
    content = submission([{**liberal_request(1), **values}])
    root = page({"".join(values) or "x": content}, show_values=True)
    assert {node.tag for node in root.walk()} <= KNOWN


def test_long_texts_are_cut() -> None:
    huge = "y" * 1_000_000
    changes = {
        f"/{huge}": 1,
        "/lignesImport/0/numeroEditeur": huge,
        "/lignesImport/0/beneficiaires/nomMandataire": huge,
    }
    assert len(written({"a": three(changes)})) < 60_000
    del changes[f"/{huge}"]
    assert len(written({huge: three(changes)})) < 300_000


def persons(value: Any, *, is_personal: bool = False) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give the strings that stand at or below balises of persons."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from persons(below, is_personal=is_personal or name in PERSONAL)
    elif isinstance(value, list):
        for below in value:
            yield from persons(below, is_personal=is_personal)
    elif is_personal and isinstance(value, str):
        yield value


def is_telling(value: str) -> bool:
    """Tell whether a value is one that its mask would hide."""
    return len(re.findall(r"[^\W9aA_]", value)) >= 4 and value != "null"


def variants(content: dict[str, Any]) -> Iterator[bytes]:
    """Write a file as it is, on one line, with names that nobody knows, and cut off."""
    text = dumps(content)
    yield text
    yield (line := re.sub(rb"\s*\n\s*", b" ", text))
    yield line.replace(b'"nom', b'"Nom').replace(b'"email', b'"mail').replace(b"RPPS", b"rpps")
    yield text[: len(text) // 2]


def test_no_case_of_any_rule_shows_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_ON_PAGE", 100_000)
    files: dict[str, Any] = {}
    secrets: dict[str, set[str]] = {}
    cases = sorted((case for case in CASES if case.codes), key=lambda case: case.code)
    for code, alike in groupby(cases, key=lambda case: case.code):
        # Each rule meets each variant, if it has as many cases.
        for kind, case in enumerate(islice(alike, 4)):
            content = case.build(case.editions[0])
            files[f"{code} {case.why}"] = [*variants(content)][kind]
            secrets[f"{code} {case.why}"] = {*filter(is_telling, persons(content))}
    assert len(set.union(*secrets.values())) > 10
    articles = page(files).one("section", id="fichiers").all("article")
    assert len(articles) == len(files)
    shown = {article.attributes["data-file"]: article.text for article in articles}
    assert [
        (path, one)
        for path, found in secrets.items()
        for one in found
        if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", shown[path])
    ] == []


def test_the_sweep_would_see_a_person() -> None:
    request = structure_request(1)
    request["beneficiaires"]["structure"]["FINESSJuridique"] = "x"
    (name, *_) = filter(is_telling, persons(request))
    assert name == "DURAND"
    files = {"a": submission([request])}
    assert name not in page(files).text
    assert name in page(files, show_values=True).text
