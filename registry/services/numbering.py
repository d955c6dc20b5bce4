"""The forms under which a licence number is the same, however it is typed; and what is a number."""

import re

from anyascii import anyascii

from registry.services.folding import fold

PARTS = re.compile(r"[^\W\d_]+|\d+")
# What stands before a number on papers and is not part of it.
PREFIXES = frozenset(
    "rl arel tor t no nr number licence license lic reg registration agency dmw poea".split()
)


def number_keys(number: str) -> set[str]:
    """The forms under which a number is the same: "RL-0215" is "rl/215" and "215"."""
    keys = set()
    for typed in (fold(number), " ".join(map(fold, number.split()))):
        parts = [part.lstrip("0") or "0" for part in PARTS.findall(typed)]
        keys.add("/".join(parts))
        while len(parts) > 1 and _is_prefix(parts[0]):
            parts = parts[1:]
            keys.add("/".join(parts))
    return keys - {""}


def is_number(query: str) -> bool:
    """Whether nothing but a number was typed, so that no name can be meant."""
    parts = PARTS.findall(" ".join(map(fold, query.split())))
    words = [part for part in parts if not part.isdecimal()]
    return len(words) < len(parts) and all(map(_is_prefix, words))


def _is_prefix(part: str) -> bool:
    return anyascii(part).casefold() in PREFIXES
