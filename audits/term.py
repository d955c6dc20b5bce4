"""Term: the days of an instrument, and reading them from a law file."""

from dataclasses import dataclass
from datetime import date

from audits import days
from audits.tables import Table
from audits.words import N_


@dataclass(frozen=True)
class Term:
    """The instrument's days as its file writes them: a date, or a bare month or year as text."""

    signed: date | str | None
    in_force: date | str | None
    until: date | str | None
    term_ends: date | str | None
    renewed: bool

    @property
    def start(self) -> date | str | None:
        """From when it is in force: the day itself, else that of the signature."""
        return self.signed if self.in_force is None else self.in_force

    @property
    def assumed_after(self) -> int | None:
        """The last day of a term whose renewal was not seen; None where there is no such term."""
        if self.term_ends is None or self.renewed:
            return None
        return days.until_day(self.term_ends)


def read_term(head: Table) -> Term:
    """The days of the instrument, its ends after its start."""
    term = Term(
        signed=head.day("signed"),
        in_force=head.day("in_force"),
        until=head.day("until"),
        term_ends=head.day("term_ends"),
        renewed=head.flag("renewed", False),
    )
    for key, end in (("until", term.until), ("term_ends", term.term_ends)):
        if term.start and end and days.until_day(end) <= days.start_day(term.start):
            raise head.bad(N_("%(key)s is on or before the day it begins"), key=repr(key))
    return term
