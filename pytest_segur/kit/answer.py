"""What a validator says of one submission, read strictly from what it printed.

>>> answer = read_answer(b'{"fichier": "accepted", "demandes": {"2": ["D210", "D251"]}}')
>>> answer.of(2), answer.of(1)
(('D210', 'D251'), ())
>>> read_answer(b'{"fichier": "rejected"}').to_dict()
{'fichier': 'rejected'}
>>> try:
...     read_answer(b'{"demandes": {"0": []}}')
... except Nonsense as problem:
...     print(problem.text.en)
"0" is no position of a request: they go from "1" to "200"
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.document import Unreadable, parse
from pytest_segur.expectations import ARCHIVE, FILE, REQUESTS
from pytest_segur.positions import Lines
from pytest_segur.spec.text import Text, TextError
from pytest_segur.wording import in_language, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The codes of an item, the first one first; none: accepted; None: refused, without a code.
Said = tuple[str, ...] | None
#: What is judged: the file, its archive, or the request at a position.
Item = str | int

ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"

_POSITION: Final = re.compile(r"[1-9][0-9]{0,8}")
_KEYS: Final = (FILE, REQUESTS, ARCHIVE)
_UNREADABLE: Final[Mapping[str, Text]] = {
    "S100": Text("la réponse est trop longue", "the answer is too long"),
    "S101": Text("la réponse n'est pas en UTF-8", "the answer is not UTF-8"),
    "S102": Text("la réponse n'est pas du JSON", "the answer is no JSON"),
    "S103": Text("la réponse a deux fois la même clé", "the answer has one key twice"),
    "S104": Text("la réponse n'est pas un objet JSON", "the answer is no JSON object"),
}


class Nonsense(TextError):
    """What was printed is no answer; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a validator says of one submission.

    Attributes:
        items: what it says of the file, its requests and its archive, where it says something.
    """

    items: Mapping[Item, Said] = field(default_factory=dict)

    def of(self, item: Item) -> Said:
        """Give what is said of an item; one that is not named is accepted."""
        return self.items.get(item, ())

    def to_dict(self) -> dict[str, Any]:
        """Give the answer as it is printed."""
        return to_dict(self.items)


def to_dict(items: Mapping[Item, Said]) -> dict[str, Any]:
    """Write what is said, or expected, of some items the way that answers are printed.

    >>> to_dict({3: ("D210",), 2: None, "fichier": ()})
    {'fichier': [], 'demandes': {'2': 'rejected', '3': ['D210']}}
    """
    written = {item: REJECTED if said is None else [*said] for item, said in items.items()}
    positions = sorted(item for item in items if isinstance(item, int))
    requests = {str(position): written[position] for position in positions}
    found = {FILE: written.get(FILE), REQUESTS: requests or None, ARCHIVE: written.get(ARCHIVE)}
    return {key: value for key, value in found.items() if value is not None}


def read_answer(printed: bytes) -> Answer:
    """Read what a validator printed.

    Args:
        printed: JSON in UTF-8. A byte-order mark before it, which some platforms write
            unasked, is no fault.

    Raises:
        Nonsense: it is no answer.
    """
    content = printed.removeprefix(codecs.BOM_UTF8)
    try:
        document = parse(content)
    except Unreadable as problem:
        raise Nonsense(_unreadable(problem, content)) from None
    for key in document.root:
        if key not in _KEYS:
            name, allowed = quoted(key), ", ".join(_KEYS)
            raise Nonsense(
                Text(
                    f"{name} n'est pas une clé de réponse ; clés admises : {allowed}",
                    f"{name} is no key of an answer; allowed: {allowed}",
                )
            )
    return Answer(dict(_items_of(document.root)))


def _items_of(root: Mapping[str, Any]) -> Iterator[tuple[Item, Said]]:
    for key, value in root.items():
        if key != REQUESTS:
            yield key, _said(value, key)
            continue
        if not isinstance(value, dict):
            raise _of_wrong_kind(value, key, Text("un objet", "an object"))
        for position, said in value.items():
            if not _POSITION.fullmatch(position):
                name = quoted(position)
                raise Nonsense(
                    Text(
                        f'{name} n\'est pas la position d\'une demande : elles vont de "1" à "200"',
                        f'{name} is no position of a request: they go from "1" to "200"',
                    )
                )
            yield int(position), _said(said, f"{key}/{position}")


def _said(value: object, place: str) -> Said:
    if value == ACCEPTED:
        return ()
    if value == REJECTED:
        return None
    if isinstance(value, list) and all(isinstance(code, str) and code for code in value):
        return tuple(dict.fromkeys(value))
    expected = Text(
        f'une liste de codes, "{ACCEPTED}" ou "{REJECTED}"',
        f'a list of codes, "{ACCEPTED}" or "{REJECTED}"',
    )
    raise _of_wrong_kind(value, place, expected)


def _of_wrong_kind(value: object, place: str, expected: Text) -> Nonsense:
    found = shown(value)
    return Nonsense(
        Text(
            f"{place} : il faut {expected.fr} ; trouvé : {in_language(found, 'fr')}",
            f"{place}: {expected.en} is needed; found: {in_language(found, 'en')}",
        )
    )


def _unreadable(problem: Unreadable, content: bytes) -> Text:
    if not content.strip():
        return Text("la sortie est vide", "nothing was printed")
    words = _UNREADABLE[problem.code]
    if problem.offset is None:
        return words
    line, column = Lines(problem.text).at(problem.offset)
    # Bytes that are no UTF-8 are shown as such.
    begin = quoted(content.decode("utf-8", "backslashreplace").strip())
    return Text(
        f"{words.fr} (ligne {line}, colonne {column}) : {begin}",
        f"{words.en} (line {line}, column {column}): {begin}",
    )
