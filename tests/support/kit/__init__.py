"""Builds the conformance kit: which cases it has, and their files."""

from __future__ import annotations
