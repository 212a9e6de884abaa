"""The catalogue, the table, the code and the cases agree with one another, both ways."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from support.cases import ACCEPTED, CASES, REFUSED, advisories, names, reading
from support.cases.case import in_each_edition
from support.pinned import PINNED

from pytest_segur import rules
from pytest_segur.rules.conditions import CONDITIONS, PIECE_CONDITIONS
from pytest_segur.spec.balises import HEADER_ROWS, PERSONAL, REQUEST_ROWS
from pytest_segur.spec.block import Block
from pytest_segur.spec.catalogue import CATALOGUE, NEVER_IGNORED, ROWS, codes_under, label_of
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.operators import CODES, LABELS
from pytest_segur.spec.rule import Source
from pytest_segur.spec.situation import ALWAYS
from pytest_segur.spec.skeleton import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_segur.spec.text import Language

#: What the document says nowhere, and the kit needs to judge a file safely.
KIT: Final = frozenset({"S100", "S101", "S103", "P301", "P306"})
#: What the document leaves no sensible alternative to. S111 (none at all) and D275 (no order
#: form) are inferred in one of two cases only, which their own tests look at.
INFERRED: Final = frozenset({"D225", "D276", "P305"})
SECTIONS: Final = frozenset({"1.2", "2.1", "2.2", "3.1", "3.2", "3.3", "4"})
#: Rules on archives, and advisories that need a library, are proven by tests of their own.
PROVEN_ELSEWHERE: Final = codes_under("P") | {"A901", "A902", "A903", "A904", "A905", "A914"}

LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")
RULES: Final = rules()
_PLACEHOLDER = re.compile(r"\{[a-z]+\}")


def test_the_catalogue_only_grows() -> None:
    """A code that was published stays, with its meaning; a new one is to be pinned."""
    assert {rule.code: rule.on for rule in RULES} == PINNED


def test_codes_are_in_order_and_stand_once() -> None:
    """Files, names, requests, archives, advisories; inside of each by number."""
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) == len(CATALOGUE)
    assert codes == sorted(codes, key=lambda code: ("SFDPA".index(code[0]), code))
    assert all(re.fullmatch(r"[SFDPA][0-9]{3}", code) for code in codes)


def test_a_rule_says_everything_in_both_languages() -> None:
    """Demand, clause and source; a hint that is there is there twice."""
    for rule in RULES:
        edition_labels = [label_of(rule.code, edition) for edition in Edition]
        for language in LANGUAGES:
            for label in edition_labels:
                words = label.to(language)
                assert words.strip() == words, rule.code
                assert len(words) > 10, rule.code
                assert not _PLACEHOLDER.search(words), rule.code
            assert rule.clause.to_text().to(language).startswith("section "), rule.code
            assert rule.hint is None or len(rule.hint.to(language)) > 5, rule.code
        assert label_of(rule.code).fr != label_of(rule.code).en, rule.code
        assert rule.on, rule.code
        assert rule.clause.section in SECTIONS, rule.code


def test_a_demand_that_does_not_tell_how_to_mend_it_has_a_hint() -> None:
    """Formats have closer hints, made from the value; whatever can be read has its reasons."""
    for rule in RULES:
        closer = {"S100", "S101", "S114"} | ROWS.keys() | PROVEN_ELSEWHERE
        assert rule.hint is not None or rule.code in closer, rule.code


def test_a_rule_tells_what_it_stands_on() -> None:
    """The document; or an inference from it, or what the kit needs; advisories are the kit's."""
    for rule in RULES:
        expected = Source.DOCUMENT
        if rule.code in KIT or rule.is_advisory:
            expected = Source.KIT
        elif rule.code in INFERRED:
            expected = Source.INFERENCE
        assert rule.source is expected, rule.code


def test_a_rule_needs_only_earlier_ones_of_its_kind() -> None:
    """So that judging in order comes to an end."""
    for rule in RULES:
        codes = list(CATALOGUE)
        for need in (*rule.needs, *rule.element_needs):
            assert codes.index(need) < codes.index(rule.code), rule.code
            assert need[0] == rule.code[0], rule.code


def test_what_keeps_a_file_from_being_judged_cannot_be_ignored() -> None:
    """The kit's own list, as it is published."""
    assert sorted(NEVER_IGNORED) == [
        "S100",
        "S101",
        "S102",
        "S103",
        "S104",
        "S105",
        "S110",
        "S112",
        "S113",
        "S114",
    ]


class TestTable:
    """Rows, conditions and the skeleton."""

    def test_every_rule_of_the_second_control_is_judged_by_something(self) -> None:
        """A row, or a condition; and nothing is judged that the catalogue does not know."""
        judged = {row.code for row in REQUEST_ROWS} | CONDITIONS.keys() | PIECE_CONDITIONS.keys()
        assert judged == codes_under("D")
        assert {row.code for row in HEADER_ROWS} == {"S107", "S108", "S109"}
        assert ROWS.keys() <= CATALOGUE.keys()

    def test_rows_and_conditions_are_in_the_order_of_the_catalogue(self) -> None:
        """As the portal looks."""
        codes = [row.code for row in REQUEST_ROWS]
        assert codes == sorted(codes)
        assert list(CONDITIONS) == sorted(CONDITIONS)

    def test_every_row_is_about_the_balise_of_its_rule(self) -> None:
        """And cites it."""
        for row in (*HEADER_ROWS, *REQUEST_ROWS):
            rule = CATALOGUE[row.code]
            assert rule.on == row.name
            assert rule.clause.balise == row.name
            assert rule.clause.block == row.block.title

    def test_every_row_stands_in_the_skeleton(self) -> None:
        """Where its block is; the treatment stands in the request itself."""
        for row in (*HEADER_ROWS, *REQUEST_ROWS):
            block = Block.REQUEST if row.block is Block.TREATMENT else row.block
            for edition in row.editions:
                assert row.name in names_in(block, edition)

    def test_the_skeleton_has_the_names_of_the_document(self) -> None:
        """Section 2.2, object by object."""
        assert {block.name: names_in(block) for block in Block if block is not Block.TREATMENT} == {
            "HEADER": ("impId", "numeroAns", "SIRET", "lignesImport"),
            "REQUEST": (
                "numLigne",
                "typeAction",
                "numeroASP",
                "numeroEditeur",
                "commande",
                "beneficiaires",
                "piecesJustificatives",
                "scenarioInstallation",
                "codeTraitement",
                "libelleTraitement",
            ),
            "COMMANDE": ("dateCommande", "regimeTVA", "montantSegurHT"),
            "BENEFICIAIRES": (
                "commandePour",
                "isMandataire",
                "isClientUnique",
                "nomMandataire",
                "emailMandataire",
                "telephoneMandataire",
                "liberal",
                "structure",
            ),
            "LIBERAL": ("nomMedecin", "emailMedecin", "telephoneMedecin", "RPPS"),
            "STRUCTURE": (
                "FINESSJuridique",
                "nomResponsable",
                "emailResponsable",
                "telephoneResponsable",
                "FINESSGeo",
            ),
            "SCENARIO": (
                "isCentreDeSante",
                "operateurMessagerie",
                "isProSanteConnectNeeded",
                "isDirecToDMP",
                "isPFIToDMP",
                "isDirectToMSSPro",
                "isPFIToMSSPro",
                "isDirectToMSSCitoyen",
                "isPFIToMSSCitoyen",
            ),
            "PIECES": ("nomFichier", "formatFichier", "typeFichier"),
        }

    def test_the_corrected_edition_knows_one_more_name(self) -> None:
        """The DMP balise spelt in full."""
        more = {
            block.name: {*names_in(block, Edition.CORRECTED)} - {*names_in(block)}
            for block in Block
            if block is not Block.TREATMENT
        }
        assert {name: names for name, names in more.items() if names} == {
            "SCENARIO": {"isDirectToDMP"}
        }

    def test_the_situations_of_one_balise_do_not_overlap(self) -> None:
        """No balise is judged by two formats of one rule in one situation and edition."""
        for edition in Edition:
            for code in ROWS:
                situations = Counter(
                    situation
                    for row in ROWS[code]
                    if edition in row.editions
                    for situation in row.when
                )
                assert all(count == 1 for count in situations.values())
                assert situations.keys() <= ALWAYS

    def test_personal_balises_are_balises(self) -> None:
        """Names, e-mails, telephones and the numbers of doctors: all of them, and no others."""
        known = {row.name for row in REQUEST_ROWS}
        assert known >= PERSONAL
        assert {
            name for name in known if re.match("(nom|email|telephone)(?!Fichier)|RPPS", name)
        } == PERSONAL


class TestOperators:
    """The list of section 4."""

    def test_there_are_355(self) -> None:
        """Each code once."""
        assert len(LABELS) == len(CODES) == 355

    def test_a_code_is_the_beginning_of_its_label_and_its_rank(self) -> None:
        """Three characters, whatever they are, and the place in the list."""
        for rank, (code, label) in enumerate(LABELS.items(), start=1):
            assert code == f"{label[:3]}_{rank}"

    def test_codes_are_kept_as_printed(self) -> None:
        """Blanks, dots and accents included."""
        assert {"CH _20", "HÔP_302", "H.G_48", "KI-_334", "LA _335", "GH _290"} <= CODES
        assert LABELS["CH _20"] == "CH REGIONAL D'ORLEANS"
        assert not any("''" in label for label in LABELS.values())


class TestCases:
    """What the rules are proven by."""

    def test_every_rule_has_cases_that_fail_and_no_case_has_an_unknown_code(self) -> None:
        """At least two for each rule; a file that is too big is one of a kind."""
        proven = Counter(code for code, codes in _failures() if code in codes)
        # Of S100 the other ways are no bytes, but folders and missing files.
        assert {code for code, count in proven.items() if count < 2} == {"S100"}
        assert proven.keys() | {"A917"} == CATALOGUE.keys() - PROVEN_ELSEWHERE

    def test_every_format_and_condition_has_a_neighbour_that_passes(self) -> None:
        """But for one: a name of 49 characters passes D270, and D273 refuses it."""
        lets_pass = {case.code for case in ACCEPTED}
        judged = codes_under("D") | {"S107", "S108", "S109"}
        assert judged - lets_pass == {"D270"}

    def test_cases_tell_each_other_apart(self) -> None:
        """A case that fails is found by its name."""
        named = Counter(name for name, _, _ in in_each_edition([*REFUSED]))
        named.update(f"passes {name}" for name, _, _ in in_each_edition([*ACCEPTED]))
        assert [name for name, count in named.items() if count > 1] == []

    def test_every_case_is_about_a_rule(self) -> None:
        """Its own code is among those that are found."""
        for case in CASES:
            assert case.code in CATALOGUE
            assert not case.codes or case.code in case.codes


def _failures() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the code that each case is about, and those that are found."""
    yield from ((case.code, case.codes) for case in (*REFUSED, *advisories.CASES))
    yield from ((case.code, case.codes) for case in names.CASES)
    yield from ((case.code, (case.code,)) for case in reading.CASES)
