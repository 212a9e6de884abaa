"""Advisories: warnings at the line of the file, which name nobody and lose nothing."""

from __future__ import annotations

import zipfile

import pytest
from support.archives import PDF
from support.box import A906, A907, D210, NAME, Box, three

#: Implausible values that name a person, with the plain ones beside them.
PERSONAL = {"/lignesImport/0/beneficiaires/emailMandataire": "durand@cabinet"}


def test_a_warning_stands_at_file_and_line(box: Box) -> None:
    path = box.save(three(A906))
    result = box.run()
    result.assert_outcomes(passed=4, warnings=1)
    result.stdout.fnmatch_lines(
        [
            f"{NAME}::demande-001",
            f"  {path}:12: SegurAdvisory: A906 * (/lignesImport/0/commande/dateCommande)",
            "",
        ],
        consecutive=True,
    )


def test_the_source_line_is_not_shown(box: Box) -> None:
    box.save(three(PERSONAL))
    result = box.run()
    result.stdout.fnmatch_lines(['*SegurAdvisory: A904 *"aaaaaa@aaaaaaa"*'])
    result.stdout.no_fnmatch_line("*durand*")


def test_the_source_line_is_not_shown_without_pytest_s_own_warnings(box: Box) -> None:
    box.save(three({**PERSONAL, **D210}))
    result = box.run("-p", "no:warnings", "-s")
    result.assert_outcomes(passed=3, failed=1)
    result.stderr.fnmatch_lines(["*SegurAdvisory: A904 *"])
    assert "durand" not in result.stdout.str() + result.stderr.str()


def test_warnings_of_others_keep_their_source(box: Box) -> None:
    box.save("import warnings\ndef test_it(): warnings.warn('mine')\n", name="test_it.py")
    box.run().stdout.fnmatch_lines(["*def test_it(): warnings.warn('mine')"])


@pytest.mark.parametrize("option", ["error", "error::pytest_segur.SegurAdvisory"])
def test_as_errors_all_of_an_item_are_one_failure(box: Box, option: str) -> None:
    box.save(three({**A906, **A907}))
    result = box.run("-W", option)
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        ["avis traités comme des erreurs : A906, A907", "A906  *:12:*", "A907  *:14:*"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_as_errors_they_stand_behind_the_errors_of_the_item(box: Box) -> None:
    box.save(three({**A906, "/lignesImport/0/typeAction": "M"}))
    box.run("-W", "error").stdout.fnmatch_lines(
        ["demande refusée : D203 *", "avis traités comme des erreurs : A906", "A906  *"]
    )


def test_as_errors_not_one_is_left_out(box: Box) -> None:
    pieces = [{"nomFichier": f"{n}.pdf"} for n in range(8)] * 2
    box.save(three({"/lignesImport/0/piecesJustificatives": pieces}))
    result = box.run("-W", "error")
    told = [line for line in result.outlines if line.startswith("A916, ")]
    assert len(told) == 8


def test_advisories_belong_to_their_part(box: Box) -> None:
    box.save(three(A906))
    with zipfile.ZipFile(box.path / f"{NAME[:-5]}.zip", "w") as archive:
        for number in ("00001", "00002", "00003"):
            archive.writestr(f"MDV-LGC-Va1-BDC-{number}.pdf", PDF)
        archive.writestr("more.txt", b"")
    result = box.run("--segur-today=2022-02-01", "-k", "not 002 and not 003")
    result.assert_outcomes(passed=3, deselected=2, warnings=3)
    result.stdout.fnmatch_lines(
        [
            f"{NAME}::fichier",
            "*SegurAdvisory: A917 *",
            f"{NAME}::demande-001",
            "*SegurAdvisory: A906 *",
            f"{NAME}::archive",
            "*SegurAdvisory: A914 *",
        ]
    )


def test_filters_may_silence_them(box: Box) -> None:
    box.save(three(A906))
    box.run("-W", "ignore::pytest_segur.SegurAdvisory").assert_outcomes(passed=4)
