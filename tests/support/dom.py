"""A page as a tree, strictly read: what is opened is closed, in its order.

>>> page = Dom('<p class="a b">one <b>two</b></p><p hidden>three</p>')
>>> [node.text for node in page.root.all("p")]
['one two', 'three']
>>> page.root.one("p", "b").attributes["class"]
'a b'
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Elements that have no content.
_VOID: Final = frozenset({"meta", "input", "br", "rect"})
_BLANKS: Final = re.compile(r"[ \n]+")


@dataclass(slots=True)
class Node:
    """One element."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Node | str] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """All of its text."""
        if self.tag == "br":
            return "\n"
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)

    @property
    def text(self) -> str:
        """Its text as it is read: blanks put together."""
        return _BLANKS.sub(" ", self.raw).strip()

    def walk(self) -> Iterator[Node]:
        """Give it and everything in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str, css: str = "", **attributes: str) -> list[Node]:
        """Give the elements of a name, with a class and attributes (`data_x` for `data-x`)."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            node
            for node in self.walk()
            if node.tag == tag
            and (not css or css in (node.attributes.get("class") or "").split())
            and wanted.items() <= node.attributes.items()
        ]

    def one(self, tag: str, css: str = "", **attributes: str) -> Node:
        """Give the only one of them."""
        (node,) = self.all(tag, css, **attributes)
        return node


class Dom(HTMLParser):
    """Reads a page.

    Args:
        text: the page.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self._open = [self.root]
        self.feed(text)
        self.close()
        assert self._open == [self.root], "everything is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attrs)) == len(attrs), f"an attribute stands once: {attrs}"
        node = Node(tag, dict(attrs))
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if tag not in _VOID:
            assert self._open.pop().tag == tag, f"</{tag}> closes what is open"

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self._open[-1].children.append(data)
