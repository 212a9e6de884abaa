"""The node of one submission, which yields its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_segur.expectations import ARCHIVE, FILE
from pytest_segur.plugin.answer_item import AnswerItem, is_wanted
from pytest_segur.plugin.case import Case
from pytest_segur.plugin.glance import glance
from pytest_segur.plugin.items import ArchiveItem, FileItem, RequestItem
from pytest_segur.plugin.nodes import JsonFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


class SubmissionFile(JsonFile):
    """One submission."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the items, in the order in which a deposit is judged."""
        folder = self.folder()
        settings = folder.settings_of(self.path.name)
        seen = glance(self.path, settings, archive=self.context.configuration.archive)
        case = Case(self.path, context=self.context, folder=folder, seal=seen.seal)
        yield FileItem.from_parent(self, name="fichier", key=FILE, case=case)
        for position, number in enumerate(seen.numbers, start=1):
            name = f"demande-{position:03}"
            item = RequestItem.from_parent(self, name=name, key=position, case=case)
            if number is not None:
                # So that -k finds a request by the number that its vendor knows it by.
                item.extra_keyword_matches.add(number)
            yield item
        if seen.has_archive:
            yield ArchiveItem.from_parent(self, name="archive", key=ARCHIVE, case=case)
        if is_wanted(self.path, self.config, is_answered=seen.is_answered):
            yield AnswerItem.of(self, case, folder)
