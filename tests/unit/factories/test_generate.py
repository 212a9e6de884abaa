"""`segur generate`: golden files from the command line."""

from __future__ import annotations

import io
import json
import pathlib
from typing import TYPE_CHECKING

import pytest

from pytest_segur import check
from pytest_segur.cli import main
from pytest_segur.cli.progress import counted
from pytest_segur.factories import files
from pytest_segur.factories.faults import NOT_BY_A_DEPOSIT
from pytest_segur.files import publish

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = pathlib.Path(__file__).parents[3] / "fixtures"


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "golden" / "files"


def _contents(folder: pathlib.Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def _submissions(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(folder.glob("JSON-*-[0-9][0-9][0-9].json"))


def test_it_writes_submissions_archives_and_answers(
    folder: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(folder), "--files", "2", "--requests", "4", "--seed", "9"]
    assert main(arguments) == 0
    assert capsys.readouterr() == (f"écrit : {folder} (fichiers : 2)\n", "")
    assert len(_contents(folder)) == 6
    for path in _submissions(folder):
        diagnosis = check(path, today="2022-03-01")
        assert diagnosis.is_faultless
        assert len(diagnosis.requests) == 4
        assert diagnosis.archive is not None


def test_the_same_seed_gives_the_same_bytes(tmp_path: pathlib.Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        assert main(["generate", str(tmp_path / name), "--seed", seed]) == 0
    one, same, other = (_contents(tmp_path / name) for name in "abc")
    assert one == same
    assert not one.keys() & other.keys()


def test_it_goes_without_archives(folder: pathlib.Path) -> None:
    assert main(["generate", str(folder), "--no-archive", "--requests", "1"]) == 0
    assert not list(folder.glob("*.zip"))


@pytest.mark.parametrize("code", ["S102", "S105", "F401", "D210", "D206", "P305"])
def test_faults_are_expected_in_attendu(folder: pathlib.Path, code: str) -> None:
    assert main(["generate", str(folder), "--violating", code, "--files", "3"]) == 0
    entries = json.loads((folder / "attendu.json").read_text("utf-8"))
    assert len(entries) == 3
    for name, entry in entries.items():
        assert (folder / name).is_file()
        found = [
            *entry.get("fichier", ()),
            *entry.get("demandes", {}).get("3", ()),
            *entry.get("archive", ()),
        ]
        assert found[0] == code
        assert code in check(folder / name).by_code()


def test_a_variant_is_the_same_in_every_file(folder: pathlib.Path) -> None:
    arguments = ["generate", str(folder), "--violating", "D210", "--variant", "1", "--files", "2"]
    assert main(arguments) == 0
    for path in _submissions(folder):
        assert b'"dateCommande": "31/02/2022"' in path.read_bytes()


def test_the_edition_is_written_down(folder: pathlib.Path) -> None:
    assert main(["generate", str(folder), "--edition", "corrected"]) == 0
    (path,) = _submissions(folder)
    assert check(path, edition="corrected").verdict == "accepted"
    assert json.loads((folder / "attendu.json").read_text()) == {
        path.name: {"edition": "corrected"}
    }


@pytest.mark.parametrize("edition", ["published", "corrected"])
def test_scenarios_are_the_fixtures(folder: pathlib.Path, edition: str) -> None:
    assert main(["generate", str(folder), "--scenarios", "--edition", edition]) == 0
    assert _contents(folder) == _contents(FIXTURES / edition)


@pytest.mark.parametrize(
    "taken", [".json", ".zip", ".reponse.json", "attendu.json", "the answer of a faulty file"]
)
def test_nothing_is_overwritten_without_force(
    folder: pathlib.Path, taken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(folder), "--violating", "D210"]
    assert main(arguments) == 0
    stem = _submissions(folder)[0].stem
    for name in _contents(folder):
        (folder / name).unlink()
    name = f"{stem}{taken}" if taken.startswith(".") else taken
    if name == "the answer of a faulty file":
        name, arguments = f"{stem}.reponse.json", ["generate", str(folder), "--violating", "S102"]
    (folder / name).write_text("mine")
    capsys.readouterr()
    assert main(arguments) == 2
    assert f"{folder / name} existe déjà : ajoutez --force" in capsys.readouterr().err
    assert _contents(folder) == {name: b"mine"}


def test_force_replaces_the_whole_dossier_and_nothing_else(folder: pathlib.Path) -> None:
    assert main(["generate", str(folder), "--violating", "D210"]) == 0
    (path,) = _submissions(folder)
    (folder / "notes.txt").write_text("mine")
    entries = json.loads((folder / "attendu.json").read_text())
    entries["autre.json"] = {"fichier": ["F401"]}
    (folder / "attendu.json").write_text(json.dumps(entries))
    # What is refused as a whole has no answer: that of the older file is not left behind.
    assert main(["generate", str(folder), "--violating", "S102", "--force", "--no-archive"]) == 0
    contents = _contents(folder)
    assert contents.keys() == {path.name, "attendu.json", "notes.txt"}
    assert contents["notes.txt"] == b"mine"
    assert json.loads(contents["attendu.json"]) == {
        "autre.json": {"fichier": ["F401"]},
        path.name: {"fichier": ["S102"]},
    }
    assert main(["generate", str(folder), "--force"]) == 0
    assert json.loads((folder / "attendu.json").read_text()) == {
        "autre.json": {"fichier": ["F401"]}
    }


def test_malformed_expectations_stay_as_they_are(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True)
    (folder / "attendu.json").write_text("[]")
    assert main(["generate", str(folder), "--force"]) == 2
    assert (folder / "attendu.json").read_text() == "[]"


@pytest.mark.parametrize("code", [*NOT_BY_A_DEPOSIT, "D999", "A906"])
def test_a_code_that_cannot_be_violated_is_misuse(
    folder: pathlib.Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(folder), "--violating", code]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.startswith(f"segur generate : '{code}' : ")
    assert "codes admis : S101, S102" in error
    assert "S100, F405, F406, D207, D259, D260, P302" in error
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--files", "0"], "number of files: 0; at least one is needed"),
        (["--files", "x"], '--files: an integer of 18 digits at most is needed; found: "x"'),
        (["--seed", "9" * 19], "an integer of 18 digits at most is needed"),
        (["--requests", "201"], "allowed: 1 to 200"),
        (["--edition", "draft"], "published, corrected"),
        (["--variant", "0"], "--variant needs --violating"),
        (["--violating", "D276", "--variant", "7"], "D276 has no variant 7; allowed: 0 to 0"),
        (["--scenarios", "--seed", "1"], "--scenarios does not go with --seed"),
        (
            ["--scenarios", "--violating", "D210", "--no-archive"],
            "--scenarios does not go with --violating, --no-archive",
        ),
    ],
)
def test_misuse_names_what_is_allowed(
    folder: pathlib.Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", str(folder), *arguments, "--lang", "en"]) == 2
    assert words in capsys.readouterr().err
    assert not folder.exists()


def test_a_folder_that_is_a_file_is_misuse(
    tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine")
    assert main(["generate", str(tmp_path / "file")]) == 2
    assert "impossible d'écrire" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    ("problem", "code", "words"),
    [
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "No space left on device"), 2, "No space left on device"),
        (FileExistsError(17, "File exists"), 2, "existe déjà"),
    ],
)
class TestInterruption:
    """Whatever ends the work, what was begun is whole or not there."""

    @pytest.fixture(autouse=True)
    def fifth_write_fails(self, monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
        calls = iter(range(99))

        def fail(made: pathlib.Path, target: pathlib.Path) -> None:
            if next(calls) == 4:
                raise problem
            publish(made, target)

        monkeypatch.setattr(files, "publish", fail)

    def test_no_half_written_file_is_left(
        self, folder: pathlib.Path, capsys: pytest.CaptureFixture[str], code: int, words: str
    ) -> None:
        assert main(["generate", str(folder), "--files", "9"]) == code
        assert words in capsys.readouterr().err
        # Of the second dossier there is the archive, and no submission yet.
        assert [path.suffix for path in folder.iterdir()].count(".zip") == 2
        assert not list(folder.glob(".*"))
        (path,) = _submissions(folder)
        assert check(path).is_faultless

    def test_what_is_there_is_what_it_is_expected_to_be(
        self, folder: pathlib.Path, capsys: pytest.CaptureFixture[str], code: int, words: str
    ) -> None:
        arguments = ["generate", str(folder), "--files", "9", "--violating", "D210"]
        assert main(arguments) == code
        assert words in capsys.readouterr().err
        (path,) = _submissions(folder)
        assert json.loads((folder / "attendu.json").read_text()) == {
            path.name: {"demandes": {"3": ["D210"]}}
        }


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _seconds(*readings: float) -> Iterator[float]:
    yield from readings


def test_long_work_on_a_terminal_says_how_far_it_is() -> None:
    stream = _Terminal()
    clock = _seconds(0.0, 0.1, 0.6, 0.65, 0.8).__next__
    done = list(counted("abcd", total=4, stream=stream, language="en", clock=clock))
    assert done == list("abcd")
    clear = "\r\x1b[K"
    quarter, rest = "######", "." * 18
    assert stream.getvalue() == (
        f"{clear}[{quarter}{rest}] 1 of 4 files{clear}[{quarter * 3}......] 3 of 4 files{clear}"
    )


def test_a_terminal_that_is_closed_stops_no_work() -> None:
    class Closed(_Terminal):
        def flush(self) -> None:
            raise OSError(5, "Input/output error")

    clock = _seconds(0.0, 1.0, 2.0).__next__
    assert list(counted("ab", total=2, stream=Closed(), clock=clock)) == ["a", "b"]


def test_short_work_says_nothing() -> None:
    stream = _Terminal()
    assert list(counted("ab", total=2, stream=stream, clock=lambda: 0.0)) == ["a", "b"]
    assert stream.getvalue() == ""


def test_work_without_a_terminal_says_nothing() -> None:
    stream = io.StringIO()
    clock = _seconds().__next__
    assert list(counted("ab", total=2, stream=stream, clock=clock)) == ["a", "b"]
    assert stream.getvalue() == ""


def test_the_line_is_gone_when_the_work_is_interrupted() -> None:
    stream = _Terminal()
    clock = _seconds(0.0, 1.0, 2.0).__next__
    work = counted("abc", total=3, stream=stream, clock=clock)
    assert next(work) == "a"
    work.close()
    assert stream.getvalue() == f"\r\x1b[K[{'.' * 24}] fichiers : 0 sur 3\r\x1b[K"
