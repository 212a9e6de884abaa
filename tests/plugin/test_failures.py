"""What a failing item says: the verdict, ASP's answer first, then what would come next."""

from __future__ import annotations

import textwrap
import xml.etree.ElementTree as ET

import pytest
from support.box import A906, D210, D251, NAME, Box, three
from support.submissions import (
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

OF_AGENT = {"/lignesImport/0/beneficiaires/isMandataire": "true"}
#: More faults than a screen holds.
MANY = {
    f"/lignesImport/0/scenarioInstallation/{name}": None
    for name in (
        "isCentreDeSante",
        "isProSanteConnectNeeded",
        "isDirecToDMP",
        "isPFIToDMP",
        "isDirectToMSSPro",
        "isPFIToMSSPro",
        "isDirectToMSSCitoyen",
        "isPFIToMSSCitoyen",
    )
}


def failure(result: pytest.RunResult, item: str) -> list[str]:
    """Give the lines that pytest prints of one failing item."""
    start = next(
        i for i, line in enumerate(result.outlines) if line.startswith("__") and item in line
    )
    rest = result.outlines[start + 1 :]
    end = next(i for i, line in enumerate(rest) if line.startswith(("__", "==")))
    return rest[:end]


def test_a_refused_request_tells_asp_s_answer_first_then_the_others(box: Box) -> None:
    box.save(three({**D210, **D251, "/lignesImport/1/beneficiaires/isMandataire": "true"}))
    result = box.run()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=3, failed=1)
    label = "dateCommande doit être une date qui existe, écrite JJ/MM/AAAA"
    asked = 'Réponse de l\'ASP à la demande 2 (numeroEditeur "00002")'
    operator = "operateurMessagerie doit être un code de la liste des opérateurs"
    last = "Non évaluées : D225, D226, D227, D228, D229, D230, D231, D234 (à cause de D221)"
    told = [
        f'demande refusée : D210 {label} ; trouvé : "2022-03-01" (+ 2)',
        f"{asked} : 0210 – {label}",
        f"D210  {NAME}:72:25  /lignesImport/1/commande/dateCommande",
        f"  attendu :   {label}",
        '  trouvé :    "2022-03-01"',
        '  à faire :   Écrivez "01/03/2022".',
        "  référence : document, section 3.2, bloc « Commande », balise dateCommande",
        "L'ASP aurait répondu ensuite :",
        f"D221  {NAME}:78:25  /lignesImport/1/beneficiaires/isMandataire",
        "  attendu :   isMandataire doit être true ou false, pour une commande LIBERAL",
        '  trouvé :    "true"',
        "  à faire :   Écrivez true, sans guillemets et en minuscules.",
        "  référence : document, section 3.2, bloc « Bénéficiaires », balise isMandataire",
    ]
    in_brief = f'D251, ligne 114 : {operator} (section 4) ; trouvé : "?"'
    assert failure(result, "demande-002") == [*told, in_brief, last]
    scenario = "section 3.2, bloc « Scénario d'installation », balise operateurMessagerie"
    in_full = [
        f"D251  {NAME}:114:32  /lignesImport/1/scenarioInstallation/operateurMessagerie",
        f"  attendu :   {operator} (section 4)",
        '  trouvé :    "?"',
        f"  référence : document, {scenario}",
    ]
    assert failure(box.run("-vv"), "demande-002") == [*told, *in_full, last]


def test_a_request_without_a_number_goes_by_its_position(box: Box) -> None:
    box.save(three({"/lignesImport/1/numeroEditeur": None}))
    lines = failure(box.run(), "demande-002")
    assert lines[1].startswith("Réponse de l'ASP à la demande 2 : 0205 – ")


def rows(lines: list[str]) -> int:
    """Count what lines take on a screen of 80 columns, the title of the test included."""
    return 1 + sum(len(textwrap.wrap(line, 80, drop_whitespace=False)) for line in lines)


def test_a_failure_stays_within_a_screen(box: Box) -> None:
    box.save(three({**MANY, **OF_AGENT}))
    lines = failure(box.run(), "demande-001")
    assert lines[0].endswith("(+ 8)")
    assert lines[-3:-1] == [
        "D253, ligne 56 : isDirecToDMP doit être true ou false ; trouvé : null",
        "… et aussi : D254, D255, D256, D257, D258",
    ]
    assert lines[-1].startswith("Non évaluées : ")
    assert 20 <= rows(lines) <= 24
    everything = failure(box.run("-vv"), "demande-001")
    assert sum(line.startswith("  attendu :") for line in everything) == 9
    assert rows(everything) > 40
    assert not any("et aussi" in line for line in everything)


def test_faults_beyond_those_listed_are_counted(box: Box) -> None:
    doctors = [{"nomMedecin": "x"}] * 150
    box.save(three({"/lignesImport/0/beneficiaires/liberal": doctors}))
    lines = failure(box.run(), "demande-001")
    # 100 of a rule are listed, a few of these told.
    assert "D235 × " in lines[-1]
    assert rows(lines) <= 24


def test_a_name_that_goes_on_for_ever_takes_no_more_than_its_room(box: Box) -> None:
    box.save(three({"/" + "x" * 100_000: 1}))
    lines = failure(box.run(), "fichier")
    assert rows(lines) <= 24
    assert lines[2] == f"S106  {NAME}:187:100007  /{'x' * 159}…"


def test_a_rejected_file_says_so_and_tells_all_faults(box: Box) -> None:
    box.save(three({"/impId": "1", "/numeroAns": "ANS0012345"}), name="JSON-x.json")
    lines = failure(box.run(), "fichier")
    assert lines[0].startswith("fichier rejeté : S107 impId doit être null ; trouvé : ")
    assert lines[1] == "Réponse de l'ASP : le portail rejette le fichier (S107)"
    codes = [line[:4] for line in lines if line[0] in "SF"]
    assert codes == ["S107", "S108", "F401"]


def test_a_misnamed_file_is_the_kit_s_verdict_not_asp_s(box: Box) -> None:
    box.save(name="JSON-x.json")
    result = box.run()
    result.assert_outcomes(passed=3, failed=1)
    lines = failure(result, "fichier")
    assert lines[0].startswith("fichier rejeté : F401 ")
    assert not any("ASP" in line for line in lines)


def test_many_faults_of_structure_are_counted(box: Box) -> None:
    box.save(three({f"/{letter}": 1 for letter in "abcdefgh"}))
    lines = failure(box.run(), "fichier")
    assert lines[-1] == "… et aussi : S106 × 4"


def test_what_the_other_edition_gives_stands_with_the_file(box: Box) -> None:
    requests = [structure_request(1), structure_request(2), liberal_request(3)]
    header = {"/numeroAns": "ANS0012345", "/SIRET": "73282932000074"}
    box.save(amended(submission(requests), header), name=file_name(edition="corrected"))
    lines = failure(box.run(), "fichier")
    assert lines[-1] == "corrected : 2 acceptées, 1 refusée (--segur-edition=corrected)"
    english = failure(box.run("--segur-lang=en"), "fichier")
    assert english[-1] == "corrected: 2 accepted, 1 rejected (--segur-edition=corrected)"


def test_an_edition_that_refuses_the_file_for_something_else_is_told_as_such(box: Box) -> None:
    # The numeroAns is that of the one edition, the SIRET that of the other.
    box.save(three({"/numeroAns": "ANS0012345"}), name=file_name(edition="corrected"))
    lines = failure(box.run(), "fichier")
    assert lines[-1] == (
        "corrected : aucune de ces erreurs, mais d'autres (--segur-edition=corrected)"
    )


def test_no_traceback_whatever_the_style(box: Box) -> None:
    box.save(three(D210))
    for style in ("auto", "long", "short", "native"):
        result = box.run(f"--tb={style}", "--showlocals")
        assert failure(result, "demande-002")[0].startswith("demande refusée : D210 ")
        result.stdout.no_fnmatch_line("*Traceback*")
        result.stdout.no_fnmatch_line("*.py:*")
    result = box.run("--tb=line")
    result.stdout.fnmatch_lines([f"*/{NAME}:72: demande refusée : D210 *"])
    box.run("--tb=no").stdout.no_fnmatch_line("*Écrivez*")


def test_junit_has_a_message_of_one_line_and_the_codes(box: Box) -> None:
    box.save(three({**D210, **D251}))
    box.run("--junitxml=j.xml")
    suite = ET.parse(box.path / "j.xml").getroot()  # noqa: S314 - pytest wrote it
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert list(cases) == ["fichier", "demande-001", "demande-002", "demande-003"]
    failed = cases["demande-002"].find("failure")
    assert failed is not None
    message = failed.get("message") or ""
    assert message.startswith("demande refusée : D210 ")
    assert "\n" not in message
    assert "Écrivez" in (failed.text or "")
    found = [(one.get("name"), one.get("value")) for one in cases["demande-002"].iter("property")]
    assert found == [("segur_code", "D210"), ("segur_code", "D251")]
    assert not list(cases["demande-001"].iter("property"))


def test_an_item_that_is_run_again_names_its_codes_once(box: Box) -> None:
    box.save(three(D210))
    box.save(
        """
        def pytest_collection_modifyitems(items):
            items[:] = [items[2], items[2]]

        def pytest_sessionfinish(session):
            assert session.items[0].user_properties == [("segur_code", "D210")]
        """,
        name="conftest.py",
    )
    box.run().assert_outcomes(failed=2)


def test_an_error_that_is_no_verdict_is_pytest_s_to_tell(box: Box) -> None:
    box.save()
    box.save(
        """
        import pytest

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_call(item):
            yield
            raise RuntimeError("not ours")
        """,
        name="conftest.py",
    )
    box.run("-k", "fichier").stdout.fnmatch_lines(["*RuntimeError: not ours"])


def test_advisories_do_not_fail(box: Box) -> None:
    box.save(three(A906))
    result = box.run()
    result.assert_outcomes(passed=4, warnings=1)
    assert result.ret == pytest.ExitCode.OK


@pytest.mark.parametrize("change", ["vanish", "other", "refused", "shorter"])
def test_a_file_that_changes_after_collection_fails_clearly(box: Box, change: str) -> None:
    box.save()
    box.save(three(), name="other.txt")
    box.save(three({"/impId": 1}), name="refused.txt")
    box.save(b"{}", name="shorter.txt")
    box.save(
        f"""
        def pytest_collection_finish(session):
            path = session.config.rootpath / "{NAME}"
            path.unlink()
            other = session.config.rootpath / "{change}.txt"
            if other.exists():
                path.write_bytes(other.read_bytes() + b" ")
        """,
        name="conftest.py",
    )
    result = box.run()
    result.assert_outcomes(failed=4)
    lines = failure(result, "demande-003")
    assert lines == ["le fichier a changé depuis la collecte : relancez pytest"]
    whole = failure(result, "fichier")
    assert whole[0] == lines[0]
    assert any(line.startswith("S100") for line in whole) == (change == "vanish")
    result.stdout.no_fnmatch_line("*INTERNALERROR*")
