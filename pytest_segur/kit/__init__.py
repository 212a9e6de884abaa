"""The conformance kit: its cases, its schema, running other validators."""

from __future__ import annotations
