"""Dossiers: the file, its archive, its answer; series of them; files written whole."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from pytest_segur import Number, check
from pytest_segur.asp.portal import Portal
from pytest_segur.document import parse
from pytest_segur.factories import Dossier, DossierFactory, SubmissionFactory
from pytest_segur.factories import files as files_module
from pytest_segur.factories.dossier import file_name
from pytest_segur.factories.faults import FAULTS
from pytest_segur.factories.files import write_whole
from pytest_segur.factories.golden import Golden
from pytest_segur.factories.overrides import FactoryError
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    import pathlib


@pytest.fixture
def dossiers() -> DossierFactory:
    return DossierFactory.seeded("dossiers")


def test_a_dossier_is_a_rightly_named_file_with_its_archive_and_answer(
    dossiers: DossierFactory, tmp_path: pathlib.Path
) -> None:
    dossier = dossiers.make(dossiers.order(requests=4))
    path = dossier.write(tmp_path)
    diagnosis = check(path, today="2022-03-01")
    assert diagnosis.is_faultless
    assert diagnosis.archive is not None
    assert not diagnosis.archive.advisories
    stem = path.stem
    answer = (tmp_path / f"{stem}.reponse.json").read_bytes()
    assert answer == Portal().deposit(path).answer
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(
        [f"{stem}.json", f"{stem}.reponse.json", f"{stem}.zip"]
    )
    assert dossier.expected == {}


def test_a_dossier_may_come_without_archive(dossiers: DossierFactory) -> None:
    dossier = dossiers.make(dossiers.order(requests=1), with_archive=False)
    assert dossier.archive is None
    assert [name for name, _ in dossier.files()][-1] == dossier.name


def test_overrides_reach_the_file(dossiers: DossierFactory) -> None:
    order = dossiers.order(requests=1, numeroAns="A-1", montantSegurHT=Number("1.0"))
    dossier = dossiers.make(order)
    assert dossier.name == "JSON-A-1-20220301-001.json"
    assert b'"montantSegurHT": 1.0\n' in dossier.content


@pytest.mark.parametrize("number", ["a/b", "nul\x00", "half\ud800", "", 7, None])
def test_a_number_that_names_no_file_leaves_the_one_that_was_drawn(number: object) -> None:
    assert file_name(number, "123", days=1, rank=999) == "JSON-123-20220228-001.json"
    assert file_name(number, number, days=0, rank=0) == "JSON-0-20220301-001.json"


def test_nothing_is_replaced_unasked(dossiers: DossierFactory, tmp_path: pathlib.Path) -> None:
    dossier = dossiers.make(dossiers.order(requests=1))
    taken = tmp_path / dossier.name
    taken.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        dossier.write(tmp_path)
    assert taken.read_bytes() == b"mine"
    assert dossier.write(tmp_path, overwrite=True).read_bytes() == dossier.content
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files_module, "publish", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: pathlib.Path) -> None:
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def _series(**options: object) -> Golden:
    return Golden(**{"files": 3, "requests": 2, "seed": 1, **options})  # type: ignore[arg-type]


def _bytes(golden: Golden) -> list[list[tuple[str, bytes]]]:
    return [list(dossier.files()) for dossier in golden.dossiers()]


def test_a_series_is_one_vendor_s_and_its_numbers_go_on() -> None:
    roots = [parse(dossier.content).root for dossier in _series().dossiers()]
    assert len({(root["numeroAns"], root["SIRET"]) for root in roots}) == 1
    numbers = [request["numeroEditeur"] for root in roots for request in root["lignesImport"]]
    assert numbers == [f"{number:05}" for number in range(1, 7)]
    portal = Portal()
    for dossier in _series().dossiers():
        assert portal.deposit(dossier.content, name=dossier.name).verdict == "accepted"


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    assert _bytes(_series()) == _bytes(_series()) != _bytes(_series(seed=2))


def test_any_dossier_can_be_made_again_alone() -> None:
    series = _series()
    assert list(series.dossiers())[2] == series.dossier(2)


def test_names_are_told_before_anything_is_made() -> None:
    series = _series(violating="D206")
    assert series.names() == [dossier.name for dossier in series.dossiers()]


def test_after_999_files_another_day_begins() -> None:
    series = _series(files=1000)
    assert series.dossier(998).name.endswith("-20220301-999.json")
    assert series.dossier(999).name.endswith("-20220228-001.json")


def test_every_variant_has_its_turn_under_a_name_of_its_own() -> None:
    names = {}
    for edition in Edition:
        for code in FAULTS:
            series = _series(files=13, violating=code, edition=edition, with_archive=False)
            names[edition, code] = series.names()
            assert series.has_expectations
    assert [case for case, each in names.items() if len(set(each)) != 13] == []


def test_variants_that_need_more_requests_are_left_out() -> None:
    series = _series(requests=1, violating="D202", with_archive=False)
    series.must_be_possible()
    lines = [parse(each.content).root["lignesImport"][0]["numLigne"] for each in series.dossiers()]
    assert lines == [Number("2")] * 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"files": 0}, "nombre de fichiers : 0 ; il en faut au moins un"),
        ({"requests": 0}, "de 1 à 200"),
        ({"requests": 201}, "de 1 à 200"),
        ({"requests": 1, "violating": "D206"}, "D206"),
        ({"violating": "S100"}, "S100"),
        ({"violating": "D276", "variant": 1}, "n'a pas de variante 1"),
    ],
)
def test_what_cannot_be_made_is_refused_at_once(options: dict[str, object], words: str) -> None:
    with pytest.raises(FactoryError, match=words):
        _series(**options).must_be_possible()


def test_files_that_would_share_a_name_are_refused() -> None:
    with pytest.raises(FactoryError, match="-001\\.json serait écrit plus d'une fois"):
        _series(files=1000, violating="F403", variant=0).names()


def test_a_sound_series_of_the_published_edition_expects_nothing() -> None:
    assert not _series().has_expectations
    assert _series(edition=Edition.CORRECTED).has_expectations
    assert [dossier.expected for dossier in _series().dossiers()] == [{}, {}, {}]
    expected = [dossier.expected for dossier in _series(edition=Edition.CORRECTED).dossiers()]
    assert expected == [{"edition": "corrected"}] * 3


def test_a_fault_of_the_archive_brings_the_archive_along() -> None:
    dossier = _series(violating="P303", with_archive=False).dossier(0)
    assert dossier.archive is not None
    assert dossier.expected == {"archive": ["P303"]}


def test_a_file_refused_as_a_whole_comes_with_the_documents_of_the_sound_one() -> None:
    dossier = _series(violating="S111").dossier(0)
    assert dossier.answer is None
    assert dossier.archive is not None
    with zipfile.ZipFile(io.BytesIO(dossier.archive)) as archive:
        assert archive.namelist()


def test_a_long_series_takes_no_more_memory_than_a_short_one() -> None:
    def peak(files: int) -> int:
        tracemalloc.start()
        for _ in _series(files=files, requests=8).dossiers():
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(2)
    assert peak(12) < 1.5 * peak(3)


def test_a_dossier_is_plain_data() -> None:
    dossier = Dossier(name="a.json", content=b"{}")
    assert list(dossier.files()) == [("a.json", b"{}")]
    assert json.dumps(dict(dossier.expected)) == "{}"


def test_a_vendor_may_be_given() -> None:
    factory = SubmissionFactory.seeded(1)
    dossiers = DossierFactory(factory, {"numeroAns": "ABCDEFGHIJKLMN", "SIRET": "1234567890"})
    dossier = dossiers.make(dossiers.order(requests=1))
    assert dossier.name.startswith("JSON-ABCDEFGHIJKLMN-")
    assert check(dossier.content, name=dossier.name).verdict == "accepted"
