"""``FILE::archive``: the supporting documents beside a submission, or where an option says."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from support.archives import PDF
from support.box import NAME, NAME_2, Box

if TYPE_CHECKING:
    import pathlib

STEM = NAME.removesuffix(".json")


def fill(path: pathlib.Path, *, content: bytes = PDF) -> None:
    """Write the archive of `three`."""
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for number in ("00001", "00002", "00003"):
            archive.writestr(f"MDV-LGC-Va1-BDC-{number}.pdf", content)


def test_an_archive_beside_the_file_is_judged(box: Box) -> None:
    box.save()
    fill(box.path / f"{STEM}.zip")
    box.run().assert_outcomes(passed=5)
    fill(box.path / f"{STEM}.zip", content=b"")
    result = box.run()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["archive refusée : P305 * (+ 2)", "P305  *"])


@pytest.mark.parametrize("where", ["option", "ini"])
def test_a_folder_of_archives_may_be_named(box: Box, where: str) -> None:
    box.save(name=f"a/{NAME}")
    fill(box.path / "zips" / f"{STEM}.zip")
    if where == "ini":
        box.pytester.makeini("[pytest]\nsegur_archive = zips\n")
    options = ["--segur-archive=zips"] if where == "option" else []
    box.run(*options).assert_outcomes(passed=5)


def test_what_is_named_and_not_there_is_p301(box: Box) -> None:
    box.save()
    result = box.run("--segur-archive=nowhere.zip")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["archive refusée : P301 *"])


def test_no_archive_and_none_named_is_nothing(box: Box) -> None:
    box.save(name=NAME_2)
    assert box.report()["files"][0]["archive"] is None


def test_reports_name_it_from_the_root(box: Box) -> None:
    box.save(name=f"a/{NAME}")
    fill(box.path / "a" / f"{STEM}.zip")
    assert box.report()["files"][0]["archive"]["path"] == f"a/{STEM}.zip"


def test_an_archive_that_disappears_fails_clearly(box: Box) -> None:
    box.save()
    fill(box.path / f"{STEM}.zip")
    box.save(
        f"""
        def pytest_collection_finish(session):
            (session.config.rootpath / "{STEM}.zip").unlink()
        """,
        name="conftest.py",
    )
    result = box.run()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["l'archive a disparu depuis la collecte : relancez pytest"])
