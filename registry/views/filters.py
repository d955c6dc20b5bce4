"""How values are written on a page; each docstring shows an example.

The words themselves are in `services.wording`; here is what only pages need.
"""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _

from registry.services import (
    comparing,
    explaining,
    indicating,
    naming,
    repaying,
    scoring,
    wording,
)
from registry.services.applying.words import paper_name
from registry.services.bonding import naming as bonds
from registry.services.guarding.words import how_name, other_name, trait_name, why_name
from registry.services.knowing import words

# The questions in an address that a change of language keeps.
KEPT = frozenset({"q", "to", "page", "status"})


def day(value: date | str | None) -> str:
    """A day in full: "12 March 2026"; a bare month "July 2015"; a bare year stays "2015"."""
    if value is None:
        return ""
    if isinstance(value, date):
        return wording.day_name(value)
    if len(value) == len("2015-07"):
        return format_date(date.fromisoformat(f"{value}-01"), _("MMMM y"))
    return value if len(value) <= len("2015") else day(date.fromisoformat(value))


def day_before(value: date) -> str:
    """The last day of a time that ends before `value`: "11 March 2026"."""
    return day(value - timedelta(days=1))


def moment(value: str | datetime) -> str:
    """A UTC moment: "12 March 2026, 09:30 UTC"."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return _("%(day)s, %(time)s UTC", day=day(at.date()), time=at.strftime("%H:%M"))


def money(minor: int | None, currency: str | None) -> str:
    """Minor units and their currency: 2500000, "NPR" is "25,000.00 NPR"; empty where unknown."""
    return "" if minor is None or not currency else wording.amount(minor, currency)


def number(value: Decimal | None) -> str:
    """A number without needless zeros: 48.000 is "48"; empty where unknown."""
    return "" if value is None else f"{value.normalize():f}"


def in_language(code: str) -> str:
    """The address of this same page in another language: "/ne/agreements/"."""
    rule = request.url_rule
    if rule is None or "GET" not in (rule.methods or ()):
        return url_for("public.index", lang=code)
    # What the reader typed must not reach url_for's own parameters.
    asked = {name: value for name, value in request.args.items() if name in KEPT}
    values: dict[str, Any] = {**asked, **(request.view_args or {}), "lang": code}
    return url_for(rule.endpoint, **values)


@cache
def asset(name: str) -> str:
    """The address of one of our own files, which changes with its content: "...style.css?v=1f"."""
    content = (Path(current_app.static_folder or "") / name).read_bytes()
    return url_for("static", filename=name, v=hashlib.sha256(content).hexdigest()[:12])


FILTERS: dict[str, Callable[..., str]] = {
    "act_name": wording.act_name,
    "answers_name": repaying.answers_name,
    "asset": asset,
    "basis_name": wording.basis_name,
    "bond_done": bonds.done_name,
    "bond_missing": bonds.missing_name,
    "bond_part": bonds.part_name,
    "bond_state": bonds.state_name,
    "bond_to_do": bonds.to_do_name,
    "bond_tone": bonds.state_tone,
    "country_name": wording.country_name,
    "day": day,
    "day_before": day_before,
    "duty_name": naming.duty_name,
    "evidence_name": wording.evidence_name,
    "fact_name": wording.fact_name,
    "force_name": wording.force_name,
    "found_by": words.found_by,
    "group_name": wording.group_name,
    "group_of_known": words.group_name,
    "how_name": how_name,
    "in_language": in_language,
    "item_name": wording.item_name,
    "known_kind": words.kind_name,
    "language_name": wording.language_name,
    "measure_name": bonds.measure_name,
    "median_name": comparing.median_name,
    "moment": moment,
    "months": indicating.months_name,
    "money": money,
    "number": number,
    "paper_name": paper_name,
    "outcome_name": wording.outcome_name,
    "period_name": wording.period_name,
    "proposal_name": naming.proposal_name,
    "proposal_state": naming.proposal_state,
    "question_name": scoring.question_name,
    "reference_kind": explaining.kind_in_words,
    "registration": words.registration,
    "role_name": naming.role_name,
    "sector_name": wording.sector_name,
    "seen_name": wording.seen_name,
    "state_name": scoring.state_name,
    "step_name": naming.step_name,
    "status_meaning": wording.status_meaning,
    "status_name": wording.status_name,
    "status_tone": wording.status_tone,
    "trait_name": trait_name,
    "other_name": other_name,
    "why_name": why_name,
    "to_do_name": naming.to_do_name,
    "topic_name": wording.topic_name,
    "value_name": wording.value_name,
    "whom_name": naming.whom_name,
    "word_name": wording.word_name,
}
