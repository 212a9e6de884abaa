"""The request's own numbers: numLigne and numeroEditeur (section 3.2, request header)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytest_segur.diagnosis import Finding
    from pytest_segur.rules.request import Request
    from pytest_segur.settings import Settings


def line_is_its_position(request: Request, settings: Settings) -> Sequence[Finding]:
    """D202: numLigne counts the requests of the file, whatever the one before says."""
    del settings
    line = request.raw["numLigne"]
    if line.literal == str(request.position):
        return ()
    details = {"position": str(request.position)}
    return (request.finding("D202", "numLigne", found=line, details=details),)


def number_is_new_in_the_file(request: Request, settings: Settings) -> Sequence[Finding]:
    """D206: no two requests of a file share a numeroEditeur."""
    del settings
    number = request.raw["numeroEditeur"]
    earlier = request.ledger.numbers.setdefault(number, request.position)
    if earlier == request.position:
        return ()
    details = {"earlier": str(earlier)}
    return (request.finding("D206", "numeroEditeur", found=number, details=details),)


def number_is_new_to_the_portal(request: Request, settings: Settings) -> Sequence[Finding]:
    """D207: no deposit that the portal knows has used the numeroEditeur."""
    number = request.raw["numeroEditeur"]
    if settings.history is None or not settings.history.has_seen_number(number):
        return ()
    return (request.finding("D207", "numeroEditeur", found=number),)
