"""How long a trial is, what chance it takes, and where its figures go."""

import os
import sys
from random import Random


def times(short: int, long: int) -> int:
    """How often a trial is made: in the tests, and where SOAK is set."""
    return long if os.environ.get("SOAK") else short


def chances(seed: int) -> Random:
    """The same chances each time."""
    return Random(seed)  # noqa: S311 - a trial must be repeatable, not secret


def figures(sentence: str) -> None:
    """Print what a long trial came to."""
    if os.environ.get("SOAK"):
        sys.stdout.write(f"\n  {sentence}\n")
