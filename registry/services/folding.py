"""How licence numbers and names are folded, so that the same number typed otherwise is found.

The printed form is always kept beside the folded one.
"""

import hashlib
import unicodedata

OURS = 8


def fold(number: str) -> str:
    """A licence number without its typing: native digits as 0-9, one case, no blanks."""
    composed = unicodedata.normalize("NFKC", number).casefold()
    return "".join(_digit(sign) for sign in composed if not sign.isspace())


def slug_of(number: str) -> str:
    """The folded number as it stands in an address."""
    return fold(number).replace("/", "-")


def fold_name(name: str) -> str:
    """A name without its typing: one case, single blanks, composed letters."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def our_number(register: str, name: str) -> str:
    """The reference that we give where a list prints no numbers: the same name, the same one."""
    digest = hashlib.sha256(fold_name(name).encode()).hexdigest()
    return f"{register}-{digest[:OURS]}"


def _digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)
