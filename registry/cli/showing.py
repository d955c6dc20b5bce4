"""`flask agencies show`: the record of one agency and its status on a day, as known then."""

from datetime import date, datetime
from typing import Any

import click
from flask.cli import with_appcontext

from audits import money
from registry import clock
from registry.cli.output import act, show_json, show_table
from registry.models import Agency
from registry.services import clearing, flagging, licensing, recalling
from registry.services.bonding import weighing
from registry.services.knowing import remembering
from registry.services.knowing.entries import Entry
from registry.services.recalling import end_of

DAY = click.DateTime(formats=["%Y-%m-%d"])
FACTS = (
    "number", "name", "name_local", "trading_names", "address", "phones", "emails", "website",
    "sectors", "destinations", "source",
)  # fmt: skip
ENTRY = ("act", "status", "reported", "since", "until", "issued_on", "expires_on", "ground",
         "basis", "document", "limits", "due_on", "as_of")  # fmt: skip
EMPTY: tuple[Any, ...] = (None, [], ())
KNOWN = ("kind", "name", "number", "registered", "country", "address", "phones", "emails", "since",
         "until", "source", "ground")  # fmt: skip


@click.command("show")
@click.argument("number")
@click.option("--register", metavar="R", help="The register, where a number stands in several.")
@click.option("--on", type=DAY, help="The status on this day (default: today).")
@click.option("--known", type=DAY, help="As the register knew it at the end of this day.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@with_appcontext
@act
def show(
    number: str, register: str | None, on: datetime | None, known: datetime | None, as_json: bool
) -> None:
    """Show an agency's record and its status on a day, as it was known then."""
    agency = licensing.require_agency(number, register=register)
    day = on.date() if on else clock.today()
    record = described(agency, day, known.date() if known else clock.today())
    if as_json:
        show_json(record)
        return
    history, known_by = record.pop("history"), record.pop("known_by")
    show_table((key, _plain(value)) for key, value in record.items() if value not in EMPTY)
    for entry in [*history, *known_by]:
        said = (f"{key} {_plain(value)}" for key, value in entry.items() if value not in EMPTY)
        click.echo(f"- {', '.join(said)}")


def described(agency: Agency, day: date, known: date) -> dict[str, Any]:
    """The record as plain values: where it is kept, the firm, its status, every entry."""
    recalled = recalling.recall(agency, known)
    standing = recalled.standing(day)
    facts = recalled.facts
    return {
        "register": agency.register,
        "country": agency.country,
        **{key: facts[key] for key in FACTS},
        "number_is_ours": agency.number_is_ours,
        "bond": _bond(facts),
        "on": day.isoformat(),
        "known": known.isoformat(),
        "status": standing.status,
        "may_recruit": standing.may_recruit,
        "since": _day(standing.since),
        "until": _day(standing.until),
        "as_of": _day(standing.as_of),
        "stale": standing.stale,
        "disputed": [f"{fact} {since}" for fact, since in recalled.disputed.items()],
        **_beside(agency, day, known),
        "history": [
            {key: _day(getattr(entry, key)) for key in ENTRY} for entry in recalled.entries
        ],
        "known_by": [_entry(one) for one in remembering.list_then(agency, end_of(known))],
    }


def _beside(agency: Agency, day: date, known: date) -> dict[str, Any]:
    """Where it was cleared, the flags beside its status, and what its bond came to, as known."""
    cover = weighing.weigh(agency, day, known)
    cleared = clearing.cleared(agency, day, known).yes
    need, code = cover.required, cover.currency
    return {
        "cleared": [f"{clearing.place_name(one)} {since}" for one, since in cleared.items()],
        "flags": [one.sentence for one in flagging.list_flags(agency, day, public=False,
                                                              known=known)],
        "bond_state": cover.state if cover.state != weighing.NONE else None,
        "bond_held": money.show(cover.held, code) if cover.ledger.parts and code else None,
        "bond_required": money.show(need.total, need.currency) if need else None,
    }  # fmt: skip


def _entry(entry: Entry) -> dict[str, Any]:
    """What the agency is known by: a person's name is None where it was erased."""
    values = {key: _day(getattr(entry, key)) for key in KNOWN}
    return values | {"struck_out": entry.mistaken or None}


def _bond(facts: dict[str, Any]) -> str | None:
    amount = facts["bond_amount"]
    return None if amount is None else money.show(amount, facts["bond_currency"])


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)
