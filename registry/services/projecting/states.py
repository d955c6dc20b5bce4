"""From events about warnings and disputes to their rows."""

from registry.models import Agency, Dispute, Warned
from registry.services.projecting.agencies import agency_of, day_of
from registry.services.projecting.rows import Event, Rows


def issue_warning(event: Event, rows: Rows) -> None:
    """An authority warns against a recruiter that has no licence."""
    body = {key: value for key, value in event.body.items() if key != "decided"}
    rows.add(Warned, seq=event.seq, **(body | {"since": day_of(body["since"])}))


def end_warning(event: Event, rows: Rows) -> None:
    """A warning holds no more from a day on."""
    warned = rows.find(Warned, seq=event.body["warning"])
    until = day_of(event.body["until"])
    rows.change(warned, until=until, end_ground=event.body["ground"], ended=event.seq)


def open_dispute(event: Event, rows: Rows) -> None:
    """An agency disputes a published fact of its own."""
    body = event.body
    agency: Agency = agency_of(event, rows)
    since = day_of(body["since"])
    rows.add(Dispute, agency_id=agency.id, fact=body["fact"], since=since, seq=event.seq)


def close_dispute(event: Event, rows: Rows) -> None:
    """A dispute was decided, or given up."""
    body = event.body
    dispute = rows.find(Dispute, seq=body["dispute"])
    rows.change(dispute, until=day_of(body["until"]), outcome=body["outcome"], ended=event.seq)
