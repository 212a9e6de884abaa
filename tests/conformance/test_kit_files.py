"""The kit as a whole: its ids, its files, and that they are what is generated."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
import write_kit
from support.deviations import deviations
from support.kit import building
from support.kit.building import KIT, KitError, build, published_in
from support.kit.plan import planned
from support.kit.reading import kit_cases, manifest, stored
from support.pages import blocks_of

from pytest_segur.discovery import ANSWER_SUFFIX, EXPECTATIONS
from pytest_segur.expectations import read_expectations
from pytest_segur.kit.library import MANIFEST
from pytest_segur.spec.catalogue import CATALOGUE, KIT_VERSION

if TYPE_CHECKING:
    import pathlib

    from support.kit.planned import Planned

_MOST_BYTES: Final = 10_000_000
_MOST_OF_A_FILE: Final = 800_000
#: What some system cannot have in a name, or takes for the same as something else.
_AWKWARD: Final = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$|[^\x20-\x7e]')
_JSON: Final = re.compile(r"^```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_STALE: Final = "run: python tests/write_kit.py"


def test_the_kit_is_what_is_generated() -> None:
    """Byte by byte, and nothing else stands there."""
    files = build(planned(), published_in(KIT))
    there = write_kit.generated_in(KIT)
    assert sorted(files.keys() ^ set(there)) == [], _STALE
    stale = [name for name, content in files.items() if (KIT / name).read_bytes() != content]
    assert stale == [], _STALE


def test_ids_and_files_stand_once() -> None:
    """Also for whoever does not tell capitals apart."""
    for values in (
        [case.id for case in kit_cases()],
        [case.path.relative_to(KIT).as_posix().lower() for case in kit_cases()],
    ):
        assert len(values) == len(set(values))


def test_the_manifest_tells_the_versions() -> None:
    """Of its form, and of the catalogue."""
    assert manifest()["schema"] == building.SCHEMA == "segur-kit/1"
    assert manifest()["kit"] == KIT_VERSION


def test_a_case_says_what_its_rule_says() -> None:
    """Clause, edition and folder; the source of a rule with two of them may be either."""
    found = {
        case["id"]: (case["rule"], case["clause"], case["edition"], case["file"].rpartition("/")[0])
        for case in manifest()["cases"]
    }
    expected = {
        case["id"]: (_rule_of(case), _clause_of(case), *_folder_of(case))
        for case in manifest()["cases"]
    }
    assert deviations(found, expected) == ""
    either = {
        entry["rule"]
        for entry in manifest()["cases"]
        if entry["rule"] and entry["source"] != CATALOGUE[entry["rule"]].source
    }
    assert either <= {"S102", "S111", "D275"}


def _rule_of(case: dict[str, Any]) -> str | None:
    """Tell the rule that an id names; pairs and the like are of the first of theirs."""
    folder = case["id"].split("/")[1]
    if folder in {"order", "prerequisites"}:
        return str(case["rule"])
    return None if folder == "business" else folder


def _clause_of(case: dict[str, Any]) -> dict[str, str | None] | None:
    if case["kind"] == "business":
        return None
    clause = CATALOGUE[case["rule"]].clause
    return {"section": clause.section, "block": clause.block, "balise": clause.balise}


def _folder_of(case: dict[str, Any]) -> tuple[str, str]:
    folder = case["id"].rpartition("/")[0]
    return folder.partition("/")[0], folder


def test_purposes_are_one_line_in_two_languages() -> None:
    """French and English are told apart, and both say something of their own in a folder."""
    for language in ("fr", "en"):
        told: dict[str, list[str]] = {}
        for case in kit_cases():
            words = case.purpose.to(language)
            assert words.isprintable()
            assert words == words.strip() != ""
            told.setdefault(case.id.rpartition("/")[0], []).append(words)
        same = {folder: words for folder, words in told.items() if len(words) > len(set(words))}
        assert same == {}


def test_every_expectation_is_of_a_file_and_of_known_codes() -> None:
    """Each folder says of each of its files what it is meant to have, and of no other."""
    for folder in sorted({case.path.parent for case in stored()}):
        read = read_expectations(folder / EXPECTATIONS)
        assert read.problems == ()
        assert read.files.keys() == {
            case.path.name for case in stored() if case.path.parent == folder
        }
        for meant in read.files.values():
            assert meant.edition == folder.parent.name
            told = [*meant.errors.values(), *(meant.advisories or {}).values()]
            assert {code for codes in told for code in codes} <= CATALOGUE.keys()
            assert meant.history is None or (folder / meant.history).is_file()


def test_every_file_is_reached_from_the_manifest() -> None:
    """Submissions, archives, answers, histories and what is expected; and all of them are there."""
    reached = {MANIFEST}
    for case in stored():
        folder = case.path.parent
        names = {case.path.name, EXPECTATIONS, case.expectation.history}
        files = {case.path, case.archive, case.answer, *(folder / name for name in names if name)}
        reached |= {file.relative_to(KIT).as_posix() for file in files if file}
    assert reached == set(write_kit.generated_in(KIT))


def test_what_is_written_by_hand_is_known() -> None:
    """Two pages, the schemas, and examples that each page leads to."""
    generated = set(write_kit.generated_in(KIT))
    names = {path.relative_to(KIT).as_posix() for path in KIT.rglob("*") if path.is_file()}
    pages = {"README.md", "LISEZMOI.md"}
    examples = {name for name in names - generated - pages if not name.startswith("schema/")}
    for page in pages:
        links = re.findall(r"\]\((examples/[^)]+)\)", (KIT / page).read_text(encoding="utf-8"))
        assert sorted(links) == sorted(examples)
    schemas = {name for name in names if name.startswith("schema/")}
    assert schemas
    assert all(name.endswith(".schema.json") for name in schemas)


def test_the_pages_of_the_kit_show_a_case_as_it_is() -> None:
    """What they print of the manifest and of `attendu.json`."""
    for page in ("README.md", "LISEZMOI.md"):
        case, expected = map(json.loads, _JSON.findall((KIT / page).read_text(encoding="utf-8")))
        assert case in manifest()["cases"]
        folder = (KIT / case["file"]).parent
        entries = json.loads((folder / EXPECTATIONS).read_bytes())
        assert expected.items() <= entries.items()


def test_both_pages_of_the_kit_tell_the_same() -> None:
    """Heading by heading, row by row, code by code."""
    english, french = ((KIT / name).read_text("utf-8") for name in ("README.md", "LISEZMOI.md"))
    for shape in (r"(?m)^#+ ", r"(?m)^\| (`\w+`[^|]*) \|", r"\b[SFDPA][0-9]{3}\b"):
        assert re.findall(shape, english) == re.findall(shape, french)


def test_the_page_for_implementers_shows_programs_as_they_are() -> None:
    """Letter by letter."""
    page = (KIT.parent / "docs/en/how-to/implementers.md").read_text(encoding="utf-8")
    shown = {block.file: block.body for block in blocks_of(page) if block.file}
    assert len(shown) == 4
    for name, body in shown.items():
        assert (KIT / "examples" / name).read_text("utf-8") == body


def test_what_is_made_is_not_stored() -> None:
    """Neither the submission nor its archive."""
    made = [case for case in kit_cases() if case.made is not None]
    assert made
    for case in made:
        assert case.made is not None
        assert case.made.of is None or case.made.of.is_file()
        assert not case.path.exists()
        assert not case.path.with_suffix(".zip").exists()


def test_an_answer_stands_beside_what_passes_the_first_control_and_nothing_else() -> None:
    """Misnamed files included: ASP would answer."""
    wrong = [
        case.id
        for case in stored()
        if (case.answer is None)
        != any(code[0] == "S" for code in case.expectation.errors.get("fichier", ()))
    ]
    assert wrong == []


def test_every_system_can_hold_the_files() -> None:
    """Names that Windows and macOS have, and a size that a repository bears."""
    names = write_kit.generated_in(KIT)
    assert [name for name in names if any(map(_AWKWARD.search, name.split("/")))] == []
    assert max(map(len, names)) < 120
    sizes = {name: (KIT / name).stat().st_size for name in names}
    assert [name for name, size in sizes.items() if size > _MOST_OF_A_FILE] == []
    assert sum(sizes.values()) < _MOST_BYTES


class TestNames:
    """Ids and file names are for good."""

    @staticmethod
    def some() -> list[Planned]:
        """Give a few, among them some that are about their names."""
        rules = ("S107", "F404")
        return [case for case in planned() if case.edition == "published" and case.rule in rules]

    def test_a_new_case_is_numbered_behind_the_last(self) -> None:
        """Wherever it stands among the others."""
        first, *others = self.some()
        before = paths(build(others, {}))
        after = paths(build([first, *others], before))
        assert {name: path for name, path in after.items() if name != first.id} == before
        beside = (path for path in before.values() if path.startswith("published/S107/"))
        assert after[first.id] > max(beside)

    def test_a_case_that_was_published_never_goes_away(self) -> None:
        """Whoever deletes its definition is told."""
        first, *others = self.some()
        before = paths(build([first, *others], {}))
        with pytest.raises(KitError, match=re.escape(f"gone: ['{first.id}']")):
            build(others, before)

    def test_two_cases_with_one_id_are_refused(self) -> None:
        """Their files would be one."""
        first, *others = self.some()
        with pytest.raises(KitError, match=re.escape(f"twice: ['{first.id}']")):
            build([first, *others, first], {})

    def test_a_name_in_use_is_passed_over(self) -> None:
        """Also one that a case has for its own reasons, in other capitals."""
        folder, day = "published/S107", "20220301"
        first, second, third, *others = self.some()
        before = {
            first.id: f"{folder}/JSON-{first.numero_ans}-{day}-899.json",
            second.id: f"{folder}/json-{first.numero_ans.lower()}-{day}-900.json",
        }
        after = paths(build([first, second, third, *others], before))
        assert {name: after[name] for name in before} == before
        assert after[third.id].endswith("-901.json")


def test_writing_changes_what_is_stale_only(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages and schemas written by hand stay; a file of no case goes."""
    monkeypatch.setattr(write_kit, "planned", TestNames.some)
    write_kit.write(tmp_path)
    written = write_kit.generated_in(tmp_path)
    assert MANIFEST in written
    by_hand = ("README.md", "LISEZMOI.md", "examples/java/X.java", "schema/x.json")
    for name in (*by_hand, "published/S107/old.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    answer = next(name for name in written if name.endswith(ANSWER_SUFFIX))
    (tmp_path / answer).write_text("x")
    write_kit.write(tmp_path)
    assert write_kit.generated_in(tmp_path) == written
    assert (tmp_path / answer).read_bytes() != b"x"
    assert all((tmp_path / name).exists() for name in by_hand)


def paths(files: dict[str, bytes]) -> dict[str, str]:
    """Give the path of each case, by its id."""
    return {case["id"]: case["file"] for case in json.loads(files[MANIFEST])["cases"]}
