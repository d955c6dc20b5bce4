"""A small public register of invented agencies, as the tests of the public pages need it."""

from datetime import date
from typing import Any

from registry.acts import Decision
from registry.models import Agency, Register
from registry.services import deciding, licensing


def register(slug: str = "himal", **settings: Any) -> Register:
    """A register of Nepal that its own authority keeps, unless told otherwise."""
    told = {"country": "NPL", "name": "Register of Himal"} | settings
    return licensing.declare_register(slug, actor="test", **told)


def licensed(kept_in: Register, number: str, name: str, **facts: Any) -> Agency:
    """An agency with a licence from 2020 on, without an end."""
    agency = licensing.enter(kept_in, number, actor="test", name=name, **facts)
    decide(agency, "grant", date(2020, 1, 1))
    return agency


def decide(agency: Agency, act: str, since: date, **more: Any) -> None:
    """An act of the authority on the agency's licence."""
    deciding.decide(agency, Decision(act, since, "Decision 12/2020", **more), actor="test")


def listed(kept_in: Register, number: str, name: str, status: str = "valid") -> Agency:
    """An agency as a list reports it, on the list's day."""
    agency = licensing.enter(kept_in, number, actor="test", name=name)
    entry = {"act": "listed", "status": status, "as_of": kept_in.as_of}
    licensing.enter_licence(agency, entry, actor="test")
    return agency
