"""What is said of an archive, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.archives import PDF, Entry

if TYPE_CHECKING:
    from support.deposits import Deposit

    from pytest_segur.diagnosis import Fault


def found_in(fault: Fault) -> tuple[str | None, str | None]:
    """Give what was found, in French and in English."""
    return fault.found_in("fr"), fault.found_in("en")


def test_what_stands_there_instead_is_named(deposit: Deposit) -> None:
    """A kind of archive has a name in each language."""
    (error,) = deposit.judge(b"Rar!\x1a\x07\1\0").errors
    french, english = found_in(error)
    assert french == "autre chose qu'un ZIP : une archive RAR"
    assert english == "something other than a ZIP: a RAR archive"
    assert (error.line, error.column) == (1, 1)


def test_the_weight_is_written_as_the_language_does(deposit: Deposit) -> None:
    """Blanks between thousands in French, commas in English."""
    with deposit.zip.open("wb") as stream:
        stream.truncate(200_000_001)
    (error,) = deposit.judge().errors
    assert found_in(error) == ("200 000 001 octets", "200,000,001 bytes")


def test_a_document_in_a_folder_is_named_and_told_where_to_go(deposit: Deposit) -> None:
    """As an advisory."""
    name = deposit.pieces[0]
    entries = [*deposit.without(name), Entry(name=f"a/{name}", content=PDF)]
    (advisory,) = deposit.judge_with(*entries).advisories
    assert found_in(advisory) == (f'"a/{name}" (dans un dossier)', f'"a/{name}" (in a folder)')
    assert advisory.hint_in("fr") == "Placez la pièce à la racine du ZIP."
    assert advisory.hint_in("en") == "Put the document at the root of the ZIP."
