"""The health of what is recorded: the journal, what follows from it and its days, the law."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection, select

from registry import clock
from registry.models import JournalEntry
from registry.services import checkpointing, examining, notifying, shelf, verifying
from registry.services.doctoring.line import BROKEN, LOOK, OK, Line
from registry.services.verifying import Asked


def look(connection: Connection) -> Iterator[Line]:
    """The journal, its checkpoints, the clock beside it, the tasks of days to come, the law."""
    yield _journal()
    yield _checkpoint(connection)
    yield _clock(connection)
    yield _tasks()
    yield _law()


def _journal() -> Line:
    report = verifying.verify(Asked(keys=checkpointing.list_keys()))
    if report.faults:
        return Line(BROKEN, _("journal"), report.faults[0])
    found = _("%(entries)s entries as recorded, %(rows)s rows as they follow from them",
              entries=report.entries, rows=report.rows)  # fmt: skip
    return Line(OK, _("journal"), found)


def _checkpoint(connection: Connection) -> Line:
    what, last = _("checkpoint"), examining.find_last(connection)
    if checkpointing.find_key() is None:
        return Line(LOOK, what, _("no key signs the journal: run `flask journal key`"))
    if last is None:
        return Line(LOOK, what, _("the journal was never signed: run `flask journal checkpoint`"))
    try:
        examining.peaks_of(last)
    except examining.Damaged as fault:
        return Line(BROKEN, what, str(fault))
    return Line(OK, what, _("the journal is signed up to entry %(size)s", size=last.size))


def _clock(connection: Connection) -> Line:
    now = clock.stamp(clock.now())
    last = connection.scalar(select(JournalEntry.at).order_by(JournalEntry.seq.desc()).limit(1))
    if last is not None and last > now:
        found = _("it says %(now)s, and the last entry of the journal is of %(last)s",
                  now=now, last=last)  # fmt: skip
        return Line(BROKEN, _("clock"), found)
    return Line(OK, _("clock"), now)


def _tasks() -> Line:
    number = len(notifying.list_unnoted())
    if number == 0:
        return Line(OK, _("tasks"), _("what the dates alone will change is noted"))
    found = ngettext(
        "%(num)s task that a day brings is not noted: run `flask agencies look-ahead`",
        "%(num)s tasks that a day brings are not noted: run `flask agencies look-ahead`",
        number,
    )
    return Line(LOOK, _("tasks"), found)


def _law() -> Line:
    faults = shelf.list_faults()
    if faults:
        return Line(BROKEN, _("law"), str(faults[0]))
    number = len(shelf.list_instruments())
    found = ngettext("%(num)s instrument can be read", "%(num)s instruments can be read", number)
    return Line(OK, _("law"), found)
