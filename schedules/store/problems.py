"""What is said where the database cannot be used."""

from __future__ import annotations


class StoreProblem(Exception):
    """The database cannot be used; the text says why, and what helps."""
