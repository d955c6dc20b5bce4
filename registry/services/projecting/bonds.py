"""From events about bonds and clearances to their rows."""

from registry.models import BondEntry, BondRule, Clearance
from registry.services.projecting.agencies import agency_of, day_of
from registry.services.projecting.rows import Event, Rows


def require_bond(event: Event, rows: Rows) -> None:
    """A register says what bond it requires from a day on; what it said before stays beside."""
    values = event.body | {"since": day_of(event.body["since"]), "seq": event.seq}
    rows.add(BondRule, **values)


def enter_bond(event: Event, rows: Rows) -> None:
    """A dated entry comes into the ledger of an agency's bond."""
    agency = agency_of(event, rows)
    values = event.body["entry"]
    days = {name: day_of(values.get(name)) for name in ("since", "expires_on")}
    rows.add(BondEntry, agency_id=agency.id, seq=event.seq, **(values | days))
    rows.change(agency, seq=event.seq)


def enter_clearance(event: Event, rows: Rows) -> None:
    """An agency is cleared for a destination or no more, or its job orders are stopped."""
    agency = agency_of(event, rows)
    values = event.body["clearance"]
    since = {"since": day_of(values["since"])}
    rows.add(Clearance, agency_id=agency.id, seq=event.seq, **(values | since))
    rows.change(agency, seq=event.seq)
