"""Days as a register prints them: the styles of its map, and years of another era."""

import re
from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from registry.services.exchange.fields import BadCell, Read, existing_day

MONTHS = (
    "january february march april may june july august september october november december".split()
)
PARTS = {
    "%d": r"(?P<d>\d{1,2})",
    "%m": r"(?P<m>\d{1,2})",
    "%B": r"(?P<B>[^\d\s]+)",
    "%Y": r"(?P<Y>\d{4})",
}
COMMON = "gregorian"
ERAS = {COMMON: 0, "buddhist": 543}
FIRST_OF_ANOTHER_ERA = 2300


def pattern(style: str) -> re.Pattern[str]:
    """The cells that a style such as "%d.%m.%Y" or "%d %B %Y" fits; ValueError for no style."""
    pieces = re.split("(%[dmBY])", style)
    expression = "".join(PARTS.get(piece) or re.escape(piece) for piece in pieces)
    named = set(re.findall(r"\?P<(\w)>", expression))
    if named not in ({"d", "m", "Y"}, {"d", "B", "Y"}):
        raise ValueError(style)
    return re.compile(expression)


def printed_day(styles: Iterable[str], era: str, months: Iterable[str] = MONTHS) -> Read:
    """A reader of days in ISO 8601 or the given styles, the first that fits, in that era.

    Months are read by their whole names or the first three letters, in either case; digits may be
    those of any script. A register of another era prints common years too, and the centuries tell
    the two apart.
    """
    patterns = [pattern(style) for style in (*styles, "%Y-%m-%d")]
    names = {name.casefold(): month for month, name in enumerate(months, 1)}
    names |= {name[:3]: month for name, month in names.items() if name.isascii()}
    behind = ERAS[era]

    def read_day(cell: str) -> date:
        found = next((found for fits in patterns if (found := fits.fullmatch(cell))), None)
        if found is None:
            raise BadCell(_("is a date in none of the map's styles"))
        parts = found.groupdict()
        year = int(parts["Y"])
        month = int(parts["m"]) if "m" in parts else names.get(parts["B"].casefold(), 0)
        shift = behind if year >= FIRST_OF_ANOTHER_ERA else 0
        return existing_day(year - shift, month, int(parts["d"]))

    return read_day
