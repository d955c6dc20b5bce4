"""The colours and the type of the report: every measure of its looks that two parts share.

Sizes are points. The three colours of outcomes differ in lightness too, so that a copy printed in
grey still tells them apart.
"""

from dataclasses import dataclass
from typing import TypeAlias

from audits.report.faces import Weight

Ink: TypeAlias = tuple[float, float, float]


def ink(code: str) -> Ink:
    """The colour of a hexadecimal code such as "1b2a3a", as three numbers from 0 to 1."""
    red, green, blue = (round(int(code[i : i + 2], 16) / 255, 3) for i in (0, 2, 4))
    return red, green, blue


TEXT = ink("1e2730")
QUIET = ink("5b6873")
DEEP = ink("173f5f")
LINE = ink("ccd3d9")
FAINT = ink("e6eaed")
PANEL = ink("f3f5f6")
WHITE = ink("ffffff")
AMBER = ink("8a5a00")
SAND = ink("fbf1dc")
BREACHED = ink("9c3a23")
MET = ink("86b3ae")
UNKNOWN = ink("ffffff")
BARS = DEEP


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: weight, size and leading in points, colour."""

    size: float
    leading: float
    weight: Weight = "regular"
    ink: Ink = TEXT


BODY = Style(9.6, 14.6)
BODY_BOLD = Style(9.6, 14.6, "bold")
LEAD = Style(11.4, 17.4)
QUOTE = Style(9.6, 14.6, ink=DEEP)
NOTE = Style(8.2, 12.0, ink=QUIET)
SMALL = Style(8.2, 11.8)
SMALL_BOLD = Style(8.2, 11.8, "bold")
SMALL_QUIET = Style(7.6, 10.8, ink=QUIET)
LABEL = Style(7.6, 10.8, "bold", QUIET)
TINY = Style(7.4, 9.8)
TINY_BOLD = Style(7.4, 9.8, "bold")
TINY_QUIET = Style(7.0, 9.8, ink=QUIET)
TINY_LABEL = Style(6.6, 8.6, "bold", QUIET)
ISSUER = Style(9.6, 14.6, "bold", QUIET)
FIGURE = Style(19.0, 25.0, "title", DEEP)
PART = Style(20.0, 27.0, "title", DEEP)
SECTION = Style(11.4, 16.4, "bold", DEEP)
TITLE = Style(31.0, 40.0, "title", DEEP)
SUBTITLE = Style(15.0, 22.0, "title", DEEP)
FOLIO = Style(7.6, 10.8, ink=QUIET)
WARNING = Style(8.6, 12.6, "bold", AMBER)
