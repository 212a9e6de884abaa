"""Deliberately wrong validators, generated over the catalogue: each must be caught by the kit."""

from __future__ import annotations
