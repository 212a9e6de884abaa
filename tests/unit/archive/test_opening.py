"""What may be opened as an archive."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from support.archives import archive
from support.deposits import Deposit, codes, words

from pytest_segur.rules.archive.opening import opened
from pytest_segur.rules.archive.problem import ArchiveProblem

if TYPE_CHECKING:
    import pathlib


def test_a_folder_is_refused(deposit: Deposit) -> None:
    deposit.zip.mkdir()
    found = deposit.judge()
    assert codes(found.errors) == ["P301"]
    assert "a folder" in words(found.errors[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
def test_a_fifo_is_refused_without_waiting(deposit: Deposit) -> None:
    os.mkfifo(deposit.zip)
    found = deposit.judge()
    assert codes(found.errors) == ["P301"]
    assert "pipe" in words(found.errors[0])


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no /dev/zero")  # noqa: PTH110
def test_a_link_to_a_device_is_refused(deposit: Deposit) -> None:
    deposit.zip.symlink_to("/dev/zero")
    assert codes(deposit.judge().errors) == ["P301"]


def test_a_link_to_an_archive_is_followed(deposit: Deposit) -> None:
    real = deposit.folder / "real.zip"
    real.write_bytes(archive(*deposit.sound()))
    deposit.zip.symlink_to(real)
    assert deposit.judge().errors == ()


def test_a_link_that_leads_nowhere_is_no_file(deposit: Deposit) -> None:
    deposit.zip.symlink_to("gone.zip")
    found = deposit.judge()
    assert "no file at that place" in words(found.errors[0])


def test_a_link_to_itself_is_told_with_the_system_s_reason(deposit: Deposit) -> None:
    deposit.zip.symlink_to(deposit.zip)
    found = deposit.judge()
    assert codes(found.errors) == ["P301"]
    assert os.strerror(errno.ELOOP) in words(found.errors[0])


def test_a_name_with_a_nul_is_no_file(deposit: Deposit) -> None:
    assert codes(deposit.judge(archive="a\0b").errors) == ["P301"]


def test_a_failure_while_reading_is_a_problem(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.zip"
    file.touch()
    with pytest.raises(ArchiveProblem, match="unreadable") as caught, opened(str(file)):
        raise OSError
    assert caught.value.details == {"why": "OSError"}


class TestWeight:
    """P302: sparse files, so that nothing of that size is written."""

    def test_200_000_000_bytes_are_accepted(self, deposit: Deposit) -> None:
        content = archive(*deposit.sound())
        with deposit.zip.open("wb") as stream:
            stream.seek(200_000_000 - len(content))
            stream.write(content)
        assert deposit.judge().errors == ()

    @pytest.mark.parametrize("size", [200_000_001, 209_715_200, 10_000_000_000])
    def test_one_byte_more_is_refused_before_anything_is_read(
        self, deposit: Deposit, size: int
    ) -> None:
        with deposit.zip.open("wb") as stream:
            stream.truncate(size)
        found = deposit.judge()
        assert codes(found.errors) == ["P302"]
        assert f"found: {size:,} bytes" in found.errors[0].message_in("en")
        assert "209 715 200" in found.errors[0].message

    def test_who_ignores_the_rule_has_the_others(self, deposit: Deposit) -> None:
        with deposit.zip.open("wb") as stream:
            stream.seek(200_000_001)
            stream.write(archive(*deposit.without(deposit.pieces[0])))
        assert codes(deposit.judge(ignore=["P302"]).errors) == ["P303"]
