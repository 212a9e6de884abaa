"""Memory and time: whatever an archive holds, judging it stays small.

Each archive is judged in a process of its own, whose highest memory the system tells.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from support.archives import DEFLATED, PDF, End, Entry, archive, deflated_zeros
from support.submissions import amended, liberal_request, piece, submission

if TYPE_CHECKING:
    from support.deposits import Deposit

#: What a process may take beyond what it takes before it judges.
MOST_MEGABYTES: Final = 75

_JUDGE: Final = """
import pathlib, sys
import pytest_segur

def highest():
    status = pathlib.Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024

pytest_segur.check(sys.argv[1], archive="nowhere.zip")
before = highest()
found = pytest_segur.check(sys.argv[1]).archive
counts = {}
for fault in (*found.errors, *found.advisories):
    counts[fault.code] = counts.get(fault.code, 0) + 1
for code, more in found.omitted.items():
    counts[code] += more
print(highest() - before, *(f"{code}={count}" for code, count in sorted(counts.items())))
"""

pytestmark = pytest.mark.skipif(
    not pathlib.Path("/proc/self/status").exists(),
    reason="only Linux tells the highest memory of a process",
)


def judged(deposit: Deposit) -> tuple[int, dict[str, int]]:
    """Judge a deposit in a process of its own: megabytes, and faults by code."""
    command = [sys.executable, "-c", _JUDGE, str(deposit.file)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    megabytes, *counts = run.stdout.split()
    faults = {code: int(number) for code, _, number in (pair.partition("=") for pair in counts)}
    return int(megabytes), faults


def test_a_bomb_of_900_megabytes_behind_one(deposit: Deposit) -> None:
    first = deposit.pieces[0]
    bomb = Entry(name=first, content=b"", method=DEFLATED, packed=deflated_zeros(900), size=10)
    deposit.zip.write_bytes(archive(bomb, *deposit.without(first)))
    assert deposit.zip.stat().st_size < 1_100_000
    megabytes, faults = judged(deposit)
    assert faults == {"P304": 1, "P305": 1}
    assert megabytes < 20


def test_a_hundred_thousand_members(deposit: Deposit) -> None:
    # Nobody reads undeclared members, so that none needs to be there.
    head = Entry(name="m000000").listed(0)[:-6]
    entries = b"".join(b"%s%06d" % (head, i) for i in range(100_000))
    pieces = archive(*deposit.sound())
    start = pieces.index(b"PK\1\2")
    end = End(more=entries + pieces[start:-22], count=100_003, is_zip64=True, offset=start)
    deposit.zip.write_bytes(pieces[:start] + archive(end=end))
    megabytes, faults = judged(deposit)
    assert faults == {"A914": 100_000}
    assert megabytes < MOST_MEGABYTES


def test_dozens_of_bombs_take_turns(deposit: Deposit) -> None:
    pieces = [piece(number=f"{i:05}") for i in range(40)]
    request = amended(liberal_request(), {"/piecesJustificatives": pieces})
    deposit.declares(submission([request]))
    packed = deflated_zeros(9)
    bombs = [Entry(name=each["nomFichier"], method=DEFLATED, packed=packed) for each in pieces]
    deposit.zip.write_bytes(archive(*bombs))
    megabytes, faults = judged(deposit)
    assert faults == {"P304": 40, "P305": 40}
    assert megabytes < 20


def test_an_archive_of_nearly_200_megabytes_is_not_held_in_memory(deposit: Deposit) -> None:
    content = archive(*deposit.sound(), Entry(name="big", content=PDF))
    with deposit.zip.open("wb") as stream:
        stream.seek(199_000_000)
        stream.write(content)
    megabytes, faults = judged(deposit)
    assert faults == {"A914": 1}
    assert megabytes < 20
