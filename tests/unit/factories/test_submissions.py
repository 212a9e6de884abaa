"""What is generated is sound, plausible, and the same for the same seed."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

import pytest_segur.factories as package
from pytest_segur import check, dumps
from pytest_segur.factories import SubmissionFactory
from pytest_segur.factories.shapes import FACULTATIVE, UNFILLED, variety
from pytest_segur.spec.edition import Edition
from pytest_segur.spec.situation import Situation, situation_of

PROFILES = ("centre-de-sante", "mailiz")
TODAY = "2022-03-01"


def printed(program: str, **environment: str) -> str:
    """Run a program that uses the package, and give what it prints."""
    root = str(pathlib.Path(package.__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": root, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


#: Prints how many requests were judged, and whatever was found in them.
TEN_THOUSAND = """
from pytest_segur import check
from pytest_segur.factories import SubmissionFactory

judged, found = 0, {}
for edition in ("published", "corrected"):
    for seed in range(25):
        submission = SubmissionFactory.seeded(seed, edition).submission(requests=200)
        diagnosis = check(submission, edition=edition, today="2022-03-01")
        judged += len(diagnosis.requests)
        advisories = [*diagnosis.advisories]
        for request in diagnosis.requests:
            advisories += request.advisories
        if diagnosis.verdict != "accepted" or diagnosis.by_code() or advisories:
            found[edition, seed] = diagnosis.by_code(), {one.code for one in advisories}
print((judged, found), end="")
"""


def test_ten_thousand_requests_have_no_fault_and_no_advisory() -> None:
    """In a process of its own, where nothing is measured meanwhile."""
    assert printed(TEN_THOUSAND) == "(10000, {})"


def test_every_situation_is_drawn() -> None:
    requests = SubmissionFactory.seeded(1).submission(requests=200)["lignesImport"]
    situations = {situation_of(request["beneficiaires"]) for request in requests}
    assert situations == {
        Situation.ALONE,
        Situation.AGENT,
        Situation.ALL_SIGNED,
        Situation.STRUCTURE,
    }
    assert {request["commande"]["regimeTVA"] for request in requests} == {"TTC", "HT"}
    assert {len(request["piecesJustificatives"]) for request in requests} == {1, 2, 3}
    formats = {piece["formatFichier"] for r in requests for piece in r["piecesJustificatives"]}
    assert formats == {"PDF", "PNG", "JPG"}


def test_both_spellings_are_drawn_where_both_are_right() -> None:
    requests = SubmissionFactory.seeded(1, "corrected").submission(requests=50)["lignesImport"]
    spellings = {name for r in requests for name in r["scenarioInstallation"] if "DMP" in name}
    assert spellings == {"isDirecToDMP", "isDirectToDMP", "isPFIToDMP"}


def test_a_single_request_fits_into_a_file() -> None:
    factory = SubmissionFactory.seeded(4)
    second = factory.request(position=2)
    assert (second["numLigne"], second["numeroEditeur"]) == (2, "00002")
    submission = {**factory.header(), "lignesImport": [factory.request(), second]}
    assert check(submission, today=TODAY).verdict == "accepted"


def test_numbers_begin_anew_after_the_last_one() -> None:
    submission = SubmissionFactory.seeded(1).submission(requests=2, first_number=99_999)
    numbers = [request["numeroEditeur"] for request in submission["lignesImport"]]
    assert numbers == ["99999", "00001"]


def test_the_same_seed_gives_the_same_bytes() -> None:
    one, same, other = (
        dumps(SubmissionFactory.seeded(seed).submission(requests=9)) for seed in (5, 5, 6)
    )
    assert one == same != other


def test_bytes_depend_on_no_order_of_hashes() -> None:
    program = (
        "import hashlib\n"
        "from pytest_segur.factories.golden import Golden\n"
        "series = Golden(files=3, requests=4, seed=1).dossiers()\n"
        "files = [part for dossier in series for part in dossier.files()]\n"
        "print(hashlib.sha256(repr(files).encode()).hexdigest(), end='')\n"
    )
    outputs = {printed(program, PYTHONHASHSEED=seed) for seed in ("1", "2")}
    assert outputs == {PINNED}


#: Whatever changes it changes everybody's golden files: that is for the change log.
PINNED = "8e89792b76e3308771cd6bf2bb6d82ea37f68ab35664390c766219f29f83ac5b"


class TestVariety:
    """The smallest set of requests that walks every branch of every condition."""

    @pytest.mark.parametrize("edition", Edition)
    def test_it_is_sound(self, edition: Edition) -> None:
        submission = SubmissionFactory.seeded(1, edition).variety()
        diagnosis = check(submission, edition=edition, profiles=PROFILES, today=TODAY)
        assert diagnosis.verdict == "accepted"
        assert not any(request.advisories for request in diagnosis.requests)

    @pytest.mark.parametrize("edition", Edition)
    def test_no_smaller_set_does(self, edition: Edition) -> None:
        # These exclude one another, so there must be a request for each of them.
        exclusive = [(shape.situation, min(shape.sites, 2)) for shape in variety(edition)]
        assert sorted(exclusive) == sorted(
            {
                (Situation.ALONE, 0),
                (Situation.AGENT, 0),
                (Situation.ALL_SIGNED, 0),
                (Situation.STRUCTURE, 0),
                (Situation.STRUCTURE, 1),
                (Situation.STRUCTURE, 2),
            }
        )

    @pytest.mark.parametrize("edition", Edition)
    def test_it_has_every_value_that_a_condition_looks_at(self, edition: Edition) -> None:
        shapes = variety(edition)
        assert {shape.regime for shape in shapes} == {"TTC", "HT"}
        assert {shape.formats[0] for shape in shapes} == {"PDF", "PNG", "JPG"}
        assert {each for s in shapes for each in s.formats[1:]} == {"PDF", "PNG", "JPG"}
        assert {len(shape.formats) for shape in shapes} == {1, 2, 4}
        agents = [shape for shape in shapes if shape.situation is Situation.AGENT]
        assert {how for shape in agents for how in shape.facultative} == set(FACULTATIVE)
        structures = [shape for shape in shapes if shape.situation is Situation.STRUCTURE]
        assert {shape.unfilled for shape in structures} == set(UNFILLED)
        assert {shape.is_health_centre for shape in structures} == {True, False}
        assert {shape.operator for shape in shapes} == {None, "MAI_15"}
        spellings = {"isDirecToDMP"} | ({"isDirectToDMP"} if edition == "corrected" else set())
        assert {shape.dmp for shape in shapes} == spellings

    @pytest.mark.parametrize("edition", Edition)
    def test_every_question_is_answered_both_ways(self, edition: Edition) -> None:
        requests = SubmissionFactory.seeded(1, edition).variety()["lignesImport"]
        for name in ("isProSanteConnectNeeded", "isPFIToDMP", "isDirectToMSSPro"):
            answers = {request["scenarioInstallation"][name] for request in requests}
            assert answers == {True, False}


def test_the_package_gives_its_names_lazily() -> None:
    assert set(dir(package)) == set(package.__all__)
    for name in package.__all__:
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = package.Nothing
