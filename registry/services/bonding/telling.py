"""A bond's cover in sentences: why it is short, or what is not known of it, with the figures."""

from datetime import date

from flask_babel import gettext as _

from registry.models import Agency
from registry.services import wording
from registry.services.bonding import naming, requiring
from registry.services.bonding.weighing import ENOUGH, NONE, SHORT, UNKNOWN, Cover, weigh


def why(cover: Cover) -> str:
    """Why a bond is short or not known, with the figures; empty where it is enough."""
    if cover.state == SHORT:
        return _("The bond is short: %(reasons)s.", reasons=_("; ").join(_reasons(cover)))
    if cover.state == UNKNOWN:
        missing = _(", ").join(map(naming.missing_name, cover.missing))
        return _("Whether the bond is enough is not known: %(missing)s.", missing=missing)
    return ""


def as_sentence(cover: Cover, on: date) -> str:
    """What a bond comes to on a day, as one line."""
    state = naming.state_name(cover.state)
    return _("Bond on %(day)s: %(state)s.", day=wording.day_name(on), state=state)


def ratio(cover: Cover) -> str:
    """The cover of the open awards as a number with two decimals, cut and never rounded up."""
    if cover.ratio is None:
        return ""
    whole, rest = divmod(int(cover.ratio * 100), 100)
    return f"{whole}.{rest:02}"


def for_public(agency: Agency, on: date, known: date | None = None) -> list[str]:
    """What the register shows the public of a bond, a line each; nothing where it keeps none."""
    cover, shown = weigh(agency, on, known), requiring.shown_of(agency.register)
    if cover.state == NONE:
        return []
    lines = {}
    if cover.required:
        sum_ = wording.amount(cover.required.total, cover.required.currency)
        lines["required"] = _("Required: %(sum)s.", sum=sum_)
    if cover.ledger.parts and cover.currency:
        held = wording.amount(cover.held, cover.currency)
        lines["held"] = _("Held: %(sum)s.", sum=held)
    if cover.confirmed_until:
        day = wording.day_name(cover.confirmed_until)
        lines["confirmed"] = _("Confirmed until and including %(day)s.", day=day)
    lines["short"] = {
        ENOUGH: _("It is enough."),
        SHORT: _("It is short."),
        UNKNOWN: _("Whether it is enough is not known."),
    }[cover.state]
    return [line for name, line in lines.items() if name in shown]


def _reasons(cover: Cover) -> list[str]:
    """Each way in which it is short."""
    need, code, reasons = cover.required, cover.currency or "", []
    most = cover.held + cover.unconfirmed
    if need and cover.cash < need.cash:
        reasons.append(
            _("%(held)s in cash held of %(required)s required",
              held=wording.amount(cover.cash, code), required=wording.amount(need.cash, code))
        )  # fmt: skip
    if need and most < need.total:
        reasons.append(
            _("%(held)s held of %(required)s required",
              held=wording.amount(most, code), required=wording.amount(need.total, code))
        )  # fmt: skip
    if most < cover.owed:
        reasons.append(
            _("%(held)s held against %(owed)s awarded to workers and still open",
              held=wording.amount(most, code), owed=wording.amount(cover.owed, code))
        )  # fmt: skip
    return reasons
