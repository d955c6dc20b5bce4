"""One line of the doctor's."""

from dataclasses import dataclass

OK, LOOK, BROKEN = "ok", "look", "broken"


@dataclass(frozen=True)
class Line:
    """How one thing is: `ok`, `look` or `broken`, what was looked at, and what was found."""

    state: str
    what: str
    found: str
