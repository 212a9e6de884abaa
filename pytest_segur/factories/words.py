"""Words that invented people, practices and addresses are named from.

They stand here, and not in Faker's lists, so that a seed gives the same file with every
version of Faker. Among them are accents, hyphens, apostrophes, blanks and ligatures, since
those are what software stumbles over.
"""

from __future__ import annotations

from typing import Final

SURNAMES: Final = (
    "ANDRÉ", "AUGER", "BÉRANGER", "BESNARD", "BLANCHET", "BŒUF", "BOURDON", "BRÉANT", "CARPENTIER",
    "CHÂTEL", "CHEVALLIER", "COSTE", "D'ALBRET", "D'HÉRICOURT", "DE LA FONTAINE", "DELAUNAY",
    "DES ORMES", "DUBOIS", "DU PLESSIS", "ÉTIENNE", "FAŸ", "FERRÉ", "FRANÇOIS", "GARNIER",
    "GÉRAULT", "GUÉRIN", "HAMEL", "HÉBERT", "JOLLY", "KERVELLA", "L'HÔTE", "L'HUILLIER", "LACROIX",
    "LE BIHAN", "LE GOFF", "LEFÈVRE", "LEMOÎNE", "MAÇON", "MARÉCHAL", "MERCIER", "MOREAU",
    "N'GUESSAN", "NOËL", "OLLIVIER", "PÂRIS", "PERRIN", "POIRÉ", "QUÉRÉ", "RENARD", "ROÜAULT",
    "SAINT-AMAND", "SAINT-LÔ", "TESSIER", "TRÉGUIER", "VALLÉE", "VIDAL", "YVON", "ZÉLIE",
)  # fmt: skip

FIRST_NAMES: Final = (
    "AGNÈS", "ALIX", "ANAÏS", "BENOÎT", "CHLOÉ", "CLÉMENT", "DENIS", "ÉLISE", "ÉMILE", "FRANÇOISE",
    "GAËL", "HÉLÈNE", "INÈS", "JEAN-LUC", "JOËLLE", "LÉO", "MARIE-ANGE", "NOÉMIE", "RAPHAËL",
    "SOLÈNE", "THÉO", "ZOÉ",
)  # fmt: skip

PRACTICES: Final = (
    "cabinet-des-tilleuls", "cabinet-du-port", "cabinet-saint-roch", "maison-medicale-du-lac",
    "medecins-de-la-place", "pole-sante-des-halles", "sante-des-deux-rives", "groupe-medical-nord",
)  # fmt: skip
