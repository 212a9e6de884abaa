"""Times `check` against `json.loads` of the same bytes, in one run.

    python tests/bench/bench_check.py

Prints ratios: how many times as long as the standard library's reading each step takes, on a
file of 200 valid requests. Beside it stands `fastjsonschema`, where it is installed, compiled
from the published schema, its reading included.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from pytest_segur import Number, dumps
from pytest_segur.checking import Source, diagnose
from pytest_segur.controls import first_control, second_control
from pytest_segur.document import parse
from pytest_segur.kit.schema import submission_schema
from pytest_segur.settings import Settings
from pytest_segur.spec.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 40


def main() -> None:
    """Print the ratios."""
    data = dumps(submission(200))
    settings = Settings(today=date(2022, 6, 1), profiles=frozenset())
    bare = Settings(today=date(2022, 6, 1), profiles=frozenset(), advisories=False)
    source = Source(path="-", name="JSON-12345678901234-20220301-001.json", content=data)
    assert diagnose(source, settings).verdict == "accepted"
    document = parse(data)
    steps: dict[str, Callable[[], object]] = {
        "parse": lambda: parse(data),
        "first control": lambda: first_control(document, settings),
        "second control": lambda: list(second_control(document, settings)),
        "check": lambda: diagnose(source, settings),
        "check, no advisories": lambda: diagnose(source, bare),
    }
    if importlib.util.find_spec("fastjsonschema") is not None:
        # Whoever only wants to measure `check` need not have it.
        import fastjsonschema  # noqa: PLC0415

        validate = fastjsonschema.compile(submission_schema(Edition.PUBLISHED))
        steps["fastjsonschema"] = lambda: validate(json.loads(data))
    print(f"{len(data)} bytes; times json.loads, median of {ROUNDS} pairs")
    for name, step in steps.items():
        ratios = [seconds(step) / seconds(lambda: json.loads(data)) for _ in range(ROUNDS)]
        print(f"{name:24}{statistics.median(ratios):6.2f} ×")


def seconds(step: Callable[[], object]) -> float:
    """Time one call."""
    # Time of the processor: other work on the machine barely moves it.
    start = time.process_time()
    step()
    return time.process_time() - start


def submission(count: int) -> dict[str, object]:
    """Make a valid submission of three doctors and their agent a request."""
    return {
        "impId": None,
        "numeroAns": "12345678901234",
        "SIRET": "1234567890",
        "lignesImport": [_request(position) for position in range(1, count + 1)],
    }


def _request(position: int) -> dict[str, object]:
    number = f"{position:05}"
    return {
        "numLigne": position,
        "typeAction": "C",
        "numeroASP": None,
        "numeroEditeur": number,
        "commande": {
            "dateCommande": "01/03/2022",
            "regimeTVA": "HT",
            "montantSegurHT": Number("1075.00"),
        },
        "beneficiaires": {
            "commandePour": "LIBERAL",
            "isMandataire": True,
            "isClientUnique": False,
            "nomMandataire": "DURAND",
            "emailMandataire": f"durand{position}@cabinet.example",
            "telephoneMandataire": f"01990{position:05}",
            "liberal": [_doctor(10 * position + rank) for rank in range(3)],
            "structure": {},
        },
        "piecesJustificatives": [
            {
                "nomFichier": f"MDV-LGC-Va1-{kind}-{number}.pdf",
                "formatFichier": "PDF",
                "typeFichier": name,
            }
            for kind, name in (("BDC", "BON_COMMANDE"), ("HT", "PREUVE_HT"))
        ],
        "scenarioInstallation": {
            "isCentreDeSante": False,
            "operateurMessagerie": "GIP_1",
            "isProSanteConnectNeeded": True,
            "isDirecToDMP": True,
            "isPFIToDMP": False,
            "isDirectToMSSPro": True,
            "isPFIToMSSPro": False,
            "isDirectToMSSCitoyen": True,
            "isPFIToMSSCitoyen": False,
        },
        "codeTraitement": None,
        "libelleTraitement": None,
    }


def _doctor(rank: int) -> dict[str, str]:
    body = f"9{rank:09}"
    return {
        "nomMedecin": "MARTIN",
        "emailMedecin": f"martin{rank}@cabinet.example",
        "telephoneMedecin": f"01990{rank:05}",
        "RPPS": f"0000{body}{_luhn_key(body)}",
    }


def _luhn_key(body: str) -> int:
    digits = [int(digit) for digit in reversed(body)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[::2]]
    return -(sum(doubled) + sum(digits[1::2])) % 10


if __name__ == "__main__":
    main()
