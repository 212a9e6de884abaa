"""Archives that the usual programs make, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from support.archives import PDF
from support.deposits import Deposit, codes, words

if TYPE_CHECKING:
    import pathlib

ZIP: Final = shutil.which("zip")
SEVEN_ZIP: Final = shutil.which("7z") or shutil.which("7zz")

needs_zip = pytest.mark.skipif(ZIP is None, reason="the program zip is not installed")
needs_7z = pytest.mark.skipif(SEVEN_ZIP is None, reason="the program 7z is not installed")
LONG: Final = PDF + b"".join(b"%d 0 obj\n" % i for i in range(20_000))


@pytest.fixture
def source(deposit: Deposit) -> pathlib.Path:
    """Give a folder with the pieces, as files."""
    folder = deposit.folder / "pieces"
    folder.mkdir()
    for name in deposit.pieces:
        (folder / name).write_bytes(LONG)
    return folder


def run(program: str | None, *arguments: str, folder: pathlib.Path) -> None:
    assert program is not None, "tests without their program are skipped"
    subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def by_zip(deposit: Deposit, source: pathlib.Path, *arguments: str) -> None:
    run(ZIP, "-q", "-r", *arguments, str(deposit.zip), ".", folder=source)


def by_7z(deposit: Deposit, source: pathlib.Path, *arguments: str) -> None:
    run(SEVEN_ZIP, "a", "-tzip", *arguments, str(deposit.zip), ".", folder=source)


@pytest.mark.parametrize("method", ["STORED", "DEFLATED", "BZIP2", "LZMA"])
def test_python(deposit: Deposit, source: pathlib.Path, method: str) -> None:
    with zipfile.ZipFile(deposit.zip, "w", getattr(zipfile, f"ZIP_{method}")) as file:
        for path in source.iterdir():
            file.write(path, path.name)
    assert deposit.judge() == type(deposit.judge())(path=str(deposit.zip))


def test_python_into_a_stream(deposit: Deposit, source: pathlib.Path) -> None:
    """Where it cannot go back, sizes follow the content, in Zip64 when it is forced."""
    with zipfile.ZipFile(deposit.zip, "w", zipfile.ZIP_DEFLATED) as file:
        for path in source.iterdir():
            with file.open(path.name, "w", force_zip64=True) as member:
                member.write(path.read_bytes())
    assert deposit.judge().errors == ()


@needs_zip
@pytest.mark.parametrize(
    "arguments", [(), ("-0",), ("-9", "-fz"), ("-fd",), ("-X",), ("-Z", "bzip2")]
)
def test_info_zip(deposit: Deposit, source: pathlib.Path, arguments: tuple[str, ...]) -> None:
    by_zip(deposit, source, *arguments)
    found = deposit.judge()
    assert (found.errors, found.advisories) == ((), ())


@needs_zip
def test_info_zip_with_a_password(deposit: Deposit, source: pathlib.Path) -> None:
    by_zip(deposit, source, "-P", "secret")
    found = deposit.judge()
    assert codes(found.errors) == ["P301"] * 3
    assert "is encrypted" in words(found.errors[0])


@needs_zip
def test_info_zip_keeps_links(deposit: Deposit, source: pathlib.Path) -> None:
    (source / "link.pdf").symlink_to("/etc/hostname")
    by_zip(deposit, source, "-y")
    found = deposit.judge()
    assert codes(found.errors) == ["P306"]
    assert '"link.pdf" (symbolic link)' in words(found.errors[0])


@needs_zip
def test_info_zip_of_a_folder(deposit: Deposit, source: pathlib.Path) -> None:
    run(ZIP, "-q", "-r", str(deposit.zip), source.name, folder=source.parent)
    found = deposit.judge()
    assert found.errors == ()
    assert codes(found.advisories) == ["A914"] * 3


@needs_zip
def test_info_zip_in_volumes(deposit: Deposit, source: pathlib.Path) -> None:
    for name in deposit.pieces:
        (source / name).write_bytes(PDF + bytes(100_000))
    by_zip(deposit, source, "-0", "-s", "64k")
    found = deposit.judge()
    assert codes(found.errors) == ["P301"]
    assert "several volumes" in words(found.errors[0])


@needs_7z
@pytest.mark.parametrize("method", ["Copy", "Deflate", "BZip2", "LZMA"])
def test_7_zip(deposit: Deposit, source: pathlib.Path, method: str) -> None:
    by_7z(deposit, source, f"-mm={method}")
    found = deposit.judge()
    assert (found.errors, found.advisories) == ((), ())


@needs_7z
@pytest.mark.parametrize("method", ["Deflate64", "PPMd"])
def test_7_zip_with_a_method_that_is_not_read(
    deposit: Deposit, source: pathlib.Path, method: str
) -> None:
    by_7z(deposit, source, f"-mm={method}")
    found = deposit.judge()
    assert codes(found.errors) == ["P301"] * 3
    assert method in words(found.errors[0])


@needs_7z
@pytest.mark.parametrize("encryption", ["ZipCrypto", "AES256"])
def test_7_zip_with_a_password(deposit: Deposit, source: pathlib.Path, encryption: str) -> None:
    by_7z(deposit, source, "-psecret", f"-mem={encryption}")
    found = deposit.judge()
    assert codes(found.errors) == ["P301"] * 3
    assert "is encrypted" in words(found.errors[0])


@needs_7z
def test_7_zip_makes_other_archives_too(deposit: Deposit, source: pathlib.Path) -> None:
    run(SEVEN_ZIP, "a", "-t7z", f"{deposit.zip}.7z", ".", folder=source)
    (deposit.folder / f"{deposit.zip.name}.7z").rename(deposit.zip)
    found = deposit.judge()
    assert codes(found.errors) == ["P301"]
    assert "a 7z archive" in words(found.errors[0])
