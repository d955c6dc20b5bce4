"""What people read for what an agency is known by: kinds, entries, and how a search found it."""

from flask_babel import gettext as _

from audits.words import N_
from registry.services import wording
from registry.services.knowing.entries import Entry

KINDS = {
    "legal_name": N_("Legal name"),
    "trading_name": N_("Trading name"),
    "script_name": N_("Name in another script"),
    "former_name": N_("Former name"),
    "former_number": N_("Former licence number"),
    "web_page": N_("Web page"),
    "social_page": N_("Social media page"),
    "head_office": N_("Head office"),
    "branch": N_("Branch"),
    "training_centre": N_("Training centre"),
    "director": N_("Director"),
    "owner": N_("Owner"),
    "manager": N_("Manager"),
    "sub_agent": N_("Sub-agent"),
    "field_staff": N_("Field officer"),
    "partner_agency": N_("Partner agency abroad"),
    "accredited_employer": N_("Accredited employer"),
    "main_client": N_("Main client"),
}
GROUPS = {
    "legal_name": N_("Legal name"),
    "trading_name": N_("Trading names"),
    "script_name": N_("Names in other scripts"),
    "former_name": N_("Former names"),
    "former_number": N_("Former licence numbers"),
    "web_page": N_("Web pages"),
    "social_page": N_("Social media pages"),
    "head_office": N_("Head office"),
    "branch": N_("Branches"),
    "training_centre": N_("Training centres"),
    "director": N_("Directors"),
    "owner": N_("Owners"),
    "manager": N_("Managers"),
    "sub_agent": N_("Sub-agents"),
    "field_staff": N_("Field officers"),
    "partner_agency": N_("Partner agencies abroad"),
    "accredited_employer": N_("Accredited employers"),
    "main_client": N_("Main clients"),
}
FOUND_BY = {
    "legal_name": N_("Found by its legal name"),
    "local_name": N_("Found by its name in the local script"),
    "trading_name": N_("Found by a trading name"),
    "script_name": N_("Found by its name in another script"),
    "former_name": N_("Found by a former name"),
    "former_number": N_("Found by a former licence number"),
    "phone": N_("Found by its telephone number"),
    "email": N_("Found by its e-mail address"),
    "web_page": N_("Found by its web page"),
    "social_page": N_("Found by its social media page"),
    "head_office": N_("Found by its head office"),
    "branch": N_("Found by a branch"),
    "training_centre": N_("Found by a training centre"),
    "director": N_("Found by the name of a director"),
    "owner": N_("Found by the name of an owner"),
    "manager": N_("Found by the name of a manager"),
    "sub_agent": N_("Found by a sub-agent"),
    "field_staff": N_("Found by a field officer"),
    "partner_agency": N_("Found by a partner agency abroad"),
    "accredited_employer": N_("Found by an accredited employer"),
}


def kind_name(kind: str) -> str:
    """A kind of entry: "Field officer"."""
    return _(KINDS[kind])


def group_name(kind: str) -> str:
    """The heading over entries of a kind: "Field officers"."""
    return _(GROUPS[kind])


def found_by(matched: str) -> str:
    """By what a search found an agency: "Found by a former name"; empty for name and number."""
    return _(FOUND_BY[matched]) if matched in FOUND_BY else ""


def registration(entry: Entry) -> str:
    """Whether the authority registered a person: "registered, number 17"; empty for not said."""
    if entry.number:
        return _("registered with the authority, number %(number)s", number=entry.number)
    if entry.registered is None:
        return ""
    return (
        _("registered with the authority")
        if entry.registered
        else _("not registered with the authority")
    )


def in_words(entry: Entry) -> str:
    """An entry on one line: "Branch: Pokhara, Lakeside 6"."""
    return _("%(kind)s: %(entry)s", kind=kind_name(entry.kind), entry=told(entry))


def told(entry: Entry) -> str:
    """What an entry says, without its kind: "Pokhara, Lakeside 6"."""
    country = wording.country_name(entry.country)
    number = "" if entry.of == "person" else entry.number
    parts = [entry.name or ("" if entry.of != "person" else _("(erased)")), number, country,
             entry.address, registration(entry) if entry.of == "person" else "",
             *entry.phones, *entry.emails]  # fmt: skip
    return _(", ").join(str(part) for part in parts if part)
