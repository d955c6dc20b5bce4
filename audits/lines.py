"""Lines: where in a law file's text a fault stands, for whoever typed it.

What a fault is, is in `audits.instrument`; here is only the way from clause and key to a line.
"""

import re
import tomllib

from audits.errors import BadInstrument

AT = re.compile(r"\(at line (\d+), column \d+\)")
LONG = re.compile(r'("""|\'\'\').*?\1', re.DOTALL)
HEADER = re.compile(r"\s*\[\[\s*(clause|unchecked)\s*\]\]")
PLACE = re.compile(r"\[\[(clause|unchecked)\]\] (\d+)")


def line_of(text: str, fault: BadInstrument) -> int:
    """The line of the text, from 1, at which its reader finds the fault."""
    lines = _bare(text)
    cause = fault.why.values.get("fault")
    if isinstance(cause, tomllib.TOMLDecodeError):
        found = AT.search(str(cause))
        return int(found[1]) if found else max(1, len(lines))
    start, end = _section(lines, fault.clause)
    key = str(fault.why.values.get("key", "")).strip("'\"")
    return _key(lines, start, end, key) or (_key(lines, start, end, "id") or start + 1)


def _bare(text: str) -> list[str]:
    """The lines, with texts of several lines emptied: what stands in them is no key."""
    return LONG.sub(lambda found: '""' + "\n" * found[0].count("\n"), text).split("\n")


def _section(lines: list[str], clause: str) -> tuple[int, int]:
    """The lines of a clause, from its header to before the next; without a clause, the head."""
    headers = [number for number, line in enumerate(lines) if HEADER.match(line)]
    ends = [*headers, len(lines)][1:]
    by_place = PLACE.fullmatch(clause)
    if by_place:
        kind, place = by_place[1], int(by_place[2])
        same = [one for one in zip(headers, ends, strict=True) if _kind(lines[one[0]]) == kind]
        return same[place - 1] if place <= len(same) else (0, len(lines))
    of_id = re.compile(rf"\s*id\s*=\s*[\"']{re.escape(clause)}[\"']")
    # The last of a number, since it is the second use of one that is refused.
    for start, end in reversed(list(zip(headers, ends, strict=True))):
        if clause and any(of_id.match(line) for line in lines[start:end]):
            return start, end
    return 0, headers[0] if headers else len(lines)


def _kind(header: str) -> str:
    found = HEADER.match(header)
    return found[1] if found else ""


def _key(lines: list[str], start: int, end: int, key: str) -> int | None:
    """The line in which a key of the section is given, or its own table begins."""
    given = re.compile(rf"\s*(\[+[\w\s.]*\b)?{re.escape(key)}\s*(=|\])") if key else None
    numbered = enumerate(lines[start:end], start + 1)
    return next((number for number, line in numbered if given and given.match(line)), None)
