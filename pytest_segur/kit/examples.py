r"""The pair of cases by which a rule is explained: one that passes, and one that does not.

>>> example = example_of("D212")
>>> print(example.fails.name, *example.fails.places[0], sep="\n")
published/D212/no-decimals
Text(fr='/lignesImport/0/commande/montantSegurHT', en='/lignesImport/0/commande/montantSegurHT')
Text(fr='1075', en='1075')
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from functools import cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, Final

from pytest_segur.asp.comparison import differences
from pytest_segur.document import Unreadable, parse, read_file
from pytest_segur.kit.library import cases_in, kit_folder
from pytest_segur.reports.rule_example import RuleExample, ShownCase
from pytest_segur.spec.formats import MISSING
from pytest_segur.spec.text import Text, same
from pytest_segur.wording import shown, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pytest_segur.document import Document
    from pytest_segur.kit.case import Kind, KitCase

#: Rules on the name of the file.
_OF_NAMES: Final = frozenset({"F401", "F402", "F403", "F404", "F405", "F406", "A917"})
#: So much of a line is shown.
_LONGEST: Final = 60
#: So many differences are shown.
_MOST: Final = 4

_ABSENT: Final = Text("(absent)", "(absent)")
_NAME: Final = Text("nom du fichier", "name of the file")
_LINE: Final = Text("ligne {line}", "line {line}")

_Places = tuple[tuple[Text, Text], ...]


def example_of(code: str) -> RuleExample:
    """Give the example of a rule: of the published edition, where that has one.

    Args:
        code: a rule of the catalogue.

    Raises:
        OSError: the kit is not where it should be.
    """
    return _example(_sides(cases_in(kit_folder(), rule=code))[code])


def examples() -> Mapping[str, RuleExample]:
    """Give the example of every rule, by its code.

    Raises:
        OSError: the kit is not where it should be.
    """
    return {code: _example(sides) for code, sides in _sides(cases_in(kit_folder())).items()}


@cache
def sound_values() -> Mapping[str, Sequence[object]]:
    """Give values that the rules on a balise let pass, by its name, as the examples have them.

    Raises:
        OSError: the kit is not where it should be.
    """
    values: defaultdict[str, list[object]] = defaultdict(list)
    for sides in _sides(cases_in(kit_folder())).values():
        case = sides["passes"]
        if case.place and case.made is None:
            steps = case.place.split("/")[1:]
            # What a rule forbids has a place too, and there is nothing there where it is kept.
            with suppress(LookupError):
                found = _value_at(parse(read_file(case.path)).root, steps)
                values[steps[-1]].append(found)
    return values


def _sides(cases: Iterable[KitCase]) -> Mapping[str, Mapping[Kind, KitCase]]:
    """Sort the examples by rule and kind; the published edition comes first in a kit."""
    sides: defaultdict[str, dict[Kind, KitCase]] = defaultdict(dict)
    for case in cases:
        if case.is_example and case.rule is not None:
            sides[case.rule].setdefault(case.kind, case)
    return sides


def _example(sides: Mapping[Kind, KitCase]) -> RuleExample:
    passes, fails = sides["passes"], sides["fails"]
    ours, theirs = _places(passes, fails)
    return RuleExample(
        passes=ShownCase(name=passes.id, purpose=passes.purpose, places=ours),
        fails=ShownCase(name=fails.id, purpose=fails.purpose, places=theirs),
    )


def _places(passes: KitCase, fails: KitCase) -> tuple[_Places, _Places]:
    if passes.rule in _OF_NAMES:
        one, other = (((_NAME, same(visible(case.path.name))),) for case in (passes, fails))
        return one, other
    if fails.made is not None:
        # It is stored nowhere, and its purpose says it all.
        return (), ()
    try:
        pairs = _values(parse(read_file(passes.path)), parse(read_file(fails.path)))
    except Unreadable:
        pairs = _lines(passes, fails)
    told = list(islice(pairs, _MOST))
    return tuple((place, one) for place, one, _ in told), tuple(
        (place, other) for place, _, other in told
    )


def _values(passes: Document, fails: Document) -> Iterator[tuple[Text, Text, Text]]:
    for found in differences(passes.root, fails.root):
        yield same(visible(found.pointer)), _value(found.submitted), _value(found.returned)


def _value_at(root: object, steps: Sequence[str]) -> object:
    value: Any = root
    for step in steps:
        value = value[int(step) if isinstance(value, list) else step]
    return value


def _value(value: object) -> Text:
    if value is MISSING:
        return _ABSENT
    words = shown(value)
    return words if isinstance(words, Text) else same(words)


def _lines(passes: KitCase, fails: KitCase) -> Iterator[tuple[Text, Text, Text]]:
    """Give the first line that differs, where there is no tree to be compared."""
    one, other = (_text(case).split("\n") for case in (passes, fails))
    pairs = enumerate(zip_longest(one, other), start=1)
    number, (ours, theirs) = next((rank, pair) for rank, pair in pairs if pair[0] != pair[1])
    place = Text(_LINE.to("fr", line=str(number)), _LINE.to("en", line=str(number)))
    yield place, _line(ours), _line(theirs)


def _text(case: KitCase) -> str:
    return case.path.read_bytes().decode("utf-8", "backslashreplace")


def _line(line: str | None) -> Text:
    return _ABSENT if line is None else same(visible(line.strip(" ")[:_LONGEST]))
