"""Every contact with pytest and syrupy."""

from __future__ import annotations
