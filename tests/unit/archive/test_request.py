"""Which archive goes with a submission."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.archives import archive
from support.deposits import Deposit, codes, words
from support.submissions import submission

import pytest_segur
from pytest_segur.rules.archive.request import ArchiveRequest, archive_beside, archive_named

if TYPE_CHECKING:
    import pathlib


def test_an_archive_of_the_same_stem_beside_the_file_is_taken(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.b.zip").touch()
    assert archive_beside(tmp_path / "a.b.json", None) == ArchiveRequest(str(tmp_path / "a.b.zip"))


@pytest.mark.parametrize("option", [None, ""])
def test_without_an_archive_nothing_is_judged(tmp_path: pathlib.Path, option: str | None) -> None:
    (tmp_path / "b.zip").touch()
    assert archive_beside(tmp_path / "a.json", option) is None


def test_a_link_that_leads_nowhere_is_judged(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.zip").symlink_to(tmp_path / "gone.zip")
    assert archive_beside(tmp_path / "a.json", None) is not None


def test_an_archive_that_is_named_comes_before_the_one_beside_the_file(
    tmp_path: pathlib.Path,
) -> None:
    (tmp_path / "a.zip").touch()
    named = archive_beside(tmp_path / "a.json", tmp_path / "other.zip")
    assert named == ArchiveRequest(str(tmp_path / "other.zip"))


def test_in_a_folder_that_is_named_the_archive_has_the_stem_of_the_file(
    tmp_path: pathlib.Path,
) -> None:
    expected = ArchiveRequest(str(tmp_path / "a.zip"))
    assert archive_beside("elsewhere/a.json", tmp_path) == expected
    assert archive_named("a.json", str(tmp_path)) == expected


@pytest.mark.parametrize("name", [None, ""])
def test_in_a_folder_nothing_is_looked_for_without_a_name(
    tmp_path: pathlib.Path, name: str | None
) -> None:
    assert archive_named(name, tmp_path) == ArchiveRequest(str(tmp_path))


@pytest.mark.parametrize("submission", ["/", "", "."])
def test_what_has_no_name_has_no_archive_beside_it(submission: str) -> None:
    assert archive_beside(submission, None) is None


@pytest.mark.parametrize("odd", ["a\0b", "x" * 5000, "\udcff"])
def test_odd_names_never_raise(odd: str) -> None:
    assert archive_beside(odd, None) is None
    assert archive_beside("a.json", odd) == ArchiveRequest(odd)


class TestCheck:
    """The option `archive` of `pytest_segur.check`."""

    def test_takes_the_archive_beside_the_file(self, deposit: Deposit) -> None:
        found = deposit.judge(archive(*deposit.sound()))
        assert found.path == str(deposit.zip)
        assert (found.errors, found.advisories, found.omitted) == ((), (), {})

    def test_reports_nothing_without_an_archive(self, deposit: Deposit) -> None:
        found = pytest_segur.check(deposit.file)
        assert found.archive is None
        assert found.to_dict()["archive"] is None

    def test_takes_an_archive_for_bytes_and_objects(self, deposit: Deposit) -> None:
        deposit.zip.write_bytes(archive(*deposit.sound()))
        content = deposit.file.read_bytes()
        for source in (content, submission()):
            assert pytest_segur.check(source).archive is None
            named = pytest_segur.check(source, archive=deposit.zip).archive
            assert named is not None
            assert named.errors == ()
            by_stem = pytest_segur.check(
                source, archive=deposit.folder, name=deposit.file.name
            ).archive
            assert by_stem is not None
            assert by_stem.path == str(deposit.zip)
            assert by_stem.errors == ()

    def test_refuses_a_folder_for_what_has_no_name(self, deposit: Deposit) -> None:
        found = pytest_segur.check(submission(), archive=deposit.folder).archive
        assert found is not None
        assert codes(found.errors) == ["P301"]
        assert "a folder" in words(found.errors[0])

    def test_keeps_the_archive_of_the_path_when_another_name_is_judged(
        self, deposit: Deposit
    ) -> None:
        found = deposit.judge(archive(*deposit.sound()), name="other.json")
        assert found.path == str(deposit.zip)

    @pytest.mark.parametrize("is_folder", [True, False])
    def test_reports_an_archive_that_is_not_where_it_was_named(
        self, deposit: Deposit, *, is_folder: bool
    ) -> None:
        option = deposit.folder if is_folder else deposit.folder / "nowhere" / "a.zip"
        found = deposit.judge(archive=option)
        assert codes(found.errors) == ["P301"]
        assert "no file at that place" in words(found.errors[0])
        assert (found.errors[0].pointer, found.errors[0].line, found.errors[0].column) == ("", 1, 1)

    def test_names_the_archive_in_the_report(self, deposit: Deposit) -> None:
        deposit.zip.write_bytes(b"")
        report = pytest_segur.check(deposit.file).to_dict(language="en")["archive"]
        assert report["path"] == os.fspath(deposit.zip)
        assert [error["code"] for error in report["errors"]] == ["P301"]
        assert report["advisories"] == []
