"""Files as other systems write them, folders as people call them, rights as servers give them.

Whatever surrounds a submission, it is judged alike, and the same is written about it.
"""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

import pytest
from support.archives import PDF
from support.box import D210, LEAN, NAME, Box, three

from pytest_segur import dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEM: Final = NAME.removesuffix(".json")
ANSWER: Final = f"{STEM}.reponse.json"
#: A date in the second request, an operator in the third.
FAULTY: Final = three({**D210, "/lignesImport/2/scenarioInstallation/operateurMessagerie": "?"})

#: Takes from root the right to write where no mode allows it; nobody else has that.
POWERLESS: Final = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
)
IS_POWERFUL: Final = subprocess.run(["env", *POWERLESS, "true"], check=False).returncode != 0  # noqa: S607 - wherever they are
IGNORES_CASE: Final = pathlib.Path(__file__.swapcase()).exists()


def with_reports(folder: str, *options: str) -> list[str]:
    """Ask for every report, written into a folder."""
    reports = [f"--segur-{kind}={folder}/r.{kind}" for kind in ("json", "html", "sarif")]
    more = [f"--segur-coverage={folder}/r.coverage", "--segur-today=2022-06-01"]
    return [*reports, *more, *options]


def read_reports(folder: pathlib.Path) -> dict[str, bytes]:
    """Give what was written, by the kind of report."""
    return {path.suffix: path.read_bytes() for path in folder.glob("r.*")}


def paths_in(report: pathlib.Path) -> list[str]:
    """Give the paths of the files in a report for programs."""
    return [entry["path"] for entry in json.loads(report.read_text(encoding="utf-8"))["files"]]


def uris_in(report: pathlib.Path) -> set[str]:
    """Give where the results of a SARIF report are."""
    [run] = json.loads(report.read_text(encoding="utf-8"))["runs"]
    places = (result["locations"][0]["physicalLocation"] for result in run["results"])
    return {place["artifactLocation"]["uri"] for place in places}


def test_every_file_may_have_the_line_ends_of_windows(box: Box) -> None:
    """The answer then has them too, and nothing else changes, places included."""
    meant = {NAME: {"demandes": {"2": ["D210"]}}}
    files = {
        f"w/{NAME}": dumps(FAULTY),
        "w/attendu.json": json.dumps(meant, indent=1).encode(),
        "waivers.toml": (
            '[[waiver]]\nrule = "D251"\nfile = "w/*.json"\nreason = "été"\nuntil = 2022-06-30\n'
        ).encode(),
        "pytest.ini": b"[pytest]\nsegur = true\nsegur_waivers = waivers.toml\n"
        b"segur_ignore =\n    A90\n    F402\nsegur_today = 2022-06-01\n",
    }

    def outcome(written: Callable[[bytes], bytes]) -> tuple[Any, bytes]:
        for name, content in files.items():
            box.save(written(content), name=name)
        box.bare("w", "--snapshot-update")
        result = box.bare("w", "--segur-json=r.json")
        result.assert_outcomes(passed=5, xfailed=1)
        return (box.path / "r.json").read_bytes(), (box.path / "w" / ANSWER).read_bytes()

    report, answer = outcome(lambda text: text)
    assert answer.count(b"\n") > 100
    assert b"\r" not in answer
    # A mark of byte order is no part of TOML; JSON must not have any.
    files["waivers.toml"] = b"\xef\xbb\xbf" + files["waivers.toml"]
    in_windows = outcome(lambda text: text.replace(b"\n", b"\r\n"))
    assert in_windows == (report, answer.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    "folder",
    ["dépôt n° 1 (été) [x]/100 % #1?", "/".join(["très long " * 10] * 20), "-x", "a;b&c='d'"],
    ids=["accents", "long", "option", "shell"],
)
def test_folders_have_any_name(box: Box, folder: str) -> None:
    path = box.save(FAULTY, name=f"{folder}/{NAME}")
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        archive.writestr("MDV-LGC-Va1-BDC-00001.pdf", PDF)
    box.run("--snapshot-update").assert_outcomes(passed=3, failed=3)
    assert (box.path / folder / ANSWER).exists()
    result = box.run(*with_reports(folder))
    result.assert_outcomes(passed=3, failed=3)
    result.stdout.fnmatch_lines(["demande refusée : D210 *", "archive refusée : P303 *"])
    reports = box.path / folder
    assert paths_in(reports / "r.json") == [f"{folder}/{NAME}"]
    uris = uris_in(reports / "r.sarif")
    assert all(uri.isascii() and not set(uri) & set(" []") for uri in uris)
    assert {unquote(urlsplit(uri).path) for uri in uris} == {
        f"{folder}/{STEM}{suffix}" for suffix in (".json", ".zip")
    }
    assert {*read_reports(reports)} == {".json", ".html", ".sarif", ".coverage"}


def test_the_root_may_be_elsewhere(
    box: Box, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports name files outside of it from the top, and say the same of them."""
    path = box.save(FAULTY, name=f"a b/{NAME}")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.ini").write_text("[pytest]\nsegur = true\n", encoding="utf-8")
    box.run(*with_reports(".", "a b"))
    inside = read_reports(box.path)
    monkeypatch.chdir(elsewhere)
    options = ("-c", "other.ini", "--confcutdir=.")
    result = box.bare(*with_reports(".", *options, str(path)))
    result.assert_outcomes(passed=2, failed=2)
    assert paths_in(elsewhere / "r.json") == [path.as_posix()]
    assert uris_in(elsewhere / "r.sarif") == {path.as_uri()}
    named_alike = read_reports(elsewhere)[".json"].replace(
        json.dumps(path.as_posix()).encode(), json.dumps(f"a b/{NAME}").encode()
    )
    assert named_alike == inside[".json"]


def test_a_link_to_a_folder_is_a_folder(box: Box) -> None:
    """Each file is judged under the name by which it is reached, and has its own surroundings."""
    real = box.save(name=f"real/{NAME}")
    (box.path / "linked").symlink_to("real")
    (box.path / "all").mkdir()
    (box.path / "all" / NAME).symlink_to(real)
    box.expect({NAME: {"fichier": ["F402"]}}, folder="all")
    report = box.path / "report.json"
    for named, outcomes in {
        ("linked",): {"passed": 4},
        ("real", "linked"): {"passed": 8},
        (f"linked/{NAME}",): {"passed": 4},
        ("all",): {"passed": 4, "failed": 1},
    }.items():
        box.run("--segur-json=report.json", *named).assert_outcomes(**outcomes)
        folders = sorted(name.removesuffix(f"/{NAME}") for name in named)
        assert paths_in(report) == [f"{folder}/{NAME}" for folder in folders]


@pytest.mark.skipif(IGNORES_CASE, reason="here those are one file")
def test_names_that_differ_in_case_are_two_files(box: Box) -> None:
    box.save()
    box.save(name=NAME.lower())
    assert [entry["path"] for entry in box.report()["files"]] == [NAME, NAME.lower()]
    result = box.run()
    result.assert_outcomes(passed=7, failed=1)
    result.stdout.fnmatch_lines([f"FAILED {NAME.lower()}::fichier - fichier rejeté : *"])


@pytest.fixture(name="locked")
def _locked(box: Box) -> Box:
    """A folder in which nothing may be written, with the folder `out` outside of it."""
    box.save(name=f"locked/{NAME}")
    (box.path / "out").mkdir()
    (box.path / "locked").chmod(0o555)
    return box


def powerless(box: Box, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the locked folder, without the right to write there."""
    return subprocess.run(
        [*POWERLESS, sys.executable, *words],
        cwd=box.path / "locked",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def left_in(box: Box) -> list[str]:
    """Give the names in the locked folder."""
    return [path.name for path in (box.path / "locked").iterdir()]


@pytest.mark.skipif(IS_POWERFUL, reason="here root may write everywhere")
def test_pytest_judges_where_it_may_not_write(locked: Box) -> None:
    options = (*LEAN[:-2], "-pno:cacheprovider", "--segur", "--snapshot-update", ".")
    done = powerless(locked, "-W", "error", "-m", "pytest", *with_reports("../out", *options))
    assert f"impossible de lire ou d'écrire {STEM}.reponse.json : Permission denied" in done.stdout
    assert "1 failed, 4 passed" in done.stdout
    assert (done.returncode, done.stderr) == (pytest.ExitCode.TESTS_FAILED, "")
    assert len(read_reports(locked.path / "out")) == 4
    assert left_in(locked) == [NAME]


CALLS: Final[Sequence[Sequence[str]]] = (
    ("check", NAME),
    ("check", NAME, "-o", "out"),
    ("expect", "."),
    ("generate", "out"),
    ("generate", ".", "--force"),
    ("respond", NAME, "-o", "out"),
    ("anonymise", ".", "-o", "out"),
)


@pytest.mark.skipif(IS_POWERFUL, reason="here root may write everywhere")
def test_the_command_says_where_it_may_not_write(locked: Box) -> None:
    program = "import sys; from pytest_segur.cli import main; "
    program += f"print([main(call) for call in {CALLS}])"
    done = powerless(locked, "-c", program)
    assert done.stdout.splitlines()[-1] == "[0, 2, 2, 2, 2, 2, 2]"
    told = done.stderr.splitlines()
    assert len(told) == 6
    assert [line for line in told if not line.endswith(": Permission denied")] == []
    assert left_in(locked) == [NAME]


@pytest.mark.parametrize(
    "options",
    [
        ("-pno:terminal",),
        ("-pno:cacheprovider", "-pno:warnings"),
        ("--import-mode=prepend", "-q", "-q"),
        ("--import-mode=importlib", "-vv", "--tb=short"),
    ],
)
def test_options_of_pytest_change_no_report(box: Box, options: Sequence[str]) -> None:
    box.save(FAULTY, name=f"a/{NAME}")
    assert box.run(*with_reports(".", "a")).ret == pytest.ExitCode.TESTS_FAILED
    reports = read_reports(box.path)
    assert len(reports) == 4
    assert box.run(*with_reports(".", *options, "a")).ret == pytest.ExitCode.TESTS_FAILED
    assert read_reports(box.path) == reports


def test_options_of_python_change_no_report(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything left open, compared across kinds, or in the order of a hash."""
    path = box.save(FAULTY, name=f"a/{NAME}")
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        archive.writestr("MDV-LGC-Va1-BDC-00001.pdf", PDF)

    def run(seed: str, *words: str) -> tuple[int, str, dict[str, bytes]]:
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        options = (*LEAN, "--segur", "-q")
        command = [sys.executable, *words, "-m", "pytest", *with_reports(".", *options, "a")]
        done = subprocess.run(
            command, cwd=box.path, capture_output=True, encoding="utf-8", check=False
        )
        *lines, _ = done.stdout.splitlines()
        return done.returncode, "\n".join(lines) + done.stderr, read_reports(box.path)

    strict = run("1", "-X", "dev", "-W", "error", "-bb")
    assert strict[0] == pytest.ExitCode.TESTS_FAILED
    assert len(strict[2]) == 4
    assert run("2") == strict
