"""The fixtures that make submissions: sound, or with one fault, the same in every run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.factories.faults import FAULTS

if TYPE_CHECKING:
    from support.box import Box

#: What a test of a test prints, one value a test.
VALUES = """
    import pytest

    @pytest.mark.parametrize("one", "abc")
    def test_values(one, segur_faker, segur_request, segur_submission, segur_dossier):
        values = [
            segur_faker.rpps(),
            segur_faker.finess_juridique(),
            segur_faker.last_name(),
            segur_request()["commande"]["dateCommande"],
            segur_submission()["lignesImport"][0]["commande"]["montantSegurHT"].literal,
            segur_dossier().name,
        ]
        with open(f"{one}.txt", "a", encoding="utf-8") as stream:
            print(*values, file=stream)
"""


def check(box: Box, body: str, *options: str, arguments: str = "", head: str = "") -> None:
    """Run one test that is to pass."""
    box.save(f"{head}\n\ndef test_it({arguments}):\n    {body}\n", name="test_it.py")
    box.bare("-p", "no:cacheprovider", *options).assert_outcomes(passed=1)


def values(box: Box) -> set[str]:
    """Give the values that tests have had, and forget them."""
    found = set()
    for path in box.path.glob("?.txt"):
        found |= set(path.read_text(encoding="utf-8").splitlines())
        path.unlink()
    return found


def test_values_are_the_same_in_every_test_order_and_run(box: Box) -> None:
    box.save(VALUES, name="test_it.py")
    runs: tuple[tuple[str, ...], ...] = (
        (),
        ("test_it.py::test_values[c]",),
        ("test_it.py::test_values[b]", "test_it.py::test_values[a]"),
        ("-p", "no:faker"),
        ("-p", "no:syrupy"),
    )
    found: set[str] = set()
    for options in runs:
        box.bare(*options)
        made = values(box)
        assert made
        found |= made
    assert len(found) == 1


def test_values_are_the_same_in_another_process(box: Box) -> None:
    box.save(VALUES, name="test_it.py")
    box.bare()
    here = values(box)
    # As in a worker of xdist, where the hash of a string is another.
    options = ("-p", "no:randomly", "-p", "no:hypothesispytest")
    box.pytester.runpytest_subprocess(*options).assert_outcomes(passed=3)
    assert values(box) == here


def test_the_seed_is_that_of_faker_s_own_plugin(box: Box) -> None:
    box.save(VALUES, name="test_it.py")
    box.bare()
    usual = values(box)
    box.save(
        "import pytest\n\n@pytest.fixture(autouse=True)\ndef faker_seed(): return 5",
        name="conftest.py",
    )
    box.bare()
    seeded = values(box)
    assert len(seeded) == 1
    assert not usual & seeded


def test_every_test_has_all_unique_values_before_it(box: Box) -> None:
    box.save(
        """
        import pytest

        @pytest.mark.parametrize("one", [1, 2])
        def test_it(one, segur_faker):
            assert {segur_faker.unique.boolean() for _ in range(2)} == {True, False}
        """,
        name="test_it.py",
    )
    box.bare().assert_outcomes(passed=2)


def test_the_faker_is_french_and_knows_the_balises(box: Box) -> None:
    check(
        box,
        "assert segur_faker.locales == ['fr_FR'] and len(segur_faker.siret_segur()) == 10\n"
        "    names = 'rpps finess_juridique finess_geographique numero_ans numero_editeur '\n"
        "    for name in (names + 'operateur_messagerie').split():\n"
        "        assert isinstance(getattr(segur_faker, name)(), str)",
        arguments="segur_faker",
    )


def test_submissions_are_sound_and_as_asked_for(box: Box) -> None:
    check(
        box,
        """one = segur_submission(requests=2, beneficiary="STRUCTURE", regimeTVA="HT")
    assert segur_check(one).verdict == "accepted"
    for request in one["lignesImport"]:
        assert request["beneficiaires"]["commandePour"] == "STRUCTURE"
        assert request["commande"]["regimeTVA"] == "HT"
    two = segur_submission(requests=1, beneficiary="LIBERAL", situation="AGENT", doctors=4)
    assert len(two["lignesImport"][0]["beneficiaires"]["liberal"]) == 4
    three = segur_submission(requests=1, sites=2, beneficiary="STRUCTURE", edition="corrected")
    assert segur_check(three, edition="corrected").verdict == "accepted"
    changed = segur_submission(pointers={"/lignesImport/1/typeAction": "M"})
    assert [r.verdict for r in segur_check(changed).requests] == [
        "accepted", "rejected", "accepted"
    ]""",
        arguments="segur_submission, segur_check",
    )


def test_numbers_go_on_from_call_to_call(box: Box) -> None:
    check(
        box,
        """numbers = []
    for made in (segur_submission(), segur_submission(requests=1),
                 segur_submission(first_number=10, requests=2), segur_submission(requests=1)):
        numbers += [request["numeroEditeur"] for request in made["lignesImport"]]
        assert asp.deposit(made).verdict == "accepted"
    assert numbers == ["00001", "00002", "00003", "00004", "00010", "00011", "00012"]
    one, two = segur_dossier(), segur_dossier(edition="published")
    assert one.name[-8:] == "001.json" and two.name[-8:] == "002.json"
    assert asp.deposit(one).verdict == asp.deposit(two).verdict == "accepted" """,
        arguments="asp, segur_submission, segur_dossier",
    )


def test_the_smallest_variety_is_a_call_away(box: Box) -> None:
    check(
        box,
        """segur_submission(requests=2)
    for edition in ("published", "corrected"):
        made = segur_submission.variety(edition=edition)
        found = segur_check(made, edition=edition, profiles=["centre-de-sante", "mailiz"])
        assert (found.verdict, len(found.requests)) == ("accepted", 6)
    numbers = [request["numeroEditeur"] for request in made["lignesImport"]]
    assert numbers == ["00009", "00010", "00011", "00012", "00013", "00014"]
    assert segur_submission.variety(first_number=4)["lignesImport"][0]["numeroEditeur"] == "00004"
    """,
        arguments="segur_submission, segur_check",
    )


def test_requests_are_sound_and_as_asked_for(box: Box) -> None:
    check(
        box,
        """submission = segur_submission()
    submission["lignesImport"] = [
        segur_request(beneficiary="LIBERAL", situation="ALL_SIGNED", doctors=2),
        segur_request(position=2, beneficiary="STRUCTURE", sites=3),
        segur_request(position=3, numeroEditeur="00042", pointers={"/typeAction": "M"}),
    ]
    found = segur_check(submission).requests
    assert [[error.code for error in one.errors] for one in found] == [[], [], ["D203"]]
    assert found[2].numeroEditeur == "00042"
    dmp = segur_request(edition="corrected")["scenarioInstallation"]
    assert {"isDirecToDMP", "isDirectToDMP"} & dmp.keys()""",
        arguments="segur_submission, segur_request, segur_check",
    )


def test_the_edition_is_the_session_s(box: Box) -> None:
    check(
        box,
        """assert len(segur_submission()["SIRET"]) == 14
    assert len(segur_request(beneficiary="LIBERAL")["beneficiaires"]["liberal"][0]["RPPS"]) == 11
    assert segur_check(segur_dossier()).verdict == "accepted" """,
        "--segur-edition=corrected",
        arguments="segur_submission, segur_request, segur_dossier, segur_check",
    )


WRONG: list[dict[str, object]] = [
    {"violating": "D999"},
    {"violating": "D210", "variant": 99},
    {"requests": 0},
    {"regimeTva": "HT"},
    {"beneficiary": "?"},
    {"edition": "?"},
]
ONLY_AS_FILES = [code for code in FAULTS if code[0] in "FP" or "S100" < code < "S105"]


def test_faults_are_made_on_demand(box: Box) -> None:
    codes = [code for code in FAULTS if code not in ONLY_AS_FILES]
    assert len(codes) > 60
    check(
        box,
        f"""for code in {codes}:
        found = segur_check(segur_submission(violating=code))
        errors = [*found.errors, *(error for one in found.requests for error in one.errors)]
        assert errors[0].code == code""",
        arguments="segur_submission, segur_check",
    )


def test_faults_of_files_only_are_refused_for_objects(box: Box) -> None:
    assert len(ONLY_AS_FILES) > 10
    check(
        box,
        f"""for code in {ONLY_AS_FILES}:
        with pytest.raises(ValueError, match="segur_dossier"):
            segur_submission(violating=code)
    for wrong in {WRONG}:
        with pytest.raises(ValueError):
            segur_submission(**wrong)
        with pytest.raises(ValueError):
            segur_dossier(**wrong)
    assert not list(tmp_path.iterdir())""",
        arguments="segur_submission, segur_dossier, tmp_path",
        head="import pytest",
    )


def test_dossiers_are_written_with_every_fault(box: Box) -> None:
    check(
        box,
        f"""for code in {list(FAULTS)}:
        path = segur_dossier(violating=code)
        assert path.parent == tmp_path
        found = segur_check(path)
        errors = [*found.errors, *(error for one in found.requests for error in one.errors)]
        errors += found.archive.errors if found.archive else ()
        assert errors[0].code == code
    assert not list(tmp_path.glob("*.reponse.json"))""",
        arguments="segur_dossier, segur_check, tmp_path",
    )


@pytest.mark.parametrize("archive", [True, False])
def test_dossiers_are_sound_and_have_their_archive(box: Box, archive: bool) -> None:  # noqa: FBT001
    check(
        box,
        f"""path = segur_dossier(requests=2, beneficiary="LIBERAL", doctors=2, archive={archive})
    assert path.with_suffix(".zip").exists() is {archive}
    found = segur_check(path)
    assert found.is_faultless and (found.archive is not None) is {archive}""",
        arguments="segur_dossier, segur_check",
    )


def test_what_is_made_can_be_collected_and_answered(box: Box) -> None:
    box.save(
        """
        import shutil

        def test_it(segur_dossier):
            path = segur_dossier(violating="D210")
            shutil.copy(path, ".")
        """,
        name="test_it.py",
    )
    box.bare().assert_outcomes(passed=1)
    box.run("--snapshot-update", "-k", "reponse").assert_outcomes(passed=1)
