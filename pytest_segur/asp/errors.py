"""What ends a piece of work on deposits and answers: one clear sentence, in both languages."""

from __future__ import annotations

from pytest_segur.spec.text import TextError


class AspError(TextError):
    """Something given to the simulated portal, or come back from the real one, is no use."""


class HistoryError(AspError):
    """A history of deposits is damaged, foreign, too new, or cannot be read or written."""


class TreatmentError(AspError):
    """The user's own codes and labels are not what an answer can hold."""


class ReconciliationError(AspError):
    """Two files cannot be compared: they are no submission and its answer."""


class ResubmissionError(AspError):
    """No next file can be made of an answer."""


class NothingToResubmit(ResubmissionError):
    """All requests of an answer are accepted."""
