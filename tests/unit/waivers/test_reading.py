"""A file of waivers is read strictly: what is wrong with it is told with its place."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from pytest_segur.waivers.reading import WaiverError, read_waivers, waivers_in

if TYPE_CHECKING:
    import pathlib

ENTRY: Final = """
[[waiver]]
rule = "D210"
file = "exports/*.json"
reason = "mended in 4.2"
until = 2026-12-31
"""


def refusal(text: str) -> tuple[str, str]:
    """Give both sentences of what is wrong with a text."""
    with pytest.raises(WaiverError) as caught:
        waivers_in(text, name="w.toml")
    return caught.value.text.fr, caught.value.text.en


def test_every_key_is_understood() -> None:
    request, place, house = waivers_in(
        ENTRY.replace("2026-12-31", '"2026-12-31"\nnumeroEditeur = "00042"')
        + ENTRY.replace('"mended in 4.2"', '"""\n mended\t\nin 4.2 """')
        + 'pointer = "/lignesImport/0/commande/dateCommande"\n'
        + ENTRY.replace("D210", "XA1"),
        name="w.toml",
    )
    assert (request.entry, request.rule, request.file) == (1, "D210", "exports/*.json")
    assert (request.until, request.numero_editeur) == (date(2026, 12, 31), "00042")
    assert request.pointer is None
    assert place.reason == "mended in 4.2"
    assert place.pointer == "/lignesImport/0/commande/dateCommande"
    assert (house.entry, house.rule) == (3, "XA1")


def test_a_file_may_waive_nothing_and_a_pointer_may_mean_the_whole_file() -> None:
    assert waivers_in("", name="w.toml") == ()
    [waiver] = waivers_in(ENTRY.replace("D210", "S100") + 'pointer = ""\n', name="w.toml")
    assert waiver.pointer == ""
    assert waiver.name.fr.endswith('(S100, exports/*.json, "", jusqu\'au 2026-12-31)')


#: What replaces what in a sound entry, and what is said of it in French behind its place.
WRONG: Final = {
    'rule = "D210"\n': ("", "il manque la clé rule"),
    "until = 2026-12-31": ("", "il manque la clé until"),
    "reason": (
        "raison",
        '"raison" n\'est pas une clé ; clés admises : rule, file, reason, until, ',
    ),
    '"mended in 4.2"': ('" \\n"', "reason doit être une chaîne non vide"),
    '"exports/*.json"': ("7", "file doit être une chaîne non vide"),
    "exports/*.json": ("./", 'file doit être un motif, comme exports/*.json ; trouvé : "./"'),
    "D210": ("D21", 'rule doit être le code exact d\'une règle, comme D210 ; trouvé : "D21"'),
    '"D210"': ('"A906"', "A906 est un avis, qui ne fait rien échouer : --segur-ignore "),
    "2026-12-31": ("2026-12-31T12:00:00", "until doit être un jour qui existe : AAAA-MM-JJ, "),
    "= 2026-12-31": ('= "31/12/2026"', "until doit être un jour qui existe : AAAA-MM-JJ, "),
    "12-31": ('12-31\npointer = "a"', "pointer doit être un pointeur JSON, comme /lignesImport"),
    "-31": ("-31\npointer = 1", "pointer doit être une chaîne non vide"),
    "31": ("31\nnumeroEditeur = 42", "numeroEditeur doit être une chaîne non vide"),
    "1\n": (
        '1\nnumeroEditeur = "1"\npointer = "/a"\n',
        "numeroEditeur ou pointer, pas les deux : un pointeur désigne déjà la demande",
    ),
    'rule = "D210"': (
        'rule = "F402"\nnumeroEditeur = "00001"',
        "F402 juge le fichier, pas une demande : retirez numeroEditeur",
    ),
}


def test_whatever_is_wrong_with_an_entry_is_told_with_its_number() -> None:
    """Each time the second entry is wrong; the first one is about another rule."""
    first = ENTRY.replace("D210", "D211")
    said = {old: refusal(first + ENTRY.replace(old, new, 1))[0] for old, (new, _) in WRONG.items()}
    assert {
        old: told
        for old, told in said.items()
        if not told.startswith(f"w.toml, dérogation 2 : {WRONG[old][1]}")
    } == {}


def test_the_same_fault_is_waived_once() -> None:
    assert refusal(ENTRY + ENTRY.replace("mended", "to be mended")) == (
        "w.toml, dérogation 2 : la même faute que la dérogation 1 : gardez l'une des deux",
        "w.toml, waiver 2: the same fault as waiver 1: keep one of the two",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ENTRY.replace("= 2026", "2026"), 'w.toml:6:7: this is no TOML (Expected "=" after *'),
        ("[[waiver]]\nrule = ", "w.toml: this is no TOML (*(at end of document))"),
        (f"a = {'[' * 5_000}{']' * 5_000}", "w.toml: this is no TOML (*)"),
        ("waivers = []", 'w.toml: "waivers" is no key; allowed: waiver'),
        ("waiver = 1", "w.toml: “waiver” must be a sequence of tables [[][[]waiver]]"),
        ("waiver = [1]", "w.toml: “waiver” must be a sequence of tables [[][[]waiver]]"),
    ],
)
def test_what_is_no_file_of_waivers_is_told_with_its_place(text: str, said: str) -> None:
    pytest.LineMatcher([refusal(text)[1].replace("'", '"')]).fnmatch_lines([said])


def test_what_cannot_be_read_is_told(tmp_path: pathlib.Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes(ENTRY.replace("mended", "corrigé").encode("latin-1"))
    pipe = tmp_path / "pipe\u202e"
    os.mkfifo(pipe)
    said = []
    for path, name in ((latin, None), (pipe, None), (tmp_path / "nowhere", "w.toml")):
        with pytest.raises(WaiverError) as caught:
            read_waivers(path, name=name)
        said.append(caught.value.text.en)
    assert said == [
        f"{latin}: the file is not written in UTF-8",
        f"{tmp_path}/pipe\\u202e: the file cannot be read",
        "w.toml: the file cannot be read",
    ]
    # With and without a mark of byte order.
    for encoding in ("utf-8", "utf-8-sig"):
        latin.write_text(ENTRY, encoding=encoding)
        assert len(read_waivers(latin)) == 1
