r"""What MkDocs asks of these pages beyond Markdown.

**The names of files.** The tests save a block under the name in the comment above it; readers of
the site see that name as its title.

>>> page = '<!-- file: a/b.ini -->\n```ini\n[x]\n```\n'
>>> print(on_page_markdown(page), end="")
```ini title="a/b.ini"
[x]
```

**A search for each language.** The site is built with one index for all of its pages. English
ones are given an index of their own, and look for it where English begins, in `en/`.

>>> french, english = split([{"location": "tutorial/"}, {"location": "en/tutorial/#install"}])
>>> french, english
([{'location': 'tutorial/'}], [{'location': 'tutorial/#install'}])
>>> nearer('<script>{"base": "../..", "features": []}</script>')
'<script>{"base": "..", "features": []}</script>'
>>> nearer('<script>{"base": "..", "features": []}</script>')
'<script>{"base": ".", "features": []}</script>'
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENGLISH: Final = "en/"
_INDEX: Final = "search/search_index.json"
_NAMED_BLOCK = re.compile(r"^<!-- file: (?P<name>\S+) -->\n```(?P<language>\w+)$", re.MULTILINE)
_BASE = re.compile(r'(?<="base": ")\.\.(?:/(?P<nearer>[./]+))?(?=")')


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the names of files where the site shows them; MkDocs calls this for each page."""
    return _NAMED_BLOCK.sub(r'```\g<language> title="\g<name>"', markdown)


def on_post_page(output: str, page: Any, **_: object) -> str:  # noqa: ANN401 - of a library that may be absent
    """Let an English page look for its index where English begins; called for each page."""
    return nearer(output) if page.url.startswith(_ENGLISH) else output


def on_post_build(config: Any, **_: object) -> None:  # noqa: ANN401 - of a library that may be absent
    """Give each language an index of its own; MkDocs calls this when a language is written."""
    root = Path(config.site_dir)
    index = json.loads((root / _INDEX).read_text(encoding="utf-8"))
    french, english = split(index["docs"])
    if not english:
        # Before English is written there is nothing to be told apart.
        return
    for folder, language, docs in ((root, "fr", french), (root / _ENGLISH, "en", english)):
        path = folder / _INDEX
        path.parent.mkdir(exist_ok=True)
        own = {**index, "config": {**index["config"], "lang": [language]}, "docs": docs}
        path.write_text(json.dumps(own, ensure_ascii=False), encoding="utf-8")


# Behind the plugin that puts the languages together.
on_post_build.mkdocs_priority = -200  # type: ignore[attr-defined] # what MkDocs looks at


def split(entries: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tell the French and the English entries of an index apart, each seen from its own root."""
    french, english = [], []
    for entry in entries:
        location = entry["location"]
        if location.startswith(_ENGLISH):
            english.append({**entry, "location": location.removeprefix(_ENGLISH)})
        else:
            french.append(entry)
    return french, english


def nearer(output: str) -> str:
    """Name a folder nearer to the page as the root that its search starts from."""
    return _BASE.sub(lambda found: found["nearer"] or ".", output, count=1)
