"""ASP, simulated: its answer, its portal, and what comes back from the real one."""

from __future__ import annotations
