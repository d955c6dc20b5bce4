"""Python's search for cyclic garbage, left out while the rows of a file are held.

They are many and none is part of a cycle; looking through all of them again and again takes a
third of the time of an import.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Hold many rows without looking for cycles among them."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()
