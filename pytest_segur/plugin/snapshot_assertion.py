"""syrupy's assertion, with a difference that names requests and balises and masks values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from syrupy.assertion import DiffMode, SnapshotAssertion

from pytest_segur.plugin.answer_difference import difference_of
from pytest_segur.plugin.configuration import configuration_of
from pytest_segur.plugin.words import Words
from pytest_segur.spec.text import Text
from pytest_segur.wording import visible

if TYPE_CHECKING:
    from syrupy.assertion import AssertionResult
    from syrupy.extensions.base import AbstractSyrupyExtension

_DIFFERS: Final = Text("la réponse diffère de l'instantané", "the answer differs from the snapshot")
_NONE: Final = Text(
    "il n'y a pas d'instantané {name} ; --snapshot-update l'écrit",
    "there is no snapshot {name}; --snapshot-update writes it",
)


class AnswerAssertion(SnapshotAssertion):
    """Compares answers with their snapshots."""

    @classmethod
    def of(
        cls, snapshot: SnapshotAssertion, extension_class: type[AbstractSyrupyExtension]
    ) -> Self:
        """Make one for the test that a fixture `snapshot` was made for."""
        return cls(
            session=snapshot.session,
            extension_class=extension_class,
            test_location=snapshot.test_location,
            update_snapshots=snapshot.update_snapshots,
            update_new_snapshots_only=snapshot.update_new_snapshots_only,
        )

    @property
    def last(self) -> AssertionResult:
        """What the last comparison found."""
        return self.executions[self.num_executions - 1]

    def get_assert_diff(self, *, diff_mode: Any = DiffMode.DETAILED) -> list[str]:  # noqa: ANN401 - an enumeration of syrupy
        """Tell why the last comparison failed, nothing in clear, no escape codes."""
        words = self._words()
        last = self.last
        if last.exception is not None:
            return [visible(f"{type(last.exception).__name__}: {last.exception}")]
        if last.recalled_data is None:
            return [words(_NONE, name=visible(last.snapshot_name))]
        if diff_mode == DiffMode.DISABLED:
            return [words(_DIFFERS)]
        found = difference_of(_bytes(last.recalled_data), _bytes(last.asserted_data), words)
        return [words.about(words(_DIFFERS), found.subject), *found.lines]

    def __repr__(self) -> str:
        """Name the fixture: the content of a snapshot names people."""
        return "segur_snapshot"

    def _words(self) -> Words:
        configuration = configuration_of(self.session.pytest_session.config)
        return Words(configuration.language, configuration.show_values)


def _bytes(data: Any) -> bytes:  # noqa: ANN401 - what an extension reads
    return data if isinstance(data, bytes) else str(data).encode()
