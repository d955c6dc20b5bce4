"""Exceptions that states claim from the rule that workers pay nothing, read from a law file.

Whether one is valid is judged in `audits.checks.exceptions`. The errors of this package are in
`audits.errors`.
"""

from collections.abc import Mapping

from audits import days
from audits.clause import Excepted, Exceptions, Scope, Shown
from audits.errors import AuditError
from audits.items import Items, expand
from audits.scope import read_scope
from audits.tables import Table
from audits.words import N_


def read_exceptions(table: Table, raw: object) -> Exceptions | None:
    """The exceptions of a clause's list of tables; None where it is none, or empty."""
    if not isinstance(raw, list) or not raw:
        return None
    if not all(isinstance(entry, Mapping) for entry in raw):
        return None
    return Exceptions(tuple(_read(Table(table.file, table.clause, entry)) for entry in raw))


def _read(table: Table) -> Excepted:
    since, until = _term(table)
    scope = read_scope(table)
    excepted = Excepted(
        state=table.country("state"),
        side=table.choice("side", ("origin", "destination")),
        counterparts=table.countries("counterparts"),
        regulation=_shown(table, "regulation"),
        consultation=_shown(table, "consultation"),
        workers_interest=_shown(table, "workers_interest"),
        items=_items(table),
        scope=scope,
        limited=_limited(table, scope),
        since=since,
        until=until,
        cite=table.text("cite", empty=True),
        seen=table.seen(),
    )
    table.done()
    return excepted


def _term(table: Table) -> tuple[int, int | None]:
    since, until = table.day("since"), table.day("until")
    if since is None:
        raise table.bad(N_("%(key)s is missing"), key=repr("since"))
    begins, ends = days.start_day(since), None if until is None else days.until_day(until)
    if ends is not None and ends <= begins:
        raise table.bad(N_("it ends on or before the day it begins"))
    return begins, ends


def _shown(table: Table, key: str) -> Shown:
    """Where a condition is shown to hold; false: it is known not to; absent: it is not known."""
    if table.left.get(key) is False:
        table.take(key)
        return False
    return table.text(key, "") or None


def _limited(table: Table, scope: Scope) -> bool | None:
    """Whether it is for some workers only: said by its scope, or by `for_all = true` that not."""
    for_all = table.flag("for_all", False)
    if for_all and scope != Scope():
        raise table.bad(N_("an exception for all workers names none of them"))
    if for_all:
        return False
    return None if scope == Scope() else True


def _items(table: Table) -> Items:
    """The services that it names: without any it would be for none."""
    words = table.words("items")
    if not words:
        raise table.bad(N_("%(key)s is missing"), key=repr("items"))
    try:
        return expand(words)
    except AuditError as fault:
        raise table.bad(N_("%(key)s: %(fault)s"), key=repr("items"), fault=fault) from fault
