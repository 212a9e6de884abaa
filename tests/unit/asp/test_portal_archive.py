"""Supporting documents and incidents at deposit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.archives import PDF, Entry, archive
from support.submissions import amended, file_name, liberal_request, submission

from pytest_segur import Portal, dumps

if TYPE_CHECKING:
    import pathlib


def _dossier(folder: pathlib.Path, content: bytes | None) -> pathlib.Path:
    file = folder / file_name()
    file.write_bytes(dumps(submission([liberal_request(1), liberal_request(2)])))
    if content is not None:
        file.with_suffix(".zip").write_bytes(content)
    return file


def _pieces(*numbers: str) -> bytes:
    return archive(
        *(Entry(name=f"MDV-LGC-Va1-BDC-{number}.pdf", content=PDF) for number in numbers)
    )


@pytest.mark.parametrize(
    ("content", "state", "requests"),
    [
        (None, "absent", ["accepted", "accepted"]),
        (_pieces("00001", "00002"), "received", ["accepted", "accepted"]),
        (_pieces("00001"), "failed", ["accepted", "incomplete"]),
        (b"no archive", "failed", ["incomplete", "incomplete"]),
    ],
)
def test_the_archive_is_taken_along(
    tmp_path: pathlib.Path, content: bytes | None, state: str, requests: list[str]
) -> None:
    """Requests whose documents fail exist, but are incomplete."""
    portal = Portal()
    receipt = portal.deposit(_dossier(tmp_path, content))

    assert receipt.verdict == "accepted"
    assert portal.history[0].archive == state
    assert [request.state for request in portal.history[0].requests] == requests
    assert len(receipt.numbers) == 2


def test_an_archive_can_be_named(tmp_path: pathlib.Path) -> None:
    """For a file, for bytes and for an object; one that is not there fails."""
    documents = tmp_path / "pieces.zip"
    documents.write_bytes(_pieces("00001", "00002"))
    file = _dossier(tmp_path, None)
    source = submission([liberal_request(1), liberal_request(2)])

    for deposited in (file, file.read_bytes(), source):
        portal = Portal()
        portal.deposit(deposited, archive=documents)
        assert portal.history[0].archive == "received"
    assert Portal().deposit(source, archive=tmp_path / "no.zip").deposit.archive == "failed"


def test_an_incident_integrates_the_json_and_loses_the_archive(tmp_path: pathlib.Path) -> None:
    """As it really happened: the requests exist, incomplete; refused ones stay refused."""
    portal = Portal()
    second = amended(liberal_request(2), {"/typeAction": "M"})
    receipt = portal.deposit(submission([liberal_request(1), second]), incident="archive")

    assert receipt.answer is not None
    assert list(receipt.numbers) == ["00001"]
    assert [request.state for request in receipt.requests] == ["incomplete", "rejected"]
    assert portal.history[0].archive == "failed"
    portal.save(tmp_path / "history.json")
    assert Portal.load(tmp_path / "history.json").history == portal.history


def test_an_incident_with_a_file_that_is_refused_integrates_nothing() -> None:
    """There is nothing to be incomplete."""
    assert Portal().deposit(b"{}", incident="archive").requests == ()
