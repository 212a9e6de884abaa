"""What cases show, in French: the words of the cases are English.

>>> purpose("D210", "29 February 1900").fr
'dateCommande : 29 février 1900'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pytest_segur.spec.catalogue import CATALOGUE
from pytest_segur.spec.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a rule is on, where that is no balise.
_ON: Final[Mapping[str, str]] = {
    "fichier": "file",
    "entête": "header",
    "objets du modèle": "objects of the model",
    "demande": "request",
    "nom du fichier": "file name",
    "courriels": "e-mail addresses",
    "téléphones": "telephones",
}

_FRENCH: Final[Mapping[str, str]] = {
    # Values of every kind.
    "a usual value": "une valeur habituelle",
    "all in order": "tout en règle",
    "missing": "absent",
    "left out in three ways": "omis de trois façons",
    "null": "null",
    "a number": "un nombre",
    "a boolean": "un booléen",
    "an array": "un tableau",
    "an object": "un objet",
    "a string": "une chaîne",
    "true": "true",
    "false": "false",
    "empty": "vide",
    "a blank": "un espace",
    "no-break and ideographic blanks": "des espaces insécables et idéographiques",
    "a next line and a tab": "un saut de ligne et une tabulation",
    "blanks of the right length": "des espaces, en nombre voulu",
    "the string true": "la chaîne « true »",
    "the string false": "la chaîne « false »",
    "the string null": "la chaîne « null »",
    "oui": "oui",
    "a value": "une valeur",
    "absent": "absent",
    "digits": "des chiffres",
    "letters": "des lettres",
    "digits and signs": "des chiffres et des signes",
    # Lengths.
    "one too few": "un caractère de moins",
    "one too many": "un caractère de plus",
    "one too few in the list": "un caractère de moins, dans la liste",
    "one too many in the list": "un caractère de plus, dans la liste",
    "the right length": "la longueur exacte",
    "the right length in UTF-8 only": "la longueur exacte en octets UTF-8 seulement",
    "code points beyond the basic plane": "des caractères hors du plan de base",
    "beyond the basic plane": "des caractères hors du plan de base",
    "one character": "un seul caractère",
    "more blanks than characters are allowed": "plus d'espaces que de caractères permis",
    # Capitals.
    "lower case": "en minuscules",
    "mixed case": "majuscules et minuscules mêlées",
    "a capital only first": "une majuscule au début seulement",
    "one small letter": "une seule minuscule",
    "a small accent": "une minuscule accentuée",
    "a sharp s": "un eszett minuscule",
    "a ligature": "une ligature minuscule",
    "a title-case letter": "une lettre en casse de titre",
    "a small Roman numeral": "un petit chiffre romain",
    "accents": "des majuscules accentuées",
    "a capital sharp s": "un eszett majuscule",
    "no letters at all": "une écriture sans majuscules",
    "a zero-width blank, which fills": "un espace sans chasse, qui remplit",
    "a lone surrogate": "une moitié de paire de substitution",
    "a combining accent": "un accent combinant",
    "small letters": "des minuscules",
    "blanks around": "des espaces autour",
    "a blank behind": "un espace à la fin",
    "a blank before": "un espace au début",
    "a line break behind": "un saut de ligne à la fin",
    # The header and the structure.
    "an empty file": "un objet vide",
    "a misspelt balise": "une balise mal orthographiée",
    "misspelt requests": "lignesImport mal orthographié",
    "nothing like it": "un nom qui ne ressemble à aucun",
    "a name with a slash": "un nom avec une barre oblique",
    "an empty name": "un nom vide",
    "the full spelling of the DMP balise": "la balise DMP en toutes lettres",
    "the short spelling of the DMP balise": "la balise DMP dans l'orthographe du tableau",
    "the balise of another block": "la balise d'un autre bloc",
    "in the second request": "dans la deuxième demande",
    "a block left empty": "un bloc laissé vide",
    "a lone request": "une demande seule, sans crochets",
    "no request": "aucune demande",
    "one request": "une demande",
    "199 requests": "199 demandes",
    "200 requests": "200 demandes",
    "201 requests": "201 demandes",
    "a misspelt block": "un bloc mal orthographié",
    "a misspelt inner block": "un bloc intérieur mal orthographié",
    "an empty request": "une demande vide",
    "an empty block of beneficiaries": "un bloc beneficiaires vide",
    "the other kind": "l'autre type",
    # The request header.
    "a decimal": "un nombre décimal",
    "an exponent": "un exposant",
    "a capital exponent": "un exposant majuscule",
    "minus zero": "moins zéro",
    "in quotes": "entre guillemets",
    "begins with 2": "commence à 2",
    "200 in the first place": "200 en première position",
    "two lines 1": "deux lignes 1",
    "counts from the one before": "compte depuis la précédente",
    "only the wrong line is told": "un rang sauté",
    "another letter": "une autre lettre",
    "the Cyrillic letter": "la lettre cyrillique",
    "the number of the first request again": "le numéro de la première demande, répété",
    "the number of a request that is refused": "le numéro d'une autre demande, répété",
    "its document bears another number": "répété, et la pièce porte un autre numéro",
    "numbers in any order": "des numéros dans un ordre quelconque",
    "the same number in another case": "le même numéro dans une autre casse",
    "a number that the portal has seen": "un numéro que le portail a déjà vu",
    "a number that it refused": "un numéro que le portail a refusé",
    "a number of another ANS number": "un numéro vu sous un autre numeroAns",
    "a number that is new": "un numéro nouveau",
    "a portal without memory": "un portail sans mémoire",
    "a number that a refused file had": "un numéro d'un fichier rejeté en entier",
    # The order.
    "year first": "l'année d'abord",
    "dashes": "des tirets",
    "a year of two digits": "une année de deux chiffres",
    "a day of one digit": "un jour d'un chiffre",
    "a month of one digit": "un mois d'un chiffre",
    "Arabic digits": "des chiffres arabes orientaux",
    "full-width digits": "des chiffres pleine chasse",
    "month first": "le mois d'abord",
    "29 February of a common year": "29 février d'une année ordinaire",
    "29 February of a leap year": "29 février d'une année bissextile",
    "29 February 1900": "29 février 1900",
    "29 February 2000": "29 février 2000",
    "28 February 1900": "28 février 1900",
    "30 February": "30 février",
    "30 April": "30 avril",
    "31 April": "31 avril",
    "a time": "suivie d'une heure",
    "the first day": "le premier jour",
    "the last day": "le dernier jour",
    "another word": "un autre mot",
    "no decimals": "sans décimales",
    "one decimal": "une décimale",
    "three decimals": "trois décimales",
    "an exponent behind two decimals": "un exposant après deux décimales",
    "negative without decimals": "négatif, sans décimales",
    "with a comma": "avec une virgule",
    "two decimals": "deux décimales",
    "cents": "des centimes",
    "nothing": "rien",
    "minus nothing": "moins zéro",
    "negative": "négatif",
    "more digits than a float": "plus de chiffres qu'un flottant",
    # Beneficiaries.
    "alone": "médecin seul",
    "agent": "mandataire",
    "all_signed": "tous signataires",
    "all signed": "tous signataires",
    "structure": "structure",
    "no_site": "aucun site",
    "one_site": "un site",
    "an agent of one doctor, called a single client": (
        "le mandataire d'un médecin, déclaré client unique"
    ),
    "an agent of three doctors, called a single client": (
        "le mandataire de trois médecins, déclaré client unique"
    ),
    "an agent of several": "le mandataire de plusieurs",
    "a single client alone": "un client unique seul",
    "neither": "ni l'un ni l'autre",
    "a doctor": "un médecin",
    "an empty doctor": "un médecin vide",
    "no doctors": "aucun médecin",
    "doctors": "des médecins",
    "two doctors, called one": "deux médecins, déclarés comme un seul",
    "three doctors, called one": "trois médecins, déclarés comme un seul",
    "one doctor, called several": "un médecin, déclaré comme plusieurs",
    "all null": "tout à null",
    "one null": "un membre à null",
    "an empty list": "une liste vide",
    "filled": "rempli",
    "the last of three": "le dernier de trois",
    "two of three": "deux sur trois",
    "each wrong one is told": "deux fautes, chacune signalée",
    "blank": "des espaces",
    "a lone number": "un numéro seul, sans crochets",
    "the same site twice": "le même site deux fois",
    # The installation.
    "its blank left out": "sans son espace",
    "two blanks": "deux espaces",
    "its accent left out": "sans son accent",
    "its accent written apart": "l'accent écrit à part",
    "the label": "le libellé",
    "a rank that is not in the list": "un rang hors de la liste",
    "the rank of another": "le rang d'un autre",
    "the first": "le premier",
    "a blank inside": "un espace à l'intérieur",
    "an accent": "un accent",
    "dots": "des points",
    "a dash": "un tiret",
    "an article": "un article",
    "the last": "le dernier",
    "none": "aucune des deux orthographes",
    "both": "les deux orthographes",
    "both, one wrong": "les deux orthographes, dont une fautive",
    "both, which disagree": "les deux orthographes, en désaccord",
    "full spelling": "en toutes lettres",
    "short spelling": "orthographe du tableau",
    "the profile cannot be judged then": "le profil ne peut alors être jugé",
    "no profile": "aucun profil",
    "another profile": "un autre profil",
    "profiles not declared": "profils non déclarés",
    "its profile": "son profil",
    "no health centre": "pas un centre de santé",
    "another operator": "un autre opérateur",
    # The documents.
    "four letters": "quatre lettres",
    "a dot": "un point",
    "another format": "un autre format",
    "its code": "son code",
    "both types": "les deux types",
    "any name": "un nom quelconque",
    "Va1 in capitals": "Va1 en majuscules",
    "its ending in capitals": "l'extension en majuscules",
    "the ending of another format": "l'extension d'un autre format",
    "no ending": "sans extension",
    "the code of the other type": "le code de l'autre type",
    "the type in full": "le type en toutes lettres",
    "another number": "un autre numéro",
    "zeros left out": "sans les zéros",
    "another track": "un autre couloir",
    "underscores": "des tirets bas",
    "a folder before": "un dossier devant le nom",
    "another format is declared": "un autre format est déclaré",
    "another number in the header": "un autre numéro dans l'entête",
    "the proof is named as an order form": "la preuve nommée comme un bon de commande",
    "the naming": "la nomenclature",
    "the naming of a proof": "la nomenclature d'une preuve",
    "no documents": "aucune pièce",
    "no order form": "aucun bon de commande",
    "two order forms, one PNG": "deux bons de commande, dont un PNG",
    "the same order form twice": "deux fois le même bon de commande",
    "two order forms and a proof": "deux bons de commande et une preuve",
    "one order form": "un bon de commande",
    "HT without a proof": "HT sans preuve",
    "HT, the proof taken away": "HT, la preuve retirée",
    "HT with its proof": "HT avec sa preuve",
    "HT with two proofs": "HT avec deux preuves",
    "the proof first": "la preuve d'abord",
    "TTC with a proof": "TTC avec une preuve",
    "TTC without a proof": "TTC sans preuve",
    # What stands for itself.
    **{
        word: word
        for word in ("0", "1", "-1", "201", "1, 2, 3", "C", "TTC", "HT", "LIBERAL", "STRUCTURE")
    },
    **{word: word for word in ("PDF", "PNG", "JPG")},
}

#: What reads well beside other tests, and not alone.
_ENGLISH: Final[Mapping[str, str]] = {
    "only the wrong line is told": "a line skipped",
    "the number of a request that is refused": "the number of another request again",
    "a lone request": "a lone request, without brackets",
    "nothing like it": "a name like no other",
    "an empty file": "an empty object",
    "two of three": "two of three doctors",
    "each wrong one is told": "two faults, each of them told",
}

_PATTERNS: Final = (
    (re.compile(r"no impId"), "pas d'impId"),
    (re.compile(r"([0-9]+) characters"), r"\1 caractères"),
    (re.compile(r"1 doctors?"), "un médecin"),
    (re.compile(r"([0-9]+) doctors"), r"\1 médecins"),
    (re.compile(r"day ([0-9]+)"), r"jour \1"),
    (re.compile(r"month ([0-9]+)"), r"mois \1"),
    (re.compile(r"year ([0-9]+)"), r"année \1"),
    (re.compile(r"no ([A-Za-z/]+)"), r"pas de \1"),
    (re.compile(r"([A-Za-z_]+) in the root"), r"\1 à la racine"),
    (re.compile(r"([A-Za-z_]+) in (/.+)"), r"\1 dans \2"),
    (re.compile(r"(PDF|PNG|JPG) of the proof"), r"\1 de la preuve"),
)


def told(code: str, why: Text) -> Text:
    """Say what a rule is on, and what a case of it shows."""
    on = CATALOGUE[code].on
    return Text(f"{on} : {why.fr}", f"{_ON.get(on, on)}: {why.en}")


def purpose(code: str, why: str) -> Text:
    """Say in one line what a case shows.

    Args:
        code: of its rule.
        why: what it shows, in English.

    Raises:
        LookupError: nobody has put it into French.
    """
    return told(code, Text(in_french(why), in_english(why)))


def in_english(why: str) -> str:
    """Write what the tests say in short as people would.

    >>> in_english("1 doctors, all_signed")
    '1 doctor, all signed'
    """
    plain = _ENGLISH.get(why, why).replace("all_signed", "all signed").replace("_site", " site")
    return re.sub(r"^1 doctors", "1 doctor", plain)


def in_french(why: str) -> str:
    """Put words into French: as a whole, by a pattern, or by their parts.

    Raises:
        LookupError: nobody has.
    """
    if why in _FRENCH:
        return _FRENCH[why]
    for pattern, french in _PATTERNS:
        if pattern.fullmatch(why):
            return pattern.sub(french, why)
    for between, in_between in ((", ", ", "), (": ", " : ")):
        first, found, rest = why.rpartition(between)
        if found:
            return f"{in_french(first)}{in_between}{in_french(rest)}"
    if why.endswith(" in the list"):
        return f"{in_french(why.removesuffix(' in the list'))}, dans la liste"
    if why in _BLOCKS:
        return why.replace("in ", "dans ")
    raise LookupError(why)


_BLOCKS: Final = frozenset(
    f"{inside}{block}"
    for inside in ("", "in ")
    for block in (
        "commande",
        "beneficiaires",
        "piecesJustificatives",
        "scenarioInstallation",
        "beneficiaires/liberal",
        "beneficiaires/structure",
    )
)
