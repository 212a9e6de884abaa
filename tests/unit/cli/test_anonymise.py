"""`segur anonymise`: what it writes, tells and refuses."""

from __future__ import annotations

import json
import pathlib
import re
import zipfile
from typing import TYPE_CHECKING, NoReturn

import pytest
from support.archives import PDF, Entry, archive
from support.submissions import amended, file_name, liberal_request, submission

from pytest_segur import Portal, check, dumps
from pytest_segur.anonymise import alike, folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.command import Save, Segur

NAME = file_name()
ZIP = NAME.replace(".json", ".zip")
DECLARED = "MDV-LGC-Va1-BDC-00001.pdf"
FAULTY: Mapping[str, object] = {"/lignesImport/0/commande/dateCommande": "2022"}


def names_in(path: str | pathlib.Path) -> list[str]:
    return sorted(str(each.relative_to(path)) for each in pathlib.Path(path).rglob("*"))


def test_a_copy_is_written_and_told_with_its_diagnosis(segur: Segur, save: Save) -> None:
    save(amended(submission(), FAULTY))
    save(archive(Entry(name=DECLARED, content=PDF)), name=ZIP)
    outcome = segur("anonymise", NAME, "-o", "out", "--key", "un secret")

    assert (outcome.code, outcome.err) == (0, "")
    written, packed = names_in("out")
    assert outcome.out.splitlines() == [
        f"out/{written}",
        f"out/{packed}",
        "    même diagnostic (published) : D210",
        "    même diagnostic (corrected) : S108, S109",
    ]
    header = json.loads(pathlib.Path("out", written).read_text(encoding="utf-8"))
    assert written == f"JSON-{header['numeroAns']}-20220301-001.json"
    assert written != NAME
    assert check(pathlib.Path("out", written)).archive is not None


def test_the_same_secret_gives_the_same_copy_from_a_file_too(segur: Segur, save: Save) -> None:
    save()
    save(b"un secret\r\n", name="secret.txt")
    assert segur("anonymise", NAME, "-o", "one", "--key", "un secret").code == 0
    assert segur("anonymise", NAME, "-o", "two", "--key-file", "secret.txt").code == 0
    assert segur("anonymise", NAME, "-o", "three").code == 0
    [one], [two], [three] = (list(pathlib.Path(each).iterdir()) for each in ("one", "two", "three"))
    assert one.name == two.name != three.name
    assert one.read_bytes() == two.read_bytes() != three.read_bytes()


def test_submissions_and_answers_given_together_stay_those_of_the_same_people(
    segur: Segur, save: Save
) -> None:
    """What shares a name goes to folders of its own; the answer still fits what was submitted."""
    save()
    save(submission([liberal_request(2)]), name=file_name(number="002"))
    answer = Portal().deposit(NAME).answer
    assert answer is not None
    save(answer, name=f"returned/{NAME}")
    save(answer, name=NAME.replace(".json", ".reponse.json"))
    given = [NAME, file_name(number="002"), f"returned/{NAME}"]
    outcome = segur("anonymise", *given, given[0].replace(".json", ".reponse.json"), "-o", "out")

    assert outcome.code == 0
    first, snapshot, second, returned = sorted(
        (name for name in names_in("out") if name != "2"), key=lambda name: (name[0] == "2", name)
    )
    assert (returned, snapshot) == (f"2/{first}", first.replace(".json", ".reponse.json"))
    assert second == first.replace("-001.json", "-002.json")
    people = [
        json.loads(pathlib.Path("out", name).read_text(encoding="utf-8"))["lignesImport"][0][
            "beneficiaires"
        ]["nomMandataire"]
        for name in (first, second, returned)
    ]
    assert len(set(people)) == 1
    assert people[0] != "DURAND"
    assert "SIMU" not in pathlib.Path("out", returned).read_text(encoding="utf-8")
    assert segur("reconcile", f"out/{first}", f"out/{returned}").code == 0


def test_one_copy_may_be_given_a_name_and_is_told_when_that_changes_the_diagnosis(
    segur: Segur, save: Save
) -> None:
    save()
    outcome = segur("anonymise", NAME, "-o", "copy.json", "--key", "k", "--lang", "en")
    assert outcome.code == 0
    assert outcome.out.splitlines()[:2] == [
        "copy.json",
        "    same diagnosis (published): no fault",
    ]
    assert outcome.err.startswith("the name copy.json changes the diagnosis; JSON-")
    other = save(name="demandes.json")
    assert segur("anonymise", other, "-o", "autre.json").err == ""
    pathlib.Path("folder.json").mkdir()
    assert segur("anonymise", NAME, "-o", "folder.json").out.startswith("folder.json/JSON-")
    # That would be its own name.
    kept = outcome.err.split("; ")[1].split(" ")[0]
    assert segur("anonymise", NAME, "-o", kept, "--key", "k").err == ""


def test_a_mark_in_front_stays_and_what_is_twice_is_counted(segur: Segur, save: Save) -> None:
    save(b"\xef\xbb\xbf" + dumps(submission()))
    assert segur("anonymise", NAME, "-o", "out/").out.count("S101") == 2
    [copy] = pathlib.Path("out").iterdir()
    assert copy.read_bytes().startswith(b"\xef\xbb\xbf{")
    missing = amended(submission(), {"/Durand": 1, "/Dupont": 2})
    save(missing)
    assert "S106 ×2" in segur("anonymise", NAME, "-o", "more").out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{'nomMedecin': 'DURAND'}", "S102"),
        (b'{"nomMedecin": "DURAND"} // DURAND', "S102"),
        (b'{"nomMedecin": NaN}', "S102"),
        (b'"\xc9lie"', "S101"),
        (b"\xef\xbb\xbf{", "S101"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    segur: Segur, save: Save, content: bytes, told: str
) -> None:
    """Not even of the sound file that was given with it."""
    save(name="sound.json")
    save(content)
    outcome = segur("anonymise", "sound.json", NAME, "-o", "out")
    assert (outcome.code, outcome.out) == (1, "")
    assert told in outcome.err
    assert re.search(r"[^.]\. D'un texte illisible, nul ne peut dire ce qui resterait", outcome.err)
    assert not pathlib.Path("out").exists()
    assert segur("anonymise", "nowhere.json", "-o", "out").code == 1


def test_a_copy_with_another_diagnosis_is_not_written(
    segur: Segur, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command makes sure itself."""
    save()
    monkeypatch.setattr("pytest_segur.anonymise.dossier.summary", lambda *given: len(given))
    outcome = segur("anonymise", NAME, "-o", "out")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"{NAME} : la copie n'aurait pas le même diagnostic\n"
    assert not pathlib.Path("out").exists()


def test_nothing_is_replaced_unless_forced_and_never_an_original(segur: Segur, save: Save) -> None:
    save()
    save(b"DURAND", name="copy.json")
    outcome = segur("anonymise", NAME, "-o", "copy.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "copy.json existe déjà : ajoutez --force" in outcome.err
    assert pathlib.Path("copy.json").read_bytes() == b"DURAND"
    # An archive that is there already would go with the copy.
    save(archive(Entry(name="Durand.pdf")), name="free.zip")
    assert "free.zip existe déjà" in segur("anonymise", NAME, "-o", "free.json").err
    assert segur("anonymise", NAME, "-o", "free.json", "--force").code == 0
    assert not pathlib.Path("free.zip").exists()
    save(archive(Entry(name=DECLARED, content=PDF)), name=ZIP)
    assert segur("anonymise", NAME, "-o", "copy.json", "--force").code == 0
    with zipfile.ZipFile("copy.zip") as packed:
        assert packed.namelist() == [DECLARED]
    before = pathlib.Path(NAME).read_bytes()
    pathlib.Path(NAME.replace(".json", ".JSON")).hardlink_to(ZIP)
    for target in (NAME, NAME.replace(".json", ".JSON")):
        outcome = segur("anonymise", NAME, "-o", target, "--force")
        assert outcome.code == 2
        assert "est un original" in outcome.err
    assert pathlib.Path(NAME).read_bytes() == before
    assert [name for name in names_in(".") if name.startswith(".segur-")] == []


def test_documents_may_stand_elsewhere(segur: Segur, save: Save) -> None:
    save()
    save(archive(Entry(name=DECLARED, content=PDF)), name="pieces.zip")
    save(b"Durand", name=f"pieces/{ZIP}")
    outcome = segur("anonymise", NAME, "-o", "out", "--archive", "pieces.zip")
    assert "P3" not in outcome.out
    assert len(names_in("out")) == 2
    both = segur("anonymise", NAME, NAME, "-o", "both", "--archive", "pieces", "--lang", "en")
    assert both.out.count("P301") == 4


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", ""), "il faut un dossier"),
        (("-o", "x\0"), "il faut un dossier"),
        (("-o", "copy.zip"), "il faut un dossier"),
        (("-o", "out", "--key", " "), "le secret est vide"),
        (("-o", "out", "--key-file", "nowhere"), "impossible de lire nowhere"),
        (("-o", "out", "--key-file", "x\0"), "impossible de lire"),
        (("-o", "out", "--key", "a", "--key-file", "b"), "--key-file"),
        (("-o", "out", "--archive", "nowhere.zip"), "aucune archive : nowhere.zip"),
        (("other.json", "-o", "out", "--archive", NAME), "plusieurs fichiers"),
        (("other.json", "-o", NAME), "impossible d'écrire"),
        (("-o", "nowhere/copy.json"), "impossible d'écrire nowhere/copy.json"),
        ((), "--output"),
    ],
)
def test_misuse_is_told_in_one_line(
    segur: Segur, save: Save, options: tuple[str, ...], told: str
) -> None:
    save()
    save(name="other.json")
    outcome = segur("anonymise", NAME, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert outcome.err.count("\n") == 1
    assert names_in(".") == sorted([NAME, "other.json"])


def test_what_fails_half_way_leaves_nothing_behind(
    segur: Segur, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second file meets somebody else's, or a full disk."""
    save()
    save(archive(Entry(name=DECLARED, content=PDF)), name=ZIP)
    save(name=f"sub/{NAME}")
    put = folder.publish

    def full(made: pathlib.Path, target: pathlib.Path) -> None:
        if target.parent.name == "2":
            raise OSError(28, "No space left on device")
        put(made, target)

    def taken(made: pathlib.Path, target: pathlib.Path) -> NoReturn:
        raise FileExistsError(made, target)

    for broken, told in ((full, "No space left"), (taken, "existe déjà")):
        monkeypatch.setattr(folder, "publish", broken)
        outcome = segur("anonymise", NAME, f"sub/{NAME}", "-o", "out")
        assert outcome.code == 2
        assert told in outcome.err
        assert not pathlib.Path("out").exists()


def test_somebody_elses_files_stay_when_the_work_fails(
    segur: Segur, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder that was made, too."""
    save()

    def intruded(made: pathlib.Path, target: pathlib.Path) -> NoReturn:
        target.with_name("other").write_bytes(b"x")
        raise FileExistsError(made, target)

    monkeypatch.setattr(folder, "publish", intruded)
    assert segur("anonymise", NAME, "-o", "out").code == 2
    assert names_in("out") == ["other"]


def test_what_is_compared_is_all_but_words() -> None:
    """Codes, places, what was not evaluated, the archive, the other edition."""
    found = alike.summary(check(dumps(amended(submission(), FAULTY))))
    assert found["requests"][0]["errors"] == [
        ("D210", ("lignesImport", 0, "commande", "dateCommande"))
    ]
    assert set(found) == {
        *("errors", "advisories", "omitted", "requests", "archive", "other edition"),
    }
    swapped = alike.summary(check(dumps(submission(edition="corrected"))))
    assert swapped["other edition"] == ("corrected", 1, 0, True)
