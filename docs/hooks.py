r"""What MkDocs asks of these pages beyond Markdown: the name of a file, above what stands in it.

The tests save a block under the name in the comment above it; readers of the site see that name
as its title.

>>> page = '<!-- file: a/b.ini -->\n```ini\n[x]\n```\n'
>>> print(on_page_markdown(page), end="")
```ini title="a/b.ini"
[x]
```
"""

from __future__ import annotations

import re

_NAMED_BLOCK = re.compile(r"^<!-- file: (?P<name>\S+) -->\n```(?P<language>\w+)$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the names of files where the site shows them; MkDocs calls this for each page."""
    return _NAMED_BLOCK.sub(r'```\g<language> title="\g<name>"', markdown)
