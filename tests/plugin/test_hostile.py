"""Whatever stands in a file or in its name: a diagnosis, and nothing that harms an output."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.box import LEAN, NAME, Box, three
from support.submissions import amended, submission

from pytest_segur import dumps
from pytest_segur.plugin.glance import glance
from pytest_segur.settings import Settings

#: A terminal command, an inverted reading order, nothing at all, half of a pair.
HARM = "\x1b[31m\u202e\u200b\ud800\x85"


def is_harmless(text: str) -> bool:
    """Tell whether a text has nothing but what can be seen, and line ends."""
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return all(char == "\n" or unicodedata.category(char) not in hidden for char in text)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"\xff\xfe[\0]\0",
        b"[" * 100_000,
        b'{"a":' * 300,
        b"nul",
        b'{"lignesImport":[{}]}',
        b'{"lignesImport": ' + b"[{},{}]" + b"}",
        b"1" * 10_000,
        b'"\\ud800"',
        b"\x1b]0;x\x07",
    ],
)
def test_every_content_is_one_failing_item(box: Box, content: bytes) -> None:
    box.save(content)
    result = box.run()
    result.assert_outcomes(failed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert is_harmless(result.stdout.str() + result.stderr.str())


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf{}")
def test_no_bytes_disturb_collection(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / NAME
    path.write_bytes(data)
    assert glance(path, Settings(), archive=None).numbers == ()


def test_a_name_as_long_as_can_be_is_judged(box: Box) -> None:
    """Its answer would have one that is too long; so has one that `attendu.json` speaks of."""
    name = f"{'a' * 250}.json"
    box.save(name=name)
    (box.pytester.path / "attendu.json").write_text(
        json.dumps({name: {"fichier": ["F401"]}, f"{'b' * 300}.json": {}}), encoding="utf-8"
    )
    result = box.run("-p", "no:randomly")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["attendu.json:1:*n'est pas un fichier de demandes de ce dossier"])


def harmful() -> bytes:
    """Write a submission with harm in values and in names."""
    changes = {
        f"/{HARM}": 1,
        f"/lignesImport/0/{HARM}": HARM,
        "/lignesImport/1/numeroEditeur": HARM,
        "/lignesImport/1/commande/dateCommande": HARM,
        "/lignesImport/2/beneficiaires/nomMandataire": HARM,
    }
    return dumps(three(changes))


@pytest.mark.parametrize(
    ("structure", "options"),
    [("sound", []), ("sound", ["-n2"]), ("unsound", [])],
    ids=["sound", "sound-xdist", "unsound"],
)
def test_no_value_harms_an_output(box: Box, options: list[str], structure: str) -> None:
    content = harmful()
    if structure == "sound":
        changes = {
            "/lignesImport/1/numeroEditeur": HARM,
            "/lignesImport/1/commande/dateCommande": HARM,
            "/lignesImport/2/beneficiaires/nomMandataire": HARM,
            "/lignesImport/0/numeroEditeur": "a\u202eb\ud800",
        }
        content = dumps(three(changes))
    box.save(content)
    more = ("--segur-json=r.json", "--junitxml=j.xml", "--segur-show-values", "-vv")
    result = box.pytester.runpytest_subprocess("--segur", *LEAN, *more, *options)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.no_fnmatch_line("*INTERNALERROR*")
    assert is_harmless(result.stdout.str() + result.stderr.str())
    assert is_harmless((box.path / "j.xml").read_text(encoding="utf-8"))
    written = (box.path / "r.json").read_text(encoding="utf-8")
    assert is_harmless(written)
    numbers = [one["numeroEditeur"] for one in json.loads(written)["files"][0]["requests"]]
    assert numbers == (["a\u202eb\ud800", HARM, "00003"] if structure == "sound" else [])


@pytest.mark.parametrize("options", [[], ["-n2"]], ids=["alone", "xdist"])
def test_no_name_harms_an_output(box: Box, options: list[str]) -> None:
    names = ["JSON-\udcff\u202e-1.json", "JSON-\x1b[31m.json", "JSON-\n.json"]
    for name in names:
        (box.path / name).write_bytes(dumps(three({"/lignesImport/0/typeAction": "M"})))
    more = ("--segur-json=r.json", "--junitxml=j.xml", "-vv", "-ra")
    result = box.pytester.runpytest_subprocess("--segur", *LEAN, *more, *options)
    result.assert_outcomes(passed=6, failed=6)
    result.stdout.no_fnmatch_line("*INTERNALERROR*")
    assert is_harmless(result.stdout.str() + result.stderr.str())
    assert is_harmless((box.path / "j.xml").read_text(encoding="utf-8"))
    files = json.loads((box.path / "r.json").read_text(encoding="utf-8"))["files"]
    assert [entry["path"] for entry in files] == sorted(names)


def test_a_file_with_a_hidden_character_in_its_name_can_be_named(box: Box) -> None:
    name = "JSON-\u202e1.json"
    box.save(three({"/lignesImport/0/typeAction": "M"}), name=name)
    result = box.run(f"{name}::demande-001", "-v")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["JSON-\\u202e1.json::demande-001 FAILED *"])
    assert is_harmless(result.stdout.str())


def test_a_terminal_that_knows_no_accents_is_served_too(box: Box) -> None:
    box.save(three({"/lignesImport/0/typeAction": "é"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONIOENCODING", "ascii")
        result = box.pytester.runpytest_subprocess("--segur", *LEAN)
    result.assert_outcomes(passed=3, failed=1)


def test_a_huge_wrong_value_is_not_kept(box: Box) -> None:
    huge = [[{}] * 50] * 50
    box.save(amended(submission(), {"/lignesImport/0/commande/dateCommande": huge}))
    box.save(
        """
        def pytest_sessionfinish(session):
            found = session.items[1].case.judge().requests[1].errors[0].finding.found
            assert not isinstance(found, list)
        """,
        name="conftest.py",
    )
    result = box.run()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*trouvé :    un tableau de 50 éléments"])
