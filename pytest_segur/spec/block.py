"""The blocks of the file, as section 2.2 and the table of section 3.2 name them."""

from __future__ import annotations

from enum import Enum
from typing import Final


class Block(Enum):
    """One block: its title in the document and where it stands in a request."""

    def __init__(self, title: str, path: tuple[str, ...]) -> None:
        #: The name that the document gives to the block.
        self.title = title
        #: Where the block's balises stand in a request (in the file, for the header).
        self.path = path

    HEADER = ("Entête fichier JSON", ())
    REQUEST = ("Entête demande", ())
    COMMANDE = ("Commande", ("commande",))
    BENEFICIAIRES = ("Bénéficiaires", ("beneficiaires",))
    LIBERAL = ("Bénéficiaires", ("beneficiaires", "liberal"))
    STRUCTURE = ("Bénéficiaires", ("beneficiaires", "structure"))
    SCENARIO = ("Scénario d'installation", ("scenarioInstallation",))
    PIECES = ("Pièces justificatives", ("piecesJustificatives",))
    TREATMENT = ("Informations traitement de la demande", ())


#: The blocks that are arrays of objects; their balises stand in each element.
REPEATED: Final = frozenset({Block.LIBERAL, Block.PIECES})
