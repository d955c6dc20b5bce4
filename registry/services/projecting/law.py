"""From events about the law to its rows: adopted editions, confirmations of clauses."""

from registry.models import InstrumentText, LawConfirmation, LawEdition
from registry.services.projecting.rows import Event, Rows


def adopt_edition(event: Event, rows: Rows) -> None:
    """An edition of an instrument takes the place of another; a first one's text comes with it."""
    body = event.body
    texts = [(body["edition"], body["text"]), (body["base"], body.get("base_text"))]
    for edition, text in texts:
        if text is not None and rows.find(InstrumentText, edition=edition) is None:
            rows.add(InstrumentText, edition=edition, instrument_id=body["instrument"], text=text)
    rows.add(
        LawEdition,
        seq=event.seq,
        at=event.at,
        actor=event.actor,
        instrument_id=body["instrument"],
        **{key: body[key] for key in ("number", "edition", "base", "country", "reason")},
    )


def confirm_clauses(event: Event, rows: Rows) -> None:
    """An officer confirms some clauses against the signed text."""
    body = event.body
    for clause, mark in sorted(body["clauses"].items()):
        rows.add(
            LawConfirmation,
            seq=event.seq,
            at=event.at,
            actor=event.actor,
            instrument_id=body["instrument"],
            clause=clause,
            mark=mark,
            **{key: body[key] for key in ("country", "officer", "document", "address", "place")},
        )


def withdraw_confirmations(event: Event, rows: Rows) -> None:
    """A country's confirmations of some clauses no longer count."""
    ended = {
        "withdrawn_at": event.at,
        "withdrawn_by": event.actor,
        "ground": event.body["ground"],
    }
    for clause in event.body["clauses"]:
        for row in rows.list_(LawConfirmation, country=event.body["country"], clause=clause):
            if row.withdrawn_at is None:
                rows.change(row, **ended)
