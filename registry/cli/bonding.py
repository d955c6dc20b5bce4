"""`flask agencies bond`, `bond-enter` and `clearance`: a bond on a day, and the operator's acts.

What the operator enters is journalled as such; an authority's own acts come from the office.
"""

from datetime import date, datetime
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from audits.money import parse, show
from registry import clock
from registry.bonds import CLEARANCES, LEDGER, Clearing, Entry
from registry.cli.output import act, say, show_json, show_table
from registry.models import Agency
from registry.services import clearing, licensing
from registry.services.bonding import entering, naming, tabulating, telling, weighing
from registry.services.journal import OPERATOR

DAY = click.DateTime(formats=["%Y-%m-%d"])
REGISTER = click.option("--register", metavar="R", help="Where a number is in several registers.")
SINCE = click.option("--since", type=DAY, required=True, help="The day of the act.")
GROUND = click.option("--ground", help="Why.")
DOCUMENT = click.option("--document", help="The document's reference.")


@click.command("bond")
@click.argument("number")
@REGISTER
@click.option("--on", type=DAY, help="The bond on this day (default: today).")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@with_appcontext
@act
def bond(number: str, register: str | None, on: datetime | None, as_json: bool) -> None:
    """Show what an agency's bond comes to on a day, and its entries."""
    agency = licensing.require_agency(number, register=register)
    day = on.date() if on else clock.today()
    record = described(agency, day)
    entries = list(tabulating.as_plain(agency, day))
    if as_json:
        show_json(record | {"entries": entries})
        return
    show_table((name, value) for name, value in record.items() if value not in (None, "", []))
    for entry in entries:
        click.echo(f"- {', '.join(f'{name} {value}' for name, value in entry.items())}")


@click.command("bond-enter")
@click.argument("number")
@click.argument("name", metavar="ACT", type=click.Choice(tuple(LEDGER)))
@REGISTER
@SINCE
@click.option("--amount", help="Such as 5000.00; of a drawing or payment in the award's currency.")
@click.option("--currency", metavar="XXX", help="Its code of three letters.")
@click.option("--of", type=int, help="The entry of the journal that lodged the part.")
@click.option("--against", type=int, help="The entry of the journal that recorded the award.")
@click.option("--bank", help="The bank of a guarantee.")
@click.option("--guarantee", help="The number of a guarantee.")
@click.option("--expires-on", type=DAY, help="The last valid day of a guarantee.")
@click.option("--placement", help="The reference of the worker's placement.")
@click.option("--audit", help="The reference of the closed audit that founds an award.")
@GROUND
@DOCUMENT
@with_appcontext
@act
def bond_enter(
    number: str, name: str, register: str | None, since: datetime, **answers: Any
) -> None:
    """Record an entry of an agency's bond as the operator."""
    agency = licensing.require_agency(number, register=register)
    ends: datetime | None = answers.pop("expires_on")
    amount = answers.pop("amount")
    entry = Entry(
        act=name,
        since=since.date(),
        number=answers.pop("guarantee"),
        expires_on=ends.date() if ends else None,
        amount=parse(amount, _currency(agency, name, answers)) if amount else None,
        **answers,
    )
    seq = entering.enter(agency, entry, actor=OPERATOR)
    say(_("Entry %(seq)s: %(act)s.", seq=seq, act=naming.done_name(name)))
    say(telling.as_sentence(weighing.weigh(agency, clock.today()), clock.today()))


@click.command("clearance")
@click.argument("number")
@click.argument("name", metavar="ACT", type=click.Choice(tuple(CLEARANCES)))
@REGISTER
@SINCE
@click.option("--destination", metavar="XXX", help="The country, as a code of three letters.")
@click.option("--sector", help="Only this sector there.")
@click.option("--occupation", help="Only this occupation there, by its four digits in ISCO-08.")
@click.option("--basis", help="The legal basis.")
@click.option("--despite", help="Why it is cleared though its bond is not known to be enough.")
@GROUND
@DOCUMENT
@with_appcontext
@act
def clearance(
    number: str, name: str, register: str | None, since: datetime, **answers: Any
) -> None:
    """Clear an agency for a country, end that, or stop and allow its job orders, as operator."""
    agency = licensing.require_agency(number, register=register)
    given = answers | {"ground": answers["ground"] or ""}
    clearing.act(agency, Clearing(act=name, since=since.date(), **given), actor=OPERATOR)
    say(_("%(name)s: %(act)s.", name=agency.name, act=naming.done_name(name)))


def described(agency: Agency, day: date) -> dict[str, Any]:
    """A bond on a day as plain values; amounts as decimals with their currency."""
    cover = weighing.weigh(agency, day)
    code, need = cover.currency, cover.required
    short = weighing.short_since(agency, day)
    sums = {"held": cover.held, "unconfirmed": cover.unconfirmed, "drawn": cover.drawn,
            "owed": cover.owed}  # fmt: skip
    return {
        "register": agency.register,
        "number": agency.number,
        "on": day.isoformat(),
        "state": cover.state,
        "short_since": short.isoformat() if short else None,
        "required": show(need.total, need.currency) if need else None,
        **{name: show(sum_, code) if code else None for name, sum_ in sums.items()},
        "cover": telling.ratio(cover) or None,
        "missing": cover.missing if cover.state == weighing.UNKNOWN else [],
    }


def _currency(agency: Agency, name: str, answers: dict[str, Any]) -> str:
    """The currency of a typed amount: what is said, else the award's or the part's."""
    ledger = weighing.weigh(agency, clock.today()).ledger
    award, part = ledger.awards.get(answers["against"]), ledger.parts.get(answers["of"])
    about = award if name in ("draw", "pay") else part
    return answers["currency"] or (about.currency if about else "")
