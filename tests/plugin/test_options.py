"""Options and their ini twins: what they do, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.box import A906, D210, Box, three
from support.submissions import file_name, liberal_request, structure_request, submission

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A health centre: D259 without its profile, A912 where no profile was declared.
CENTRE: Mapping[str, object] = {
    "/lignesImport/0": structure_request(1),
    "/lignesImport/0/scenarioInstallation/isCentreDeSante": True,
}


def refused(box: Box, *options: str) -> str:
    """Run with wrong options and give what pytest says of them."""
    result = box.bare(*options)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    return "\n".join(line for line in result.errlines if line.startswith("ERROR: "))


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("edition=publiée", '--segur-edition : édition inconnue : "publiée" ; *published, corr*'),
        ("edition=", '--segur-edition : édition inconnue : ""*published, corrected*'),
        ("profiles=ehpad", '--segur-profiles : profil inconnu : "ehpad"*centre-de-sante, mailiz*'),
        ("ignore=D999", '--segur-ignore : règle inconnue : "D999" ;*D210*'),
        ("ignore=S100", "--segur-ignore : *S100*S105*S114*"),
        ("today=01/03/2022", '--segur-today : jour inconnu : "01/03/2022"*AAAA-MM-JJ*'),
        ("lang=de", '--segur-lang : langue inconnue : "de" ; valeurs admises : fr, en'),
        ("archive=", "--segur-archive : rien n'est nommé : il faut un ZIP*"),
        ("json=.", '--segur-json : "." est un dossier : donnez un fichier *'),
        ("json=", '--segur-json : "" est un dossier : *'),
        (f"json={'a' * 300}/b.json", "--segur-json : le dossier * n'existe pas : *"),
        ("json=a/b.json", "--segur-json : le dossier *a* n'existe pas : donnez un fichier *"),
    ],
)
def test_a_wrong_value_is_refused_and_the_right_ones_are_named(
    box: Box, option: str, message: str
) -> None:
    text = refused(box, "--segur", f"--segur-{option}")
    pytest.LineMatcher([text]).fnmatch_lines([f"ERROR: {message}"])


def test_wrong_values_are_refused_without_collection_too(box: Box) -> None:
    assert "--segur-edition" in refused(box, "--segur-edition=x")


def test_refusals_speak_the_language_of_the_session(box: Box) -> None:
    text = refused(box, "--segur-lang=en", "--segur-today=x")
    assert text.startswith('ERROR: --segur-today: unknown day: "x"; allowed: ')


@pytest.mark.parametrize(
    ("ini", "message"),
    [
        ("segur_edition = x", "segur_edition (ini) : édition inconnue : *"),
        ("segur_profiles = mailiz,x", 'segur_profiles (ini) : profil inconnu : "x" ;*'),
        ("segur_today = x", "segur_today (ini) : jour inconnu : *"),
        ("segur_lang = x", "segur_lang (ini) : langue inconnue : *"),
        ("segur_ignore = D2 Z", 'segur_ignore (ini) : règle inconnue : "Z" ;*'),
        ("segur_archive =", "segur_archive (ini) : rien n'est nommé : il faut un ZIP*"),
        ("segur = peut-être", "segur (ini): true | false"),
        ("segur_show_values = 7\nsegur = true", "segur_show_values (ini): true | false"),
        (
            "segur = true\nsegur_files = ./",
            'segur_files (ini) : "./" n\'est pas un motif de fichiers, comme *',
        ),
    ],
)
def test_the_ini_is_held_to_the_same(box: Box, ini: str, message: str) -> None:
    box.pytester.makeini(f"[pytest]\n{ini}\n")
    pytest.LineMatcher([refused(box)]).fnmatch_lines([f"ERROR: {message.replace('[', '[[]')}"])


def test_a_report_without_submissions_is_refused(box: Box) -> None:
    text = refused(box, "--segur-json=r.json")
    assert text == (
        "ERROR: --segur-json : ce rapport porte sur des demandes collectées : ajoutez --segur"
    )


def test_a_report_whose_name_is_too_long_costs_no_other(box: Box) -> None:
    """Only the system knows how long is too long, and only when it is written."""
    box.save()
    long = "a" * 300
    result = box.run(f"--segur-html={long}", f"--segur-coverage={long}", "--segur-json=r.json")
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "impossible d'écrire" in result.stdout.str() + result.stderr.str()
    assert (box.pytester.path / "r.json").is_file()


def test_a_report_that_cannot_be_written_is_refused_before_anything_runs(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.save()
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "ne peut pas être écrit" in refused(box, "--segur", "--segur-json=r.json")


@pytest.mark.parametrize("where", ["option", "ini"])
@pytest.mark.parametrize(
    ("profiles", "failed", "warned"),
    [(None, 0, 1), ("", 1, 0), ("mailiz", 1, 0), (" centre-de-sante , mailiz", 0, 0)],
)
def test_no_profile_is_another_thing_than_profiles_unknown(
    box: Box, where: str, profiles: str | None, failed: int, warned: int
) -> None:
    box.save(three(CENTRE))
    options = []
    if profiles is not None and where == "option":
        options = [f"--segur-profiles={profiles}"]
    elif profiles is not None:
        box.pytester.makeini(f"[pytest]\nsegur_profiles = {profiles}\n")
    box.run(*options).assert_outcomes(passed=4 - failed, failed=failed, warnings=warned)


def test_the_command_line_stands_before_the_ini(box: Box) -> None:
    box.save(three({**D210, **A906}))
    box.pytester.makeini(
        "[pytest]\nsegur_edition = corrected\nsegur_today = 2100-01-01\nsegur_lang = en\n"
        "segur_ignore = A\nsegur_profiles = mailiz\n"
    )
    options = ["--segur-edition=published", "--segur-today=2022-01-01", "--segur-ignore=D210"]
    result = box.run(*options, "--segur-lang=fr")
    result.assert_outcomes(passed=4, warnings=3)
    result.stdout.fnmatch_lines(["*SegurAdvisory: A906 la date *"])


def test_the_ini_reads_naturally_as_toml(box: Box) -> None:
    box.save(three({**D210, **A906}))
    (box.path / "pytest.ini").unlink(missing_ok=True)
    (box.path / "tox.ini").unlink(missing_ok=True)
    box.pytester.makepyprojecttoml(
        """
        [tool.pytest.ini_options]
        segur = true
        segur_edition = "published"
        segur_ignore = ["D210, F", "A90"]
        segur_profiles = []
        segur_today = "2022-03-01"
        segur_lang = "en"
        segur_show_values = true
        segur_files = ["JSON-*.json"]
        """
    )
    box.bare().assert_outcomes(passed=4)


def test_the_edition_decides_which_lengths_hold(box: Box) -> None:
    requests = [liberal_request(1, edition="corrected")]
    name = file_name(edition="corrected")
    box.save(submission(requests, edition="corrected"), name=name)
    box.run("--segur-edition=corrected").assert_outcomes(passed=2)
    box.run("--segur-edition=published").assert_outcomes(failed=1)


def test_ignored_rules_are_not_applied(box: Box) -> None:
    box.save(three(D210))
    box.run("--segur-ignore=D20,D21").assert_outcomes(passed=4)


def test_today_is_what_dates_are_held_against(box: Box) -> None:
    box.save()
    box.run("--segur-today=2022-02-28").assert_outcomes(passed=4, warnings=4)
    box.run("--segur-today=2022-03-01").assert_outcomes(passed=4)


@pytest.mark.parametrize("where", ["option", "ini"])
def test_personal_values_are_shown_only_when_asked_for(box: Box, where: str) -> None:
    box.save(three({"/lignesImport/0/beneficiaires/nomMandataire": "Durand"}))
    result = box.run()
    result.stdout.fnmatch_lines(['*trouvé :    "Aaaaaa"'])
    result.stdout.no_fnmatch_line("*Durand*")
    if where == "ini":
        box.pytester.makeini("[pytest]\nsegur_show_values = true\n")
    shown = box.run(*["--segur-show-values"] if where == "option" else [])
    shown.stdout.fnmatch_lines(['*trouvé :    "Durand"'])


def test_the_language_is_english_on_request(box: Box) -> None:
    box.save(three(D210))
    box.run("--segur-lang=en").stdout.fnmatch_lines(
        [
            'request refused: D210 dateCommande must be *; found: "2022-03-01"',
            'ASP\'s answer to request 2 (numeroEditeur "00002"): 0210 – dateCommande doit *',
            "  expected: *",
            "Files: 1",
            "Requests: 3, accepted: 2, rejected: 1",
        ]
    )


def test_help_tells_every_option(box: Box) -> None:
    text = box.bare("--help").stdout.str()
    names = "edition profiles ignore archive today json waivers coverage coverage-fail-under lang "
    names += "show-values"
    assert [name for name in names.split() if f"--segur-{name}" not in text] == []
