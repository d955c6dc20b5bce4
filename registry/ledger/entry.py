"""An entry of the journal as the bytes that are hashed: canonical JSON (RFC 8785)."""

import json
from typing import NamedTuple

from registry.ledger.tree import leaf_hash


class Entry(NamedTuple):
    """One entry; `body` is the canonical JSON of its object."""

    seq: int
    at: str
    actor: str
    kind: str
    body: str

    @property
    def text(self) -> str:
        """The canonical JSON of the whole entry: its names in order, its body as it stands.

        For strings and whole numbers the canonical form is that of `json` without its blanks.
        """
        return (
            f'{{"actor":{_quoted(self.actor)},"at":{_quoted(self.at)},"body":{self.body},'
            f'"kind":{_quoted(self.kind)},"seq":{self.seq}}}'
        )

    @property
    def leaf(self) -> bytes:
        """The leaf hash of the entry."""
        return leaf_hash(self.text.encode())


_quoted = json.JSONEncoder(ensure_ascii=False).encode
