r"""Messages of SARIF, in which braces and links mean something.

>>> message("trouvé : \"{0}[x](javascript:y)\"")
{'text': 'trouvé : "{{0}}[x]\\(javascript:y)"'}
"""

from __future__ import annotations

from pytest_segur.wording import visible


def message(text: str) -> dict[str, str]:
    """Write a message that says what it says, whatever is quoted in it.

    Braces would be places to fill in (3.11.5); what looks like a link (3.11.6) becomes one in
    viewers, wherever it leads. Lines stay lines, each harmless to a terminal.
    """
    lines = "\n".join(visible(line) for line in text.split("\n"))
    return {"text": lines.replace("{", "{{").replace("}", "}}").replace("](", "]\\(")}
