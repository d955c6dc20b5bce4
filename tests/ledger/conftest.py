"""A log of an invented register, and the leaves of its first entries."""

import pytest

from registry.ledger.note import LOG, SecretKey, new_key
from registry.ledger.tree import leaf_hash


@pytest.fixture(scope="session")
def leaves() -> list[bytes]:
    """The leaf hashes of 65 entries."""
    return [leaf_hash(f"entry {number}".encode()) for number in range(65)]


@pytest.fixture
def key() -> SecretKey:
    """The key of the register's log."""
    return new_key("himal.example/journal", LOG)
