"""An entry's bytes are the canonical JSON that RFC 8785 asks for, whatever stands in it."""

import json

import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from registry.ledger.entry import Entry

words = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words
bodies = st.dictionaries(words, st.recursive(plain, st.lists, max_leaves=5))


@given(seq=st.integers(1, 2**40), at=words, actor=words, kind=words, body=bodies)
def test_an_entry_is_canonical_json(seq, at, actor, kind, body):
    entry = Entry(seq, at, actor, kind, rfc8785.dumps(body).decode())
    whole = {"seq": seq, "at": at, "actor": actor, "kind": kind, "body": body}

    assert entry.text.encode() == rfc8785.dumps(whole)
    assert json.loads(entry.text) == whole
