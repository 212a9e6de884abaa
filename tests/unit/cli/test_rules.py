"""`segur rules` and `segur explain`."""

from __future__ import annotations

import json
import pathlib
from itertools import cycle
from typing import TYPE_CHECKING, Final

import pytest

from pytest_segur.kit.examples import examples
from pytest_segur.spec.catalogue import CATALOGUE, label_of

if TYPE_CHECKING:
    from support.command import Segur

DOCS: Final = pathlib.Path(__file__).parents[3] / "docs"


def test_every_rule_is_listed_once_with_its_label(segur: Segur) -> None:
    for language in ("fr", "en"):
        lines = segur("rules", "--lang", language).out.splitlines()
        listed = [line.split()[0] for line in lines if line.startswith("  ")]
        assert listed == list(CATALOGUE)
        for code in CATALOGUE:
            label = label_of(code).to("fr" if language == "fr" else "en")
            assert any(line.startswith(f"  {code} ") and label in line for line in lines)


def test_rules_as_data_have_both_labels_and_their_clause(segur: Segur) -> None:
    data = json.loads(segur("rules", "--format", "json").out)
    rules = {rule["code"]: rule for rule in data["rules"]}
    assert (data["schema"], data["kit"]) == ("segur-rules/1", "1.0.0")
    assert list(rules) == list(CATALOGUE)
    assert rules["D202"] == {
        "code": "D202",
        "on": "numLigne",
        "source": "document",
        "clause": {"section": "3.2", "block": "Entête demande", "balise": "numLigne"},
        "label": {"fr": label_of("D202").fr, "en": label_of("D202").en},
        "needs": ["D201"],
    }
    assert "14" in rules["S108"]["label"]["fr"]
    assert "10" in rules["S108"]["label_corrected"]["fr"]
    assert rules["D273"]["needs"] == ["D205", "D270", "D271", "D272"]


def test_rules_go_to_a_file(segur: Segur, tmp_path: pathlib.Path) -> None:
    shown = segur("rules").out
    assert segur("rules", "-o", "rules.txt").out == ""
    assert (tmp_path / "rules.txt").read_text("utf-8") == shown


def test_every_rule_is_explained_with_cases_of_the_kit(segur: Segur) -> None:
    titles = cycle((("fr", "Exemple qui passe : "), ("en", "Example that passes: ")))
    pairs = examples()
    for (code, rule), (language, passes) in zip(CATALOGUE.items(), titles, strict=False):
        outcome = segur("explain", code, "--lang", language)
        assert outcome.code == 0
        lines = outcome.out.splitlines()
        assert lines[0] == f"{code}  {rule.on}"
        assert any(line.startswith(passes) for line in lines), code
        told = "\n".join(lines)
        assert "{name}" not in told
        pair = pairs[code]
        for words in (f"section {rule.clause.section}", pair.passes.name, pair.fails.name):
            assert words in told, code
        assert all(need in told for need in rule.needs), code


def test_the_page_tells_what_explain_tells(segur: Segur) -> None:
    for language in ("fr", "en"):
        page = segur("rules", "--format", "markdown", "--lang", language).out
        # No line of French prose may end before its colon; values stay as they are.
        assert ("\u00a0:" in page) is (language == "fr")
        page = page.replace("\u00a0", " ")
        for code in ("S103", "D212", "P303", "A905"):
            told = segur("explain", code, "--lang", language).out.splitlines()
            for line in told[3:]:
                words = line.strip("() ").removeprefix("cas ").removeprefix("case ")
                assert words in page.replace("\\", ""), (code, line)


def test_words_of_a_page_mean_nothing_to_markdown(segur: Segur) -> None:
    lines = segur("rules", "--format", "markdown", "--lang", "en").out.splitlines()
    # Two underscores make words bold, and a name in angle brackets is a tag.
    assert "### S112 lignesImport\\[\\]" in lines
    assert not any("<" in line.replace("\\<", "") for line in lines if not line.startswith("/"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_in_the_docs_is_up_to_date(segur: Segur, language: str) -> None:
    shown = segur("rules", "--format", "markdown", "--lang", language).out
    page = f"{language}/reference/rules.md"
    command = f"segur rules --format markdown --lang {language} -o docs/{page}"
    assert (DOCS / page).read_text(encoding="utf-8") == shown, f"stale; run: {command}"


def test_an_explanation_tells_formats_by_edition_and_situation(segur: Segur) -> None:
    rpps = segur("explain", "D238").out
    assert "published : une chaîne d'exactement 15 caractères" in rpps
    assert "corrected : une chaîne d'exactement 11 caractères" in rpps
    count = segur("explain", "D234").out
    assert "LIBERAL, un seul médecin : " in count
    assert "LIBERAL, plusieurs médecins : " in count
    assert "isDirecToDMP or isDirectToDMP, exactly one" in segur("explain", "D253", "--lang=en").out


def test_an_explanation_of_a_value_shows_both_ways(segur: Segur) -> None:
    lines = segur("explain", "d212", "--lang", "en").out.splitlines()
    assert lines[-6:] == [
        "Example that passes: montantSegurHT: two decimals",
        "  /lignesImport/0/commande/montantSegurHT  1075.00",
        "  (case published/D212/two-decimals)",
        "Example that fails: montantSegurHT: no decimals",
        "  /lignesImport/0/commande/montantSegurHT  1075",
        "  (case published/D212/no-decimals)",
    ]


def test_bytes_that_are_no_utf_8_are_shown(segur: Segur) -> None:
    assert "LEMA\\xceTRE" in segur("explain", "S101").out


@pytest.mark.parametrize(
    ("code", "language", "message"),
    [
        ("D213", "fr", 'segur explain : règle inconnue : "D213" ; les plus proches : D212'),
        ("D213", "en", 'segur explain: unknown rule: "D213"; the nearest ones: D212'),
        ("210", "en", 'segur explain: unknown rule: "210"; the nearest ones: D210, D211'),
        ("F", "en", 'segur explain: unknown rule: "F"; the nearest ones: F401, F402'),
        ("~", "fr", 'segur explain : règle inconnue : "~" ; « segur rules » les liste toutes'),
        ("\x1b[1m", "en", 'segur explain: unknown rule: "\\u001b[1m"; “segur rules” lists'),
    ],
)
def test_an_unknown_rule_is_misuse_that_names_near_ones(
    segur: Segur, code: str, language: str, message: str
) -> None:
    outcome = segur("explain", code, "--lang", language)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert len(outcome.err.splitlines()) == 1
