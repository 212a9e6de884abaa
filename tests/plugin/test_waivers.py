"""``--segur-waivers``: a waived fault is an xfail, and waivers that stand for nothing fail."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from support.box import A906, D210, D251, LEAN, NAME, NAME_2, Box, three

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Sequence

TODAY: Final = "--segur-today=2026-06-01"
WAIVERS: Final = "--segur-waivers=w.toml"
OPTIONS: Final = (WAIVERS, TODAY, "-rx")
REASON: Final = "D210 : corrigé en 4.2 (jusqu'au 2026-12-31)"
UNUSED: Final = "dérogation {} ({}, jusqu'au 2026-12-31) : inutile, aucun{}"


def waive(box: Box, *entries: str, until: str = "2026-12-31", name: str = "w.toml") -> None:
    """Write a file of waivers, each given by its rule and file, and whatever follows."""
    texts = []
    for entry in entries:
        rule, file, *more = entry.split(" ", 2)
        keys = f'rule = "{rule}"\nfile = "{file}"\nreason = "corrigé en 4.2"\nuntil = {until}\n'
        texts.append(f"[[waiver]]\n{keys}{''.join(more)}\n")
    box.save("\n".join(texts), name=name)


def said(result: pytest.RunResult) -> list[str]:
    """Give the lines of the section on waivers."""
    lines = result.outlines
    start = next((i for i, line in enumerate(lines) if " Ségur : dérogations " in line), None)
    if start is None:
        return []
    rest = lines[start + 1 :]
    return rest[: next(i for i, line in enumerate(rest) if not line.startswith("dérogation"))]


def test_a_waived_fault_is_an_xfail_and_shown_everywhere(box: Box) -> None:
    box.save(three(D210))
    waive(box, f'D210 {NAME} numeroEditeur = "00002"')
    result = box.run(*OPTIONS, "--junitxml=j.xml", "--segur-json=r.json")
    result.assert_outcomes(passed=3, xfailed=1)
    assert result.ret == pytest.ExitCode.OK
    assert said(result) == []
    result.stdout.fnmatch_lines(
        [
            f"XFAIL {NAME}::demande-002 - *{REASON}",
            "Par règle : D210 × 1",
            "Dont sous dérogation : D210 × 1",
        ]
    )
    junit = (box.path / "j.xml").read_text(encoding="utf-8")
    assert junit.count(f'<skipped type="pytest.xfail" message="{REASON}"') == 1
    report = json.loads((box.path / "r.json").read_text(encoding="utf-8"))
    [request] = [one for one in report["files"][0]["requests"] if one["errors"]]
    assert request["verdict"] == "rejected"
    assert request["errors"][0]["waived"] == {"reason": "corrigé en 4.2", "until": "2026-12-31"}
    assert report["summary"]["by_code"] == report["summary"]["waived"] == {"D210": 1}
    assert [one["status"] for one in report["waivers"]] == ["used"]


def test_what_is_not_waived_fails_and_shows_what_is(box: Box) -> None:
    box.save(three({**D210, **D251}))
    waive(box, f"D210 {NAME}")
    result = box.run(*OPTIONS)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "demande refusée : D251 *",
            'Réponse de l\'ASP à la demande 2 (numeroEditeur "00002") : 0210 – *',
            "  dérogation : corrigé en 4.2 (jusqu'au 2026-12-31)",
            "D251  *",
        ]
    )
    assert said(result) == []


def test_a_waived_fault_fails_where_xfails_are_asked_to_run(box: Box) -> None:
    box.save(three(D210))
    waive(box, f"D210 {NAME}")
    result = box.run(*OPTIONS, "--runxfail")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["demande refusée : D210 *", "  dérogation : corrigé *"])


def test_files_and_archives_have_waivers_too(box: Box) -> None:
    """A file that is rejected as a whole, and one whose archive lacks all of its documents."""
    box.save(b"[]")
    box.save(name=NAME_2)
    with zipfile.ZipFile(box.path / f"{NAME_2[:-5]}.zip", "w"):
        pass
    waive(box, f"S104 {NAME}", f"P303 {NAME_2}")
    result = box.run(*OPTIONS)
    result.assert_outcomes(passed=4, xfailed=2)
    assert said(result) == []


def test_what_is_expected_needs_no_waiver_and_what_is_waived_is_not_expected(box: Box) -> None:
    box.save(three({**D210, **D251}))
    box.expect({NAME: {"demandes": {"2": ["D251"]}}})
    waive(box, f"D210 {NAME}")
    box.run(*OPTIONS).assert_outcomes(passed=4, xfailed=1)
    waive(box, f"D210 {NAME}", f"D251 {NAME}")
    result = box.run(*OPTIONS)
    result.assert_outcomes(passed=4, xfailed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert said(result) == [
        UNUSED.format(2, f"D251, {NAME}", "e faute de ce genre n'a été trouvée ; supprimez-la")
    ]
    box.expect({NAME: {"demandes": {"2": ["D251", "D252"]}}})
    result = box.run(*OPTIONS)
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["attendu D251, D252 ; trouvé D251"])


def test_an_ignored_rule_leaves_its_waiver_unused(box: Box) -> None:
    box.save(three(D210))
    waive(box, f"D210 {NAME}")
    result = box.run(*OPTIONS, "--segur-ignore=D210", "--segur-json=r.json")
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert len(said(result)) == 1
    report = json.loads((box.path / "r.json").read_text(encoding="utf-8"))
    assert [one["status"] for one in report["waivers"]] == ["unused"]


def test_asp_s_answer_stays_what_it_is(box: Box) -> None:
    box.save(three(D210))
    waive(box, f"D210 {NAME}")
    box.run(*OPTIONS, "--snapshot-update").assert_outcomes(passed=4, xfailed=1)
    box.run(*OPTIONS).assert_outcomes(passed=4, xfailed=1)
    box.save(b"[]")
    waive(box, f"S104 {NAME}")
    result = box.run(*OPTIONS)
    result.assert_outcomes(failed=1, xfailed=1)
    result.stdout.fnmatch_lines(["pas de réponse (S104), *"])


def test_advisories_as_errors_fail_beside_a_waived_fault(box: Box) -> None:
    box.save(three({**D210, "/lignesImport/1/commande/montantSegurHT": 0, **A906}))
    waive(box, f"D210 {NAME}", f"D212 {NAME}")
    options = (*OPTIONS, "-W", "error::pytest_segur.SegurAdvisory")
    result = box.run(*options)
    result.assert_outcomes(passed=2, failed=1, xfailed=1)
    result.stdout.fnmatch_lines(["avis traités comme des erreurs : A906"])


def test_an_expired_waiver_waives_nothing_and_fails_the_run(box: Box) -> None:
    box.save(three(D210))
    box.save(name=NAME_2)
    waive(box, f"D210 {NAME}", until="2026-05-31")
    name = f"dérogation 1 (D210, {NAME}, jusqu'au 2026-05-31)"
    expired = [f"{name} : expirée ; corrigez la faute, ou convenez d'une autre date"]
    result = box.run(*OPTIONS)
    result.assert_outcomes(passed=7, failed=1)
    assert said(result) == expired
    # Even where its own file is not judged.
    result = box.run(*OPTIONS, NAME_2)
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert said(result) == expired
    result = box.run(WAIVERS, "--segur-today=2026-05-31")
    assert result.ret == pytest.ExitCode.OK


@pytest.fixture
def several(box: Box) -> Box:
    """Two files of a folder, the first at fault, and waivers of each kind about them."""
    box.save(three(D210), name=f"a/{NAME}")
    box.save(name=f"a/{NAME_2}")
    box.save("def test_nothing(): pass", name="test_it.py")
    waive(box, f"D210 a/{NAME}", f"D251 {NAME_2}", "D212 a/JSON-*", "D210 b/*.json")
    return box


_NO_FAULT: Final = "e faute de ce genre n'a été trouvée ; supprimez-la"
_ALL: Final = [
    UNUSED.format(2, f"D251, {NAME_2}", _NO_FAULT),
    UNUSED.format(3, "D212, a/JSON-*", _NO_FAULT),
    UNUSED.format(4, "D210, b/*.json", " fichier ne correspond à son motif ; supprimez-la"),
]


def test_a_waiver_is_unused_once_all_that_it_is_about_was_judged(several: Box) -> None:
    """Whatever selects items: a file of which one runs is judged whole."""
    for options, complaints in (
        ([], _ALL),
        (["-k", "demande-001"], _ALL),
        # Of the first file alone, or of the second one.
        ([f"a/{NAME}"], _ALL[2:]),
        ([f"a/{NAME}::demande-001"], _ALL[2:]),
        ([f"a/{NAME_2}"], [_ALL[0], _ALL[2]]),
        (["-x", "--runxfail"], _ALL[2:]),
        # No submission at all.
        (["test_it.py"], []),
        (["--collect-only"], []),
    ):
        result = several.run(*OPTIONS, *options)
        assert (options, said(result)) == (options, complaints)
        failed = pytest.ExitCode.TESTS_FAILED if complaints else pytest.ExitCode.OK
        assert (options, result.ret) == (options, failed)


def test_what_was_not_judged_of_other_folders_keeps_a_waiver_open(
    several: Box, tmp_path: pathlib.Path
) -> None:
    several.save(name=f"b/{NAME}")
    assert said(several.run(*OPTIONS, "a")) == _ALL[:2]
    assert len(said(several.run(*OPTIONS))) == 3
    # Only what the project collects counts: where it says so, and by the names that it says.
    ini = "[pytest]\ntestpaths = a nowhere\n"
    several.pytester.makeini(ini)
    assert said(several.run(*OPTIONS)) == _ALL
    # What is named on the command line counts, too, as far as it is there.
    assert said(several.run(*OPTIONS, "a", f"b/{NAME}::demande-001", "--co")) == []
    several.pytester.makeini("[pytest]\nsegur_files = a/*.json\n")
    assert said(several.run(*OPTIONS)) == _ALL
    # Paths outside of the root are absolute, and judged all the same.
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / NAME).write_bytes((several.path / f"a/{NAME_2}").read_bytes())
    waive(several, f"D210 outside/{NAME}")
    result = several.run(*OPTIONS, "--rootdir=.", str(outside))
    assert len(said(result)) == 1


def test_what_was_not_evaluated_keeps_a_waiver_open(several: Box) -> None:
    """A rejected file has no requests to tell; unless it is meant to be rejected."""
    several.save(b"[]", name=f"a/{NAME_2}")
    assert said(several.run(*OPTIONS)) == _ALL[2:]
    several.expect({NAME_2: {"fichier": ["S104"]}}, folder="a")
    assert said(several.run(*OPTIONS)) == _ALL


def test_other_failures_keep_their_exit_code(several: Box) -> None:
    several.save(
        "import pytest\n\ndef test_it(): pytest.exit('enough', returncode=2)", name="test_it.py"
    )
    result = several.run(*OPTIONS)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert len(said(result)) == 3


def test_it_is_said_without_a_terminal_reporter_too(several: Box) -> None:
    result = several.run(WAIVERS, TODAY, "-p", "no:terminal")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert [line for line in result.errlines if line.startswith("dérogation")] == _ALL


def test_xdist_changes_nothing(several: Box) -> None:
    files = ("--segur-json=alone.json", "--segur-json=shared.json")
    alone = several.run(*OPTIONS, files[0])
    shared = several.pytester.runpytest_subprocess("--segur", *LEAN, *OPTIONS, files[1], "-n2")
    for result in (alone, shared):
        result.assert_outcomes(passed=8, xfailed=1)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        assert said(result) == _ALL
        result.stdout.fnmatch_lines([f"XFAIL a/{NAME}::demande-002 - *{REASON}"])
    reports = [(several.path / f"{name}.json").read_bytes() for name in ("alone", "shared")]
    assert reports[0] == reports[1]


def refused(box: Box, options: Sequence[str]) -> str:
    """Give what pytest says of options that it refuses."""
    result = box.bare(*options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    return next(line for line in result.errlines if line.startswith("ERROR: "))


def test_a_file_that_cannot_be_used_is_refused_in_the_language_of_the_session(box: Box) -> None:
    waive(box, "D21 *.json")
    assert refused(box, ["--segur", WAIVERS]) == (
        "ERROR: --segur-waivers : w.toml, dérogation 1 : rule doit être le code exact d'une "
        'règle, comme D210 ; trouvé : "D21"'
    )
    assert refused(box, ["--segur", "--segur-lang=en", "--segur-waivers=no.toml"]) == (
        "ERROR: --segur-waivers: no.toml: the file cannot be read"
    )
    assert "rien n'est nommé" in refused(box, ["--segur", "--segur-waivers="])
    assert "ajoutez --segur" in refused(box, [WAIVERS])


def test_the_ini_names_it_from_where_it_stands(box: Box) -> None:
    box.save(three(D210), name=f"a/{NAME}")
    waive(box, f"D210 {NAME}", name="conf/w.toml")
    box.save("[pytest]\nsegur_waivers = w.toml\n", name="conf/pytest.ini")
    options = ("-c", "conf/pytest.ini", "--rootdir=.", TODAY, "a")
    box.run(*options).assert_outcomes(passed=3, xfailed=1)
    # A project may name one and collect no submissions in this run.
    assert box.bare(*options).ret == pytest.ExitCode.NO_TESTS_COLLECTED
    box.pytester.makeini("[pytest]\nsegur_waivers = a.toml\n")
    assert "segur_waivers (ini) : a.toml :" in refused(box, ["--segur"])
