"""Runs of many executions: they go on, keep what fails, and end as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fuzz.answers import SENT
from fuzz.harness import TooSlow
from fuzz.seeds import seed

if TYPE_CHECKING:
    from pathlib import Path

# How much memory a process takes is told by POSIX systems only.
fuzz_random = pytest.importorskip("fuzz.fuzz_random")
run_module = pytest.importorskip("fuzz.run")


def _fail(data: bytes) -> None:
    raise ValueError(data)


def test_a_run_keeps_one_input_of_each_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It goes on, counts them all, tells where they came from, and ends with 1."""
    run = run_module.Run(3, tmp_path, _fail)
    for data in (b"s", b"r", b"n"):
        assert not run.is_over
        run.execute(data)
    assert run.is_over
    assert run.code == 1
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"s"]
    out = capsys.readouterr()
    assert "3 executions in" in out.out
    assert "1 failures: {'ValueError test_run.py:" in out.out
    assert "ValueError: b's'" in out.err


def test_a_run_that_grows_too_big_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The memory of the whole process counts."""
    monkeypatch.setattr(run_module, "MOST_MEGABYTES", 0)
    run = run_module.Run(1, tmp_path)
    run.execute(b"")
    assert run.code == 1
    assert "TooBig" in capsys.readouterr().out


def test_inputs_changed_at_random_are_judged_as_many_times_as_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the seeds, and from what was gathered."""
    # Here the process is that of the whole suite.
    monkeypatch.setattr(run_module, "MOST_MEGABYTES", 1_000_000)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one").write_bytes(seed("s", SENT))
    for more in ([], ["--corpus", str(corpus)]):
        assert fuzz_random.main(["--runs", "5", "--found", str(tmp_path), *more]) == 0
    assert capsys.readouterr().out.count("5 executions in") == 2


def test_a_hang_is_interrupted() -> None:
    """By the time of the process; what is being judged is at fault."""
    with pytest.raises(TooSlow, match="hang"):
        fuzz_random.too_slow()
