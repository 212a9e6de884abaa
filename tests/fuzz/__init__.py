"""Fuzzing: arbitrary bytes, and what must hold whatever they are."""
