"""What people read of a resemblance: what is alike, and how alike."""

from flask_babel import gettext as _

from audits.words import N_
from registry.services.guarding.looking import Match
from registry.services.guarding.matching import SAME, SIMILAR
from registry.services.veiling import ERASED
from registry.services.warning import read

TRAITS = {
    "person": N_("A person"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "website": N_("Website"),
    "address": N_("Address"),
    "guarantee": N_("Bank guarantee"),
    "client": N_("Main client"),
    "name": N_("Name"),
}
HOW = {SAME: N_("the same"), SIMILAR: N_("similar")}
WHY = {
    ("person", SAME): N_("The same names, in whatever order and script."),
    ("person", SIMILAR): N_("Names that are written or sound alike."),
    ("phone", SAME): N_("The last eight digits are the same."),
    ("email", SAME): N_("The same address."),
    ("email", SIMILAR): N_("Another address at the same domain."),
    ("website", SAME): N_("The same site."),
    ("address", SAME): N_("The same words and numbers."),
    ("address", SIMILAR): N_("The same numbers and most of the words."),
    ("guarantee", SAME): N_("The same number at the same bank."),
    ("guarantee", SIMILAR): N_("The same number at another bank."),
    ("client", SAME): N_("The same name."),
    ("client", SIMILAR): N_("Names whose telling words are written or sound alike."),
    ("name", SAME): N_("The same name, apart from the company form."),
    ("name", SIMILAR): N_("Names whose telling words are written or sound alike."),
}


def trait_name(kind: str) -> str:
    """What is alike: "Bank guarantee"."""
    return str(_(TRAITS[kind]))


def how_name(how: str) -> str:
    """How alike two things are: "the same"."""
    return str(_(HOW[how]))


def why_name(kind: str, how: str) -> str:
    """By what that was seen: "The last eight digits are the same."."""
    return str(_(WHY[kind, how]))


def other_name(match: Match) -> str:
    """Whom it resembles: the other agency, or whoever a warning is about: "Gulf Dream Jobs"."""
    if match.other is not None:
        return match.other.name
    return (read(match.warned).name if match.warned else None) or ERASED
