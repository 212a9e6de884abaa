"""`segur check` on bad input: every file gets a diagnosis, nothing harmful gets through."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.submissions import amended, file_name, submission

from pytest_segur import dumps
from pytest_segur.cli import main
from pytest_segur.cli.check import FORMATS

if TYPE_CHECKING:
    import pathlib

    from support.command import Save, Segur


def test_control_and_invisible_characters_never_reach_the_output(segur: Segur, save: Save) -> None:
    tricky = "\x1b[31m\u202eC\x7f\u200b"
    content = submission()
    content["\x1b]0;\u202e"] = tricky
    content["lignesImport"][0]["typeAction"] = tricky
    whole = save(content)
    request = save(
        amended(submission(), {"/lignesImport/0/typeAction": tricky}),
        name="JSON-\x1b[1m\u202e-20220301-001.json",
    )
    for kind in FORMATS:
        out = segur("check", whole, request, "--format", kind).out
        assert not set(out) & set("\x1b\u202e\x7f\u200b\x07")


def test_lone_surrogates_break_no_format(segur: Segur, save: Save) -> None:
    content = b'{"\\ud800": 1, "impId": null, "lignesImport": ["\\udfff"]}'
    name = save(content)
    for kind in FORMATS:
        assert segur("check", name, "--format", kind).code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="such names do not exist there")
def test_a_file_name_that_is_no_text_is_reported(segur: Segur, tmp_path: pathlib.Path) -> None:
    path = os.fsencode(tmp_path) + b"/JSON-\xff-20220301-001.json"
    with open(path, "wb") as stream:  # noqa: PTH123 - a path of bytes
        stream.write(dumps(submission()))
    for kind in FORMATS:
        outcome = segur("check", os.fsdecode(path), "--format", kind)
        assert outcome.code == 1
        assert "\\udcff" in outcome.out


def test_a_name_that_is_too_long_for_the_system_is_told(segur: Segur, save: Save) -> None:
    sound, long = save(), "x" * 300
    assert "S100" in segur("check", long).out
    outcome = segur("check", sound, "-o", long)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("segur check : impossible d'écrire xxx")
    outcome = segur("expect", sound, long)
    assert (outcome.code, outcome.err) == (0, "")


def test_a_link_that_leads_nowhere_is_s100(segur: Segur, tmp_path: pathlib.Path) -> None:
    (tmp_path / file_name()).symlink_to("nowhere")
    for path in (file_name(), "."):
        outcome = segur("check", path)
        assert outcome.code == 1
        assert f"S100  {file_name()}:1:1" in outcome.out


def test_a_folder_named_as_a_submission_is_s100(segur: Segur, tmp_path: pathlib.Path) -> None:
    (tmp_path / file_name()).mkdir()
    for path in (file_name(), "."):
        report = json.loads(segur("check", path, "--format", "json").out)
        assert [error["code"] for error in report["files"][0]["errors"]] == ["S100"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes there")
def test_a_pipe_named_as_a_submission_is_s100(segur: Segur, tmp_path: pathlib.Path) -> None:
    os.mkfifo(tmp_path / file_name())
    for path in (file_name(), "."):
        outcome = segur("check", path)
        assert outcome.code == 1
        assert "S100" in outcome.out


@settings(max_examples=30, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    content=st.one_of(
        st.binary(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["impId", "SIRET", "lignesImport", "numLigne", "\ud800", "x"]),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=8,
        ).map(lambda value: json.dumps(value).encode()),
    ),
    data=st.data(),
)
def test_no_content_breaks_any_format(
    content: bytes, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / file_name()
    path.write_bytes(content)
    language = data.draw(st.sampled_from(["fr", "en"]))
    for kind in FORMATS:
        out = folder / kind
        code = main(["check", str(path), "--format", kind, "--lang", language, "-o", str(out)])
        assert code == 1
        assert out.read_bytes()
    report = json.loads((folder / "json").read_bytes())
    assert report["files"][0]["verdict"] == "rejected"
