"""ASP, simulated: its answer, its portal, and what comes back from the real one.

``portal`` has the portal itself (`pytest_segur.Portal`), ``reconcile`` compares a file that
really came back with the simulated answer, ``resubmit`` makes the next file of it.
"""

from __future__ import annotations
