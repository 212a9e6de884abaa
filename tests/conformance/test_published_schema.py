"""The published schema and the rules agree on every rule that a schema can say.

Whatever the rules refuse the schema refuses, and the other way round; but for the rules on the
schema's own list, which it does not see, or not all of.
"""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from support.cases import CASES
from support.cases.case import build, judge
from support.mutations import mutated_submissions
from support.published import published
from support.submissions import piece

from pytest_segur import Number, check, dumps
from pytest_segur.factories import SubmissionFactory
from pytest_segur.factories.faults import FAULTS, variants_of
from pytest_segur.factories.faults.kinds import ObjectFault, TextFault
from pytest_segur.kit.schema import NOT_IN_SCHEMA, Extent
from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from support.submissions import Json

    #: The name of a fault, the rules that it breaks, a file that has it.
    Faulty = tuple[str, tuple[str, ...], bytes]

WHOLLY: Final = {code for code, gap in NOT_IN_SCHEMA.items() if gap.extent is Extent.WHOLLY}
PARTLY: Final = NOT_IN_SCHEMA.keys() - WHOLLY
#: What keeps a file from being read: there may be nothing to validate.
READING: Final = {"S100", "S101", "S102", "S103"}
#: Rules of which every fault, or some, is in the schema.
IN_SCHEMA: Final = {code for code in CATALOGUE if code[0] in "SD"} - WHOLLY

#: For each rule that is partly seen, a fault that only the rules see: what is changed where.
UNSEEN: Final[Mapping[str, tuple[str, str, str]]] = {
    "D201": ("alone", "numLigne", "1.0"),
    "D212": ("alone", "commande/montantSegurHT", "1075.0"),
    "D226": ("agent", "beneficiaires/nomMandataire", '"\u10d0"'),
    "D235": ("alone", "beneficiaires/liberal/0/nomMedecin", '"\U00010428"'),
    "D242": ("structure", "beneficiaires/structure/nomResponsable", '"\u019a"'),
    "D273": ("alone", "piecesJustificatives/0/nomFichier", '"MDV-LGC-Va1-BDC-00002.pdf"'),
}


def deviation(found: Iterable[str], *, accepts: bool) -> str | None:
    """Tell how rules and schema differ on a file; None when they agree.

    Args:
        found: the rules that the file breaks.
        accepts: whether the schema accepts it.
    """
    expected = set(found) - WHOLLY
    if not accepts and not expected:
        return "only the schema refuses"
    if accepts and expected - PARTLY:
        return f"only the rules refuse: {sorted(expected)}"
    return None


def faulty_files(edition: Edition, *, seed: int = 0) -> Iterator[Faulty]:
    """Give each single fault there is."""
    for code in FAULTS:
        factory = SubmissionFactory.seeded(f"{code} {seed}", edition)
        for rank, fault in enumerate(variants_of(code, edition)):
            if isinstance(fault, ObjectFault):
                file = factory.submission(requests=fault.fewest, violating=code, variant=rank)
                yield f"{code} {fault.title}", fault.codes, dumps(file)
            elif isinstance(fault, TextFault) and code not in READING:
                yield f"{code} {fault.title}", fault.codes, fault.spoil(dumps(factory.submission()))


@pytest.mark.parametrize("edition", Edition)
def test_the_schema_refuses_every_single_fault_and_names_its_rule(edition: Edition) -> None:
    """Each that it can say; and of what is partly beyond it, some."""
    found = []
    for name, codes, content in faulty_files(edition):
        said = published(edition).rules_broken_by(content)
        problem = deviation(codes, accepts=not said)
        found.append((name, problem, {*codes} - WHOLLY - PARTLY - said, said & {codes[0]}))
    assert [each for each in found if each[1] or each[2]] == []
    assert {code for *_, seen in found for code in seen} == IN_SCHEMA


@pytest.mark.parametrize("edition", Edition)
def test_they_agree_on_every_single_fault_whatever_is_drawn(edition: Edition) -> None:
    files = (file for seed in (1, 2) for file in faulty_files(edition, seed=seed))
    found = [
        (name, deviation(codes, accepts=published(edition).accepts(content)))
        for name, codes, content in files
    ]
    assert [each for each in found if each[-1]] == []


@pytest.mark.parametrize("edition", Edition)
def test_they_agree_on_every_case(edition: Edition) -> None:
    """What the rules say of a case stands in it; elsewhere that is tested."""
    schema, found = published(edition), []
    for case in CASES:
        # Operators that a house added are in no published list.
        if edition in case.editions and "operators" not in case.options:
            accepts = schema.accepts(dumps(case.build(edition.value)))
            found.append((case.code, case.why, deviation(case.codes, accepts=accepts)))
    assert len(found) > 900
    assert [each for each in found if each[-1]] == []


@pytest.mark.parametrize("edition", Edition)
def test_they_agree_on_sound_submissions(edition: Edition) -> None:
    """Of every shape, and of 200 requests."""
    factory = SubmissionFactory.seeded("sound", edition)
    files = [factory.variety(), factory.submission(requests=200)]
    for content in map(dumps, files + [factory.submission() for _ in range(30)]):
        assert check(content, edition=edition, advisories=False).verdict == "accepted"
        assert published(edition).rules_broken_by(content) == set()


def test_they_agree_on_the_name_of_every_document() -> None:
    """Declared as each type and format, named as each; the number of another request apart."""
    places = {"BON_COMMANDE": ("alone", 0), "PREUVE_HT": ("ht", 1)}
    declared = [piece(kind, file_format=each) for kind in places for each in ("PDF", "PNG", "JPG")]
    names = [each["nomFichier"] for each in declared]
    names += [f"{name}{more}" for name in names for more in ("\n", " ", ".pdf")]
    names += [name.replace("00001", number) for name in names for number in ("0001", "000001")]
    schema, found = published("published"), []
    for document, name in itertools.product(declared, names):
        base, index = places[document["typeFichier"]]
        place = f"piecesJustificatives/{index}"
        file = build((base,), {place: {**document, "nomFichier": name}}, "published")
        is_right = document["nomFichier"] == name
        assert is_right == (judge(file, "published", advisories=False).verdict == "accepted")
        found.append((document, name, is_right != schema.accepts(dumps(file))))
    assert [each for each in found if each[-1]] == []


@settings(max_examples=100)
@given(file=mutated_submissions())
def test_they_agree_on_whatever_goes_wrong(file: Json) -> None:
    content = dumps(file)
    for edition in Edition:
        found = check(content, edition=edition, advisories=False).by_code()
        assert deviation(found, accepts=published(edition).accepts(content)) is None


def test_every_rule_that_is_partly_seen_has_a_fault_that_is_not() -> None:
    """The list promises no less than it must."""
    for code, (base, place, text) in UNSEEN.items():
        value = json.loads(text, parse_float=Number)
        file = build((base,), {place: value}, "published")
        assert list(judge(file, "published").by_code()) == [code]
        assert published("published").accepts(dumps(file))
    assert UNSEEN.keys() == PARTLY


def test_a_deviation_is_noticed() -> None:
    """What the rules alone see is none, where the list says so."""
    assert deviation({"D210"}, accepts=True)
    assert deviation({"D210", "D212"}, accepts=True)
    assert deviation({"D206"}, accepts=False)
    assert deviation((), accepts=False)
    for found in ({"D206"}, {"D212"}, {"D206", "D212"}, ()):
        assert deviation(found, accepts=True) is None
    for found in ({"D210"}, {"D212"}, {"D206", "D210"}):
        assert deviation(found, accepts=False) is None
