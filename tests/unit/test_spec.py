"""The small nouns of the specification: situations, editions, rows, blocks, operators, rules."""

from __future__ import annotations

import json
import pathlib
from itertools import product

import pytest

from pytest_segur.number import Number
from pytest_segur.spec import operators, situation
from pytest_segur.spec.block import REPEATED, Block
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.formats import Null, Varchar
from pytest_segur.spec.operators import CODES, LABELS
from pytest_segur.spec.row import Row
from pytest_segur.spec.rule import MUST_BE, Clause, Rule, Source, clause_of
from pytest_segur.spec.situation import Situation, situation_of
from pytest_segur.spec.text import Text

#: What isMandataire or isClientUnique may be besides true and false; none of it decides.
NO_BOOLEANS: list[object] = [None, "true", "false", "", Number("1"), Number("0"), [], {}]


@pytest.mark.parametrize(
    ("has_agent", "is_alone", "expected"),
    [
        (False, True, Situation.ALONE),
        (True, False, Situation.AGENT),
        (False, False, Situation.ALL_SIGNED),
        (True, True, Situation.CONTRADICTORY),
    ],
)
def test_two_booleans_tell_the_situation_of_doctors(
    has_agent: bool,  # noqa: FBT001 - a column of the table
    is_alone: bool,  # noqa: FBT001
    expected: Situation,
) -> None:
    """Each combination is a situation of its own."""
    block = {"commandePour": "LIBERAL", "isMandataire": has_agent, "isClientUnique": is_alone}
    assert situation_of(block) is expected


@pytest.mark.parametrize("value", NO_BOOLEANS, ids=repr)
@pytest.mark.parametrize("other", [True, False])
@pytest.mark.parametrize("names", ["isMandataire isClientUnique", "isClientUnique isMandataire"])
def test_what_is_no_boolean_leaves_the_situation_open(
    value: object,
    other: bool,  # noqa: FBT001 - a column of the table
    names: str,
) -> None:
    """Nothing is taken for true or false that is neither; absent leaves it open too."""
    wrong, right = names.split()
    block = {"commandePour": "LIBERAL", right: other}
    assert situation_of(block) is Situation.UNDECIDED
    assert situation_of({**block, wrong: value}) is Situation.UNDECIDED


def test_a_structure_needs_no_booleans() -> None:
    """Whatever they are, it is a structure."""
    for has_agent, is_alone in product([True, *NO_BOOLEANS], repeat=2):
        block = {"commandePour": "STRUCTURE", "isMandataire": has_agent, "isClientUnique": is_alone}
        assert situation_of(block) is Situation.STRUCTURE


@pytest.mark.parametrize("value", [None, "", "liberal", "LIBERAL ", True, Number("1"), [], {}])
def test_another_beneficiary_is_unknown(value: object) -> None:
    """Compared as it stands; nothing, too, is unknown."""
    both = {"isMandataire": True, "isClientUnique": False}
    assert situation_of({"commandePour": value, **both}) is Situation.UNKNOWN
    assert situation_of(both) is Situation.UNKNOWN


def test_groups_of_situations_divide_them() -> None:
    """No situation is in two groups that exclude each other, none is forgotten."""
    unknown = {Situation.UNKNOWN}
    assert frozenset(Situation) == situation.ALWAYS
    assert situation.LIBERAL | situation.STRUCTURE | unknown == situation.ALWAYS
    assert not situation.LIBERAL & situation.STRUCTURE
    assert situation.NO_AGENT | situation.PERHAPS_AGENT == situation.LIBERAL
    assert not situation.NO_AGENT & situation.PERHAPS_AGENT
    assert situation.AGENT < situation.PERHAPS_AGENT
    assert situation.AGENT < situation.SEVERAL
    assert situation.ALONE < situation.NO_AGENT
    assert (
        situation.LIBERAL
        - {
            Situation.CONTRADICTORY,
            Situation.UNDECIDED,
        }
        == situation.ALONE | situation.SEVERAL
    )


def test_there_are_two_editions_each_the_other_of_the_other() -> None:
    """Published comes first, and is the default everywhere."""
    assert list(Edition) == ["published", "corrected"]
    assert Edition.PUBLISHED.other is Edition.CORRECTED
    assert Edition.CORRECTED.other is Edition.PUBLISHED


def test_a_row_gives_the_format_of_an_edition() -> None:
    """Where the corrected edition says nothing of its own, the published table holds."""
    published, corrected = Varchar(exactly=10), Varchar(exactly=14)
    plain = Row("S107", Block.HEADER, "impId", Null())
    both = Row("S109", Block.HEADER, "SIRET", published, corrected=corrected)
    assert [plain.format_in(edition) for edition in Edition] == [Null(), Null()]
    assert [both.format_in(edition) for edition in Edition] == [published, corrected]
    assert plain.when == situation.ALWAYS
    assert plain.editions == frozenset(Edition)


def test_blocks_are_nine_with_the_titles_of_the_table() -> None:
    """The beneficiaries and what stands in them share a title, no two share a place and a title."""
    assert len(Block) == 9
    assert len({(block.title, block.path) for block in Block}) == 9
    assert {block.path for block in REPEATED} == {
        ("beneficiaires", "liberal"),
        ("piecesJustificatives",),
    }
    assert {block.title for block in Block} == {
        "Entête fichier JSON",
        "Entête demande",
        "Commande",
        "Bénéficiaires",
        "Scénario d'installation",
        "Pièces justificatives",
        "Informations traitement de la demande",
    }


def test_every_operator_has_the_code_that_its_label_and_rank_give() -> None:
    """Three characters of the label, an underscore, the rank: as section 4 prints them."""
    assert len(LABELS) == 355
    expected = [f"{label[:3]}_{rank}" for rank, label in enumerate(LABELS.values(), start=1)]
    assert list(LABELS) == expected
    assert frozenset(LABELS) == CODES


def test_operators_ship_with_the_package_as_readable_json() -> None:
    """The file holds codes and labels, and nothing doubled."""
    assert operators.__file__ is not None
    file = pathlib.Path(operators.__file__).with_name("operators.json")
    rows = json.loads(file.read_text(encoding="utf-8"))
    assert {row["code"]: row["libelle"] for row in rows} == LABELS
    assert len(rows) == len(LABELS)
    assert not [label for label in LABELS.values() if "''" in label]


@pytest.mark.parametrize(
    ("clause", "fr", "en"),
    [
        (Clause("1.2"), "section 1.2", "section 1.2"),
        (
            Clause("3.2", "Commande"),
            "section 3.2, bloc « Commande »",
            "section 3.2, block “Commande”",
        ),
        (
            clause_of(Block.SCENARIO, "isPFIToDMP"),
            "section 3.2, bloc « Scénario d'installation », balise isPFIToDMP",
            "section 3.2, block “Scénario d'installation”, balise isPFIToDMP",
        ),
    ],
)
def test_a_clause_is_written_as_a_reader_looks_it_up(clause: Clause, fr: str, en: str) -> None:
    """Section, block and balise of the document."""
    assert clause.to_text() == Text(fr, en)


@pytest.mark.parametrize(
    ("code", "is_advisory"), [("A901", True), ("D210", False), ("X1", False), ("P301", False)]
)
def test_only_codes_with_an_a_advise(code: str, is_advisory: bool) -> None:  # noqa: FBT001
    """Every other rule rejects."""
    assert Rule(code=code, on="x", label=MUST_BE, clause=Clause("1")).is_advisory is is_advisory


def test_a_rule_stands_on_the_document_unless_it_says_otherwise() -> None:
    """It needs no other rule, and has no hint."""
    plain = Rule(code="D210", on="dateCommande", label=MUST_BE, clause=Clause("3.2"))
    assert plain.source is Source.DOCUMENT
    assert (plain.needs, plain.element_needs, plain.hint) == ((), (), None)
    assert not plain.suspends_only_duty
    assert plain.label.to("fr", on=plain.on, expected="null") == "dateCommande doit être null"
