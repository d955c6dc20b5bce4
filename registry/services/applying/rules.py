"""What a register's own law says of applications; a register that was told nothing asks nothing.

How many years or days there are is never guessed, and each is stated with where the law says so.
"""

from datetime import date, timedelta

from flask_babel import gettext as _

from registry import clock
from registry.db import db
from registry.errors import Refused
from registry.models import ApplicationRule, Register
from registry.services import journal

MOST_YEARS, MOST_DAYS = 100, 366
NAMES = ("look_back_years", "look_back_cite", "objection_days", "objection_cite")


def find_rule(register: str) -> ApplicationRule | None:
    """What a register says of applications; None where it was told nothing."""
    return db.session.get(ApplicationRule, register)


def declare(register: Register, *, actor: str, **told: int | str | None) -> None:
    """Say what a register's law asks, from now on; what an application was told stays with it."""
    said = {name: told.get(name) or None for name in NAMES}
    said["objection_days"] = told.get("objection_days")
    said["look_back_years"] = told.get("look_back_years")
    for number, cite, most in (("look_back_years", "look_back_cite", MOST_YEARS),
                               ("objection_days", "objection_cite", MOST_DAYS)):  # fmt: skip
        value = said[number]
        if isinstance(value, int) and not 1 <= value <= most:
            raise Refused(number, _("Between 1 and %(most)s.", most=most))
        if value is not None and not said[cite]:
            raise Refused(cite, _("Say where your law says so."))
        if value is None and said[cite]:
            raise Refused(number, _("Say how many, or leave out where it stands."))
    known = find_rule(register.slug)
    if {name: getattr(known, name, None) for name in NAMES} != said:
        journal.record("applications-ruled", {"register": register.slug} | said, actor=actor)


def last_day_to_object(register: str) -> date | None:
    """The last day on which an application that is published today can be objected to."""
    rule = find_rule(register)
    days = rule.objection_days if rule else None
    return None if days is None else clock.today() + timedelta(days=days)
