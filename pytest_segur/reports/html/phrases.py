"""What the page says of itself, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pytest_segur.reports.words import counted, unbreakable
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytest_segur.spec.text import Language

PHRASES: Final[Mapping[str, Text]] = {
    "title": Text(
        "Conformité des demandes de financement Ségur",
        "Conformance of Ségur funding requests",
    ),
    "skip": Text("Aller au contenu", "Skip to the content"),
    "contents": Text("Sommaire", "Contents"),
    "overview": Text("Bilan", "Summary"),
    "sound": Text("Conforme", "Conformant"),
    "faulty": Text("Non conforme", "Not conformant"),
    "settled": Text("Uniquement des fautes sous dérogation", "Waived faults only"),
    "settled_means": Text(
        "Chaque faute trouvée est couverte par une dérogation ; l'ASP refuserait ces demandes "
        "tout de même.",
        "Every fault found is waived; ASP would refuse these requests all the same.",
    ),
    "empty": Text("Rien n'a été jugé", "Nothing was judged"),
    "sound_means": Text(
        "Aucune faute : les deux contrôles automatiques laisseraient passer chaque demande.",
        "No fault: the two automatic controls would let every request pass.",
    ),
    "faulty_means": Text(
        "Déposés tels quels, ces fichiers reviendraient avec des refus.",
        "Deposited as they are, these files would come back with refusals.",
    ),
    "empty_means": Text(
        "Aucun fichier de demandes n'a été examiné.", "No file of requests was looked at."
    ),
    "acceptance_means": Text(
        "« Accepté » signifie que les deux contrôles automatiques laisseraient passer la "
        "demande ; l'ASP instruit ensuite chaque dossier.",
        "“Accepted” means that the two automatic controls would let the request pass; ASP then "
        "examines each case.",
    ),
    "files": Text("Fichiers", "Files"),
    "requests": Text("Demandes", "Requests"),
    "faults": Text("Fautes", "Faults"),
    "advisories": Text("Avis", "Advisories"),
    "refuse_nothing": Text("n'entraînent aucun refus", "refuse nothing"),
    "edition": Text("Édition des règles", "Edition of the rules"),
    "kit": Text("Version du kit", "Version of the kit"),
    "plugin": Text("Version de pytest-segur", "Version of pytest-segur"),
    "date": Text("Jugé à la date du", "Judged as of"),
    "privacy": Text("Valeurs personnelles", "Personal values"),
    "masked": Text("masquées, seule leur forme reste visible", "masked by their shape"),
    "in_clear": Text("en clair", "in clear"),
    "by_rule": Text("Fautes par règle", "Faults by rule"),
    "rule": Text("Règle", "Rule"),
    "demands": Text("Ce qu'elle exige", "What it demands"),
    "count": Text("Nombre", "Count"),
    "share": Text("Part", "Share"),
    "other_rules": Text("Autres règles enfreintes", "Other rules broken"),
    "search": Text("Chercher et filtrer", "Search and filter"),
    "any_text": Text("Texte", "Text"),
    "file": Text("Fichier", "File"),
    "verdict": Text("Verdict", "Verdict"),
    "every_rule": Text("toutes", "all"),
    "every_file": Text("tous", "all"),
    "every_verdict": Text("tous", "all"),
    "file_accepted": Text("fichier accepté", "file accepted"),
    "file_mixed": Text("fichier avec des refus", "file with refusals"),
    "file_rejected": Text("fichier rejeté", "file rejected"),
    "request_rejected": Text("demande refusée", "request refused"),
    "request_accepted": Text("demande acceptée", "request accepted"),
    "reset": Text("Effacer", "Clear"),
    "shown": Text("Affiché : {n} sur {m}", "Shown: {n} of {m}"),
    "detailed": Text(
        "{n} fautes sur {m} sont montrées en détail, réparties entre les fichiers ; les autres "
        "ont une ligne par demande, ou sont comptées.",
        "{n} faults of {m} are shown in detail, shared out among the files; the others have a "
        "line for each request, or are counted.",
    ),
    "nothing_found": Text("Rien ne correspond.", "Nothing matches."),
    "not_all_searched": Text(
        "La recherche porte sur ce que la page montre ; ce qui est seulement compté n'y est pas.",
        "The search covers what the page shows; what is merely counted is not in it.",
    ),
    "to_mend": Text("À corriger", "To be mended"),
    "nothing_to_mend": Text("Rien à corriger.", "Nothing to be mended."),
    "accepted_heading": Text("Fichiers sans faute", "Files without a fault"),
    "structure": Text(
        "Le premier contrôle rejette le fichier entier, sans réponse demande par demande",
        "The first control rejects the whole file, without an answer request by request",
    ),
    "file_faults": Text("Le fichier lui-même", "The file itself"),
    "archive": Text("Archive des pièces", "Archive of the documents"),
    "request": Text("Demande", "Request"),
    "refused": Text("refusée", "refused"),
    "asp_answer": Text("Réponse de l'ASP", "ASP's answer"),
    "no_answer": Text("Réponse de l'ASP inconnue", "ASP's answer unknown"),
    "behind": Text("L'ASP aurait répondu ensuite", "Next, ASP would have answered"),
    "expected": Text("Attendu", "Expected"),
    "found": Text("Trouvé", "Found"),
    "explanation": Text("Constat", "Finding"),
    "to_do": Text("À faire", "To do"),
    "reference": Text("Référence", "Reference"),
    "place": Text("Endroit", "Place"),
    "line": Text("ligne", "line"),
    "column": Text("colonne", "column"),
    "excerpt": Text("Extrait", "Excerpt"),
    "waived": Text("Dérogation", "Waived"),
    "waivers": Text("Dérogations", "Waivers"),
    "reason": Text("Motif", "Reason"),
    "until": Text("Jusqu'au", "Until"),
    "status": Text("État", "Status"),
    "used": Text("utilisée", "used"),
    "unused": Text("inutile", "unused"),
    "expired": Text("expirée", "expired"),
    "open": Text("fichiers non jugés", "files not judged"),
    "more": Text("… et aussi", "… and also"),
    "not_evaluated": Text("Non évaluées", "Not evaluated"),
    "other_refused": Text("Autres demandes refusées", "Other requests refused"),
    "position": Text("Demande", "Request"),
    "first_error": Text("Réponse de l'ASP", "ASP's answer"),
    "other_errors": Text("Ensuite", "Next"),
    "left_out": Text("Comptées seulement", "Counted only"),
    "accepted_list": Text("Demandes acceptées", "Requests accepted"),
    "advisories_mean": Text(
        "Un avis signale ce qui est seulement peu plausible. Il n'entraîne aucun refus.",
        "An advisory points at what is merely implausible. It refuses nothing.",
    ),
    "no_advisories": Text("Aucun avis.", "No advisories."),
    "where": Text("Où", "Where"),
    "header": Text("fichier", "file"),
    "unjudged": Text("Ce qui n'a pas été évalué", "What was not evaluated"),
    "unjudged_means": Text(
        "Rien de ce qui suit ne compte comme réussi.", "Nothing of this counts as passed."
    ),
    "all_judged": Text("Tout a été évalué.", "Everything was evaluated."),
    "because": Text("À cause de", "Because of"),
    "resting": Text(
        "Règles suspendues par une autre faute de la même demande",
        "Rules suspended by another fault of the same request",
    ),
    "how_often": Text("Demandes", "Requests"),
    "unread_files": Text(
        "Fichiers rejetés au premier contrôle : leurs demandes n'ont pas été jugées",
        "Files rejected by the first control: their requests were not judged",
    ),
    "unarchived_files": Text(
        "Fichiers sans archive : leurs pièces n'ont pas été examinées",
        "Files without an archive: their documents were not looked at",
    ),
    "no_history": Text(
        "Règles qui comparent avec des dépôts antérieurs, inconnus ici",
        "Rules that compare with earlier deposits, unknown here",
    ),
    "no_profiles": Text(
        "Règles qui dépendent des profils de la solution, non indiqués",
        "Rules that depend on the profiles of the solution, which were not given",
    ),
    "ignored": Text(
        "Règles ignorées à la demande de l'utilisateur", "Rules ignored as the user asked"
    ),
    "other_edition": Text("Autre édition", "The other edition"),
    "judged_by": Text("Jugé selon l'édition", "Judged by the edition"),
    "no_script": Text(
        "La recherche et les filtres nécessitent JavaScript ; tout le reste se lit sans lui.",
        "Search and filters need JavaScript; everything else reads without it.",
    ),
    "made_by": Text("Produit par", "Made by"),
}

_NOUNS: Final[Mapping[str, tuple[Text, Text]]] = {
    "requests": (Text("demande", "request"), Text("demandes", "requests")),
    "faults": (Text("faute", "fault"), Text("fautes", "faults")),
    "rules": (Text("règle enfreinte", "rule broken"), Text("règles enfreintes", "rules broken")),
    "accepted": (Text("acceptée", "accepted"), Text("acceptées", "accepted")),
    "refused": (Text("refusée", "refused"), Text("refusées", "refused")),
    "waived": (
        Text("sous dérogation", "waived"),
        Text("sous dérogation", "waived"),
    ),
    "files_accepted": (Text("accepté", "accepted"), Text("acceptés", "accepted")),
    "files_mixed": (
        Text("avec des refus", "with refusals"),
        Text("avec des refus", "with refusals"),
    ),
    "files_rejected": (Text("rejeté", "rejected"), Text("rejetés", "rejected")),
}


class Phrasebook:
    """Says everything in one language.

    Args:
        language: which one.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def __getitem__(self, name: str) -> str:
        """Say one of the phrases."""
        return self._tied(PHRASES[name].to(self.language))

    def titled(self, name: str) -> str:
        r"""Say one of the phrases before something else.

        >>> Phrasebook("fr").titled("request"), Phrasebook("en").titled("request")
        ('Demande\xa0:', 'Request:')
        """
        return self._tied(self[name] + (" :" if self.language == "fr" else ":"))

    def part_of(self, name: str, part: int, whole: int) -> str:
        """Say one of the phrases about a part of a whole."""
        words = PHRASES[name].to(self.language, n=self.number(part), m=self.number(whole))
        return self._tied(words)

    def number(self, number: int) -> str:
        r"""Write a number, thousands apart.

        >>> Phrasebook("fr").number(10_000), Phrasebook("en").number(10_000)
        ('10\xa0000', '10,000')
        """
        return f"{number:,}".replace(",", "\u00a0" if self.language == "fr" else ",")

    def percent(self, share: float) -> str:
        r"""Write a share.

        >>> Phrasebook("fr").percent(12.5), Phrasebook("en").percent(12.5)
        ('12,5\xa0%', '12.5%')
        """
        return f"{share:.1f}\u00a0%".replace(".", ",") if self.language == "fr" else f"{share:.1f}%"

    def count(self, count: int, noun: str) -> str:
        """Count something.

        >>> Phrasebook("en").count(2_000, "requests"), Phrasebook("fr").count(0, "faults")
        ('2,000 requests', '0 faute')
        """
        one, many = _NOUNS[noun]
        words = counted(count, one, many, self.language)
        return f"{self.number(count)}{words.removeprefix(str(count))}"

    def _tied(self, words: str) -> str:
        return unbreakable(words) if self.language == "fr" else words
