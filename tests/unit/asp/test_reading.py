"""A file that is no submission is refused with its name, the place, the rule and the hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pytest_segur.asp.errors import ReconciliationError
from pytest_segur.asp.reading import read_document

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.spec.text import Text


def refusal(content: bytes | pathlib.Path) -> Text:
    """Give what is said of a file that cannot be read."""
    with pytest.raises(ReconciliationError) as caught:
        read_document(content, ReconciliationError)
    return caught.value.text


def test_the_place_and_the_repeated_key_are_named() -> None:
    """Where it stands for the second time, in both languages."""
    text = refusal(b'{"a": {"b": 1,\n "b": 2}}')
    assert text.fr == (
        "-:2:2 : S103, une clé ne doit figurer qu'une fois dans un objet ; trouvé : « b » une "
        "seconde fois. Gardez une seule des deux : un lecteur JSON n'en retiendrait qu'une, sans "
        "le dire."
    )
    assert text.en == (
        "-:2:2: S103, a key must stand only once in an object; found: “b” a second time. Keep one "
        "of the two: a JSON reader would keep only one of them, and not say so."
    )


def test_what_is_no_file_has_no_place(tmp_path: pathlib.Path) -> None:
    """Only its name and the reason."""
    text = refusal(tmp_path)
    assert text.fr.startswith(f"{tmp_path} : S100, le fichier doit être un fichier ordinaire, ")
    assert text.fr.endswith("; trouvé : un dossier. Indiquez le fichier JSON lui-même.")
    assert text.en.startswith(f"{tmp_path}: S100, the file must be a regular file ")
    assert text.en.endswith("; found: a folder. Name the JSON file itself.")
    # Nothing follows where there is nothing to advise.
    text = refusal(tmp_path / "a\0b")
    assert text.fr.endswith(" ; trouvé : un nom que le système n'accepte pas")
    assert text.en.endswith("; found: a name that the system does not accept")
