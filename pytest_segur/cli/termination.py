"""What asks the command to end: the signals of a CI system, or of a terminal that is closed.

They become the exception that Ctrl-C is, so that what is being written or run ends as it does then.

>>> Terminated(15).exit_code
143
"""

from __future__ import annotations

import contextlib
import signal
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

#: Those that a system has: on Windows no terminal hangs up.
SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
#: Shells add the number of the signal to it.
_BY_SIGNAL: Final = 128
#: So many seconds there are to tidy up, before another signal ends that as well.
_GRACE: Final = 2.0


class Terminated(KeyboardInterrupt):
    """A signal has asked the command to end.

    Attributes:
        exit_code: what shells report of a program that it has ended.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = _BY_SIGNAL + number


@contextlib.contextmanager
def heeded() -> Iterator[None]:
    """Have the signals raise `Terminated`, for as long as this lasts.

    What has been decided of a signal before stays: `nohup` ignores one, a program that calls the
    command may handle them. A thread that may not decide of signals leaves them alone.
    """
    busy_until = time.monotonic()

    def end(number: int, _frame: FrameType | None) -> None:
        nonlocal busy_until
        now = time.monotonic()
        # Who ends a group of processes may well send it twice: `timeout` does.
        if now >= busy_until:
            busy_until = now + _GRACE
            raise Terminated(number)

    with contextlib.ExitStack() as restoring:
        for number in SIGNALS:
            if signal.getsignal(number) is signal.SIG_DFL:
                with contextlib.suppress(ValueError):
                    signal.signal(number, end)
                    restoring.callback(signal.signal, number, signal.SIG_DFL)
        yield
