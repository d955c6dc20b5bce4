"""From events about registers, agencies and licences to their rows."""

from datetime import date
from functools import lru_cache
from typing import Any

from registry.models import Agency, BarredPerson, Dispute, Licence, Register, Step
from registry.services.folding import fold
from registry.services.projecting.rows import Event, Rows

DAYS = ("since", "issued_on", "expires_on", "as_of", "until", "due_on", "objections_until")


def declare_register(event: Event, rows: Rows) -> None:
    """A register is declared, or its settings change."""
    values = dict(event.body)
    values["as_of"] = day_of(values.get("as_of"))
    row = rows.find(Register, slug=values["slug"])
    if row is None:
        rows.add(Register, **({"duties": [], "leaves": []} | values))
    else:
        rows.change(row, **values)


def enter_agency(event: Event, rows: Rows) -> None:
    """An agency comes into a register."""
    rows.add(Agency, **event.body, seq=event.seq)


def change_agency(event: Event, rows: Rows) -> None:
    """Some of an agency's published facts change; a dispute that this settles ends with it."""
    rows.change(agency_of(event, rows), **event.body["changes"], seq=event.seq)
    settle_dispute(event, rows)


def settle_dispute(event: Event, rows: Rows) -> None:
    """A dispute ends with what was decided about it, where the event names one."""
    decided = event.body.get("decided", {})
    if "settles" in decided:
        dispute = rows.find(Dispute, seq=decided["settles"])
        until = day_of(decided["settled_on"])
        rows.change(dispute, until=until, outcome="corrected", ended=event.seq)


def enter_act(event: Event, rows: Rows) -> None:
    """An act adds a dated entry to a licence, steps to an application or an appeal, or both."""
    agency = agency_of(event, rows)
    for model, name in ((Licence, "entry"), (Step, "step"), (Step, "reopened")):
        values = event.body.get(name)
        if values:
            days = {key: day_of(values[key]) for key in DAYS if key in values}
            rows.add(model, agency_id=agency.id, seq=event.seq, **(values | days))
    _bar(event, rows, agency)
    rows.change(agency, seq=event.seq)


def _bar(event: Event, rows: Rows, agency: Any) -> None:
    """Persons are disqualified with their agency, until an appeal against it is allowed."""
    for person in event.body.get("persons", ()):
        days = {"since": day_of(event.body["entry"]["since"]), "until": day_of(person.get("until"))}
        rows.add(BarredPerson, agency_id=agency.id, seq=event.seq, **(person | days))
    step = event.body.get("step") or {}
    if step.get("status") == "allowed":
        for row in rows.list_(BarredPerson, seq=step["against"]):
            rows.change(row, until=day_of(step["since"]))


def keep_in_mind(_event: Event, _rows: Rows) -> None:
    """Nothing follows but what other events say: this one is read in the journal itself."""


@lru_cache(maxsize=4096)
def folded(number: str) -> str:
    """A licence number as `folding` folds it, the last ones remembered."""
    # An agency's events come one after the other where a whole journal is replayed.
    return fold(number)


def agency_of(event: Event, rows: Rows) -> Any:
    """The row of the agency that an event names by register and number."""
    number = folded(event.body["number"])
    return rows.find(Agency, register=event.body["register"], number_folded=number)


def day_of(value: str | None) -> date | None:
    """A day as events write it."""
    return date.fromisoformat(value) if value else None
