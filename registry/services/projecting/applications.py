"""From events about applications to their rows: a register's rules, papers stated and struck."""

from registry.models import ApplicationPaper, ApplicationRule
from registry.services.projecting.agencies import agency_of, day_of
from registry.services.projecting.rows import Event, Rows


def rule_applications(event: Event, rows: Rows) -> None:
    """What a register's law says of applications, in place of what was said before."""
    row = rows.find(ApplicationRule, register=event.body["register"])
    if row is None:
        rows.add(ApplicationRule, **event.body, seq=event.seq)
    else:
        rows.change(row, **event.body, seq=event.seq)


def state_paper(event: Event, rows: Rows) -> None:
    """An application rests on a paper."""
    agency, paper = agency_of(event, rows), event.body["paper"]
    rows.add(
        ApplicationPaper,
        agency_id=agency.id,
        application=event.body["application"],
        seq=event.seq,
        **(paper | {"dated_on": day_of(paper["dated_on"])}),
    )
    rows.change(agency, seq=event.seq)


def strike_paper(event: Event, rows: Rows) -> None:
    """A paper was stated by mistake."""
    row = rows.find(ApplicationPaper, seq=event.body["stated"])
    rows.change(row, ended=event.seq, ground=event.body["ground"])
    rows.change(agency_of(event, rows), seq=event.seq)
