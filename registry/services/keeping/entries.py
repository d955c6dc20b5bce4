"""The journal inside a backup: numbered without a gap, every entry what its leaf says, one root."""

import json
from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from registry.ledger.entry import Entry
from registry.ledger.tree import Peaks
from registry.services.examining import changed, missing, seen_as
from registry.services.keeping.bundle import Bundle, Damaged

JOURNAL = "journal"


def rooted(columns: list[str], lines: Iterable[bytes], peaks: Peaks) -> Iterator[bytes]:
    """The journal's lines as they go by, the leaves that stand in them taken into the tree."""
    place = columns.index("leaf")
    for line in lines:
        peaks.append(bytes.fromhex(json.loads(line)[place]))
        yield line


def examine(bundle: Bundle) -> None:
    """Compute every leaf of a backup's journal anew; the first fault is raised by its number."""
    member = bundle.find(JOURNAL)
    if member is None:
        raise Damaged(_("The backup holds no journal."))
    peaks = Peaks()
    for number, line in enumerate(bundle.lines(member.name), 1):
        values = dict(zip(member.columns, json.loads(line), strict=True))
        leaf = values.pop("leaf")
        seen = seen_as(Entry(**values), leaf)
        if seen.seq != number:
            raise missing(number)
        if seen.fault:
            raise seen.fault
        peaks.append(seen.leaf)
    manifest = bundle.manifest
    if (peaks.size, peaks.root.hex()) != (manifest.size, manifest.root):
        raise changed(peaks.size)
