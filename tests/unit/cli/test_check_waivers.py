"""`segur check --waivers`: what is waived is shown and fails nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from support.submissions import amended, file_name, submission

if TYPE_CHECKING:
    import pathlib

    from support.command import Save, Segur

DATE: Final = "/lignesImport/0/commande/dateCommande"
WRONG: Final = amended(submission(), {DATE: "2022"})
OPTIONS: Final = ("--waivers", "w.toml", "--today", "2026-06-01")


def waive(folder: pathlib.Path, *entries: str) -> None:
    """Write a file of waivers, each given by its rule, its file and its last day."""
    text = ""
    for rule, file, until in map(str.split, entries):
        text += f'[[waiver]]\nrule = "{rule}"\nfile = "{file}"\nuntil = {until}\nreason = "4.2"\n'
    (folder / "w.toml").write_text(text, encoding="utf-8")


def test_a_waived_fault_is_shown_in_every_format_and_fails_nothing(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save(WRONG)
    waive(tmp_path, "D210 *.json 2026-12-31")
    assert segur("check", name).code == 1
    text = segur("check", name, *OPTIONS)
    assert (text.code, text.err) == (0, "")
    assert text.out.splitlines()[0] == f"{name} : toutes les demandes refusées (1 demande)"
    assert "        référence :  document, " in text.out
    assert "        dérogation : 4.2 (jusqu'au 2026-12-31)\n" in text.out
    assert text.out.endswith("  par règle : D210 × 1\n  dont sous dérogation : D210 × 1\n")
    github = segur("check", name, *OPTIONS, "--format", "github", "--lang", "en")
    assert github.code == 0
    [notice] = [line for line in github.out.splitlines() if line.startswith("::")]
    assert notice.startswith(f"::notice file={name},line=12,col=25,title=D210 dateCommande")
    assert notice.endswith("%0AWaived: 4.2 (until 2026-12-31)")
    report: Any = json.loads(segur("check", name, *OPTIONS, "--format", "json").out)
    [error] = report["files"][0]["requests"][0]["errors"]
    assert error["waived"] == {"reason": "4.2", "until": "2026-12-31"}
    assert report["files"][0]["verdict"] == "mixed"
    assert report["summary"]["waived"] == {"D210": 1}
    assert report["waivers"] == [
        {
            "entry": 1,
            "rule": "D210",
            "file": "*.json",
            "reason": "4.2",
            "until": "2026-12-31",
            "status": "used",
        }
    ]


def test_without_waivers_no_report_speaks_of_them(segur: Segur, save: Save) -> None:
    report = segur("check", save(WRONG), "--format", "json").out
    assert "waive" not in report


def test_what_expired_or_stands_for_nothing_fails(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save()
    waive(tmp_path, "D210 *.json 2026-05-31", "D211 *.json 2026-12-31", "D212 b/* 2026-12-31")
    outcome = segur("check", name, *OPTIONS, "--lang", "en")
    assert outcome.code == 1
    expired = "(D210, *.json, until 2026-05-31): expired; mend the fault, or agree on another date"
    idle = "(D211, *.json, until 2026-12-31): unused, there is no such fault to be waived"
    assert outcome.err.splitlines() == [
        f"waiver 1 {expired}",
        f"waiver 2 {idle}; delete it",
        "waiver 3 (D212, b/*, until 2026-12-31): unused, no file matches its glob; delete it",
    ]


def test_a_file_that_was_not_named_keeps_its_waivers_open(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    """As where a hook names only the files of a commit."""
    name = save()
    save(WRONG, name=f"b/{file_name(number='002')}")
    waive(tmp_path, "D210 b/*.json 2026-12-31")
    outcome = segur("check", name, *OPTIONS)
    assert (outcome.code, outcome.err) == (0, "")
    assert segur("check", ".", *OPTIONS).code == 0


def test_waivers_that_cannot_be_used_are_misuse(
    segur: Segur, save: Save, tmp_path: pathlib.Path
) -> None:
    name = save()
    waive(tmp_path, "D21 *.json 2026-12-31")
    outcome = segur("check", name, *OPTIONS)
    assert outcome.code == 2
    assert outcome.err.startswith("segur check : w.toml, dérogation 1 : rule doit être ")
    assert outcome.out == ""
    waive(tmp_path)
    outcome = segur("check", name, *OPTIONS, "-o", "w.toml")
    assert outcome.code == 2
    assert "écraserait" in outcome.err
