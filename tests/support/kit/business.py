"""Whole pieces of business: the golden examples, with their documents."""

from __future__ import annotations

import json
import pathlib
from typing import TYPE_CHECKING, Final

from pytest_segur.factories.scenarios import scenarios_of
from pytest_segur.spec.edition import Edition as KitEdition
from pytest_segur.spec.text import Text
from support.kit.planned import Planned
from support.kit.texts import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from support.submissions import Edition

FOLDER: Final = "business"
_FIXTURES: Final = pathlib.Path(__file__).parents[3] / "fixtures"
#: Id and purpose of each scenario.
_WORDS: Final[Mapping[str, tuple[str, Text]]] = {
    "cabinet-de-trois-medecins": (
        "three-doctors",
        Text(
            "premier exemple du document : trois médecins, dont un signe pour tous, HT",
            "the document's first example: three doctors, one of whom signs for all, HT",
        ),
    ),
    "centre-de-sante-des-acacias": (
        "health-centre",
        Text(
            "second exemple du document : un centre de santé sur trois sites, HT",
            "the document's second example: a health centre on three sites, HT",
        ),
    ),
    "medecin-seul": ("lone-doctor", Text("un médecin seul, TTC", "a doctor alone, TTC")),
    "medecins-tous-signataires": (
        "all-signed",
        Text("plusieurs médecins, tous signataires", "several doctors who all signed"),
    ),
    "structure-sans-site": (
        "structure-without-sites",
        Text("une structure sans site", "a structure without sites"),
    ),
    "medecin-seul-ht": (
        "lone-doctor-ht",
        Text("un médecin seul, HT, avec sa preuve", "a doctor alone, HT, with the proof"),
    ),
    "toutes-les-branches": (
        "every-branch",
        Text(
            "six demandes, chaque branche de chaque condition",
            "six requests, every branch of every condition",
        ),
    ),
    "acceptees-et-refusees": (
        "accepted-and-refused",
        Text("des demandes acceptées et refusées", "accepted and refused requests mixed"),
    ),
    "deux-cents-demandes": (
        "200-requests",
        Text("un fichier plein : 200 demandes", "a full file: 200 requests"),
    ),
}

#: What is bigger is a full file: it is written in a shorter way, without documents.
_BIG: Final = 100_000


def business(edition: Edition) -> Iterator[Planned]:
    """Plan the cases of an edition."""
    folder = _FIXTURES / edition
    entries = json.loads((folder / "attendu.json").read_bytes())
    for (name, entry), scenario in zip(
        entries.items(), scenarios_of(KitEdition(edition)), strict=True
    ):
        slug, purpose = _WORDS[scenario.slug]
        file = folder / name
        profiles = entry.get("profiles")
        content = file.read_bytes()
        is_full = len(content) > _BIG
        yield Planned(
            rule=None,
            slug=slug,
            kind="business",
            purpose=purpose,
            edition=edition,
            content=on_one_line(content) if is_full else content,
            errors={"demandes": entry["demandes"]} if "demandes" in entry else {},
            advised=entry.get("avis", {}),
            folder=FOLDER,
            numero_ans=name.split("-")[1],
            archive=None if is_full else file.with_suffix(".zip").read_bytes(),
            profiles=None if profiles is None else tuple(profiles),
        )
