"""The one sentence that the public page is for: whether they may recruit me, there and today.

The answer is derived from the standing and from what the register publishes. An old list never
says yes; what is not published is said to be so, and never guessed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from flask_babel import gettext as _
from sqlalchemy import select

from audits.countries import COUNTRIES
from audits.standing import STOPS, Standing, layers
from registry.acts import APPEAL, APPLICATION, PENDING, RUNNING
from registry.db import db
from registry.models import Agency, Licence
from registry.services import clearing, costing, licensing, naming, wording
from registry.services.clearing import Corridor


@dataclass(frozen=True)
class Answer:
    """What a worker is told.

    `kind` is yes, limits, no or unknown; `sentence` the answer in full; `limits` what it is
    limited to and `notes` what else must be known, each a list of sentences.
    """

    kind: str
    sentence: str
    limits: list[str]
    notes: list[str]
    standing: Standing


@dataclass(frozen=True)
class Question:
    """Which agency, for work in which country (None: not said), on which day."""

    agency: Agency
    country: str | None
    on: date

    @cached_property
    def corridor(self) -> Corridor:
        """What acts of clearance say of work in that country; nothing where none is said."""
        if self.country is None:
            return Corridor(None)
        return clearing.corridor(self.agency, self.country, self.on)

    @property
    def words(self) -> dict[str, str]:
        """What the sentences name; an agency's name keeps its own direction (UAX 9 isolates)."""
        return {
            "agency": f"\u2068{self.agency.name}\u2069",
            "country": wording.country_name(self.country),
            "day": wording.day_name(self.on),
        }


def answer(agency: Agency, country: str | None, on: date) -> Answer:
    """Whether the agency may recruit for work in `country` on that day, as far as we can say."""
    asked = Question(agency, country, on)
    standing = licensing.standing(agency, on)
    kind, sentence = _judged(asked, standing)
    limits = _limits(asked) if kind in ("yes", "limits") else []
    if kind == "yes" and limits:
        kind = "limits"
    return Answer(kind, sentence, limits, _notes(asked, standing, kind), standing)


def find_country(code: str) -> str | None:
    """The country that an address asks about, in any case of letters; None where it is none."""
    return code.upper() if code.upper() in COUNTRIES else None


def list_destinations(agency: Agency, also: str | None = None) -> list[str]:
    """The countries to ask about: those of its register's agencies, the agreements' and `also`."""
    query = select(Agency.destinations).filter_by(register=agency.register).distinct()
    known = {country for destinations in db.session.scalars(query) for country in destinations}
    known |= {one.destination for one in clearing.list_acts(agency) if one.destination}
    known |= {there for here, there in costing.list_corridors() if here == agency.country}
    known |= {also} if also else set()
    return sorted(known - {agency.country}, key=wording.country_name)


def _judged(asked: Question, standing: Standing) -> tuple[str, str]:
    """The kind of answer and its sentence, the first reason that decides."""
    if standing.may_recruit == "no":
        return "no", _("On %(day)s, %(agency)s may not recruit you.", **asked.words)
    corridor = asked.corridor
    if corridor.cleared is False:
        return "no", _(
            "On %(day)s, %(agency)s may not recruit you for work in %(country)s: its clearance has "
            "ended.",
            **asked.words,
        )
    if standing.stale:
        return "unknown", _(
            "We cannot say whether %(agency)s may recruit you on %(day)s: its register was last "
            "confirmed on %(confirmed)s.",
            **asked.words,
            confirmed=wording.day_name(standing.as_of or asked.on),
        )
    if standing.may_recruit == "unknown":
        return "unknown", _(
            "We cannot say whether %(agency)s may recruit you: the register has no entry on its "
            "licence for %(day)s.",
            **asked.words,
        )
    if corridor.cleared or (asked.country and "destinations" in asked.agency.kept_in.publishes):
        return _for_country(asked, standing)
    if asked.country:
        return standing.may_recruit, _(
            "On %(day)s, %(agency)s has a licence to recruit. Its register does not say for which "
            "countries, so it does not confirm %(country)s.",
            **asked.words,
        )
    return standing.may_recruit, _("On %(day)s, %(agency)s may recruit workers.", **asked.words)


def _for_country(asked: Question, standing: Standing) -> tuple[str, str]:
    """The answer where the register publishes for which countries each agency may recruit."""
    cleared = asked.corridor.cleared
    if not cleared and not asked.agency.destinations:
        return "unknown", _(
            "We cannot say whether %(agency)s may recruit you for work in %(country)s: the "
            "register names no country for it.",
            **asked.words,
        )
    if not cleared and asked.country not in asked.agency.destinations:
        return "no", _(
            "On %(day)s, %(agency)s may not recruit you for work in %(country)s: its licence is "
            "for other countries.",
            **asked.words,
        )
    return standing.may_recruit, _(
        "On %(day)s, %(agency)s may recruit you for work in %(country)s.", **asked.words
    )


def _limits(asked: Question) -> list[str]:
    """Within what a licence in force may be used."""
    agency, publishes = asked.agency, asked.agency.kept_in.publishes
    limits = []
    entry = _entry(agency, asked.on)
    if entry and entry.limits:
        limits.append(entry.limits)
    named = clearing.list_countries(agency, asked.on)
    if "destinations" in publishes and named and not asked.country:
        countries = _(", ").join(sorted(map(wording.country_name, named)))
        limits.append(_("Only for work in these countries: %(countries)s.", countries=countries))
    if "sectors" in publishes and agency.sectors:
        sectors = _(", ").join(map(wording.sector_name, agency.sectors))
        limits.append(_("Only for this kind of work: %(sectors)s.", sectors=sectors))
    return limits + clearing.limits_in(asked.corridor)


def _notes(asked: Question, standing: Standing, kind: str) -> list[str]:
    """The status in a sentence, and what an old list said when it was new."""
    notes = []
    if standing.stale and kind == "unknown":
        status = wording.status_name(standing.status)
        notes.append(
            _("On that day its status was: %(status)s. That may have changed.", status=status)
        )
    elif standing.status and standing.status != "valid":
        notes.append(wording.status_meaning(standing.status))
        notes += _told_of_entry(_entry(asked.agency, asked.on), standing)
        notes += _told_of_duties(asked)
    notes += _told_of_cases(asked, standing)
    if "sectors" in asked.agency.kept_in.publishes and not asked.agency.sectors and kind == "yes":
        notes.append(_("The register names no kind of work for it: ask the authority."))
    return notes


def _told_of_entry(entry: Licence | None, standing: Standing) -> list[str]:
    """Until when a licence is stopped, and by when its conditions are to be met."""
    told = []
    if entry and entry.status == standing.status and entry.status in STOPS and entry.since:
        since = wording.day_name(entry.since)
        if entry.until:
            until = wording.day_name(entry.until - timedelta(days=1))
            told.append(
                _("From %(since)s until and including %(until)s.", since=since, until=until)
            )
        else:
            told.append(_("From %(since)s until the authority decides otherwise.", since=since))
    if entry and entry.due_on and standing.may_recruit != "no":
        day = wording.day_name(entry.due_on)
        told.append(_("It must show by %(day)s that it met the conditions.", day=day))
    return told


def _told_of_duties(asked: Question) -> list[str]:
    """Whom the agency must tell or refund after the act that holds, as its register says."""
    entry = _entry(asked.agency, asked.on)
    if entry is None or entry.since is None:
        return []
    return [
        _("%(duty)s. The agency must do this by %(day)s.",
          day=wording.day_name(entry.since + timedelta(days=rule["days"])),
          duty=naming.duty_name(rule["kind"], rule["whom"]))
        for rule in asked.agency.kept_in.duties
        if rule["act"] == entry.act
    ]  # fmt: skip


def _told_of_cases(asked: Question, standing: Standing) -> list[str]:
    """Whether an application runs beside a licence, and whether an appeal is pending."""
    told = []
    applied = licensing.steps_of(asked.agency, APPLICATION, asked.on)
    if applied and applied[-1].status in RUNNING and standing.may_recruit in ("yes", "limits"):
        day = wording.day_name(applied[0].since)
        told.append(
            _("On %(day)s it applied for a further licence; that is not decided yet.", day=day)
        )
    appeal = licensing.steps_of(asked.agency, APPEAL, asked.on)
    if appeal and appeal[-1].status in PENDING:
        told.append(
            _("It has appealed against the authority's decision. Until the appeal is decided, that"
              " decision does not apply.")
            if appeal[0].stayed
            else _("It has appealed against the authority's decision. The decision applies until"
                   " the appeal is decided.")
        )  # fmt: skip
    return told


def _entry(agency: Agency, on: date) -> Licence | None:
    """The licence entry behind the standing."""
    held = layers(agency.entries, on)
    return held[-1][1] if held else None


def last_day(standing: Standing) -> date | None:
    """The last day on which a licence that may recruit still may; None where none is known."""
    ends = standing.until if standing.may_recruit in ("yes", "limits") else None
    return ends - timedelta(days=1) if ends else None
