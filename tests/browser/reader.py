"""Somebody in front of a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

#: Fills in a filter, and calls back when the page has had the time to apply it.
_FILL_IN: Final = """
    const [name, value, done] = arguments;
    const field = document.getElementById("f-" + name);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(done, 250);
"""


class Reader:
    """Somebody who looks at pages.

    Args:
        driver: of the browser.
        folder: where pages are put.
    """

    def __init__(self, driver: Any, folder: Path) -> None:  # noqa: ANN401 - of a library that may be absent
        self.driver = driver
        self._folder = folder

    def open(self, page: bytes) -> None:
        """Open a page."""
        path = self._folder / "page.html"
        path.write_bytes(page)
        self.driver.get(path.as_uri())

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - JSON
        """Run a script in the page."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - JSON
        """Run a script that calls its last argument when it is done."""
        return self.driver.execute_async_script(script, *arguments)

    def prefer(self, scheme: str) -> None:
        """Set the colours that are liked."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def complaints(self) -> list[str]:
        """Give what the browser had to say of the page."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def choose(self, **values: str) -> dict[str, list[str]]:
        """Fill in filters, and give what is left."""
        for name, value in values.items():
            self.wait(_FILL_IN, name, value)
        return self.selected()

    def selected(self) -> dict[str, list[str]]:
        """Give what is visible: the requests of each file that is."""
        text: str = self.run(
            """
            const seen = (node) => node.checkVisibility();
            const files = [...document.querySelectorAll("#fichiers article")].filter(seen);
            return JSON.stringify(Object.fromEntries(files.map((file) => [
                file.dataset.file,
                [...file.querySelectorAll("[data-card]")].filter((card) => !card.hidden)
                    .map((card) => card.dataset.number),
            ])));
            """
        )
        found: dict[str, list[str]] = json.loads(text)
        return found
