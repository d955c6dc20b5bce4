"""What people read for acts to be done, steps of applications and appeals, duties, proposals.

What was done is named in `services.wording`, as are the licence's statuses.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _

from audits.words import N_
from registry.acts import PERSON_ROLES
from registry.services import wording
from registry.services.bonding import naming as bonds

TO_DO = {
    "apply": N_("Record an application"),
    "review": N_("Begin the review"),
    "note_inspection": N_("Note an inspection"),
    "note_fitness": N_("Note the check of owners and directors"),
    "intend_refusal": N_("Announce the intention to refuse"),
    "refuse": N_("Refuse the application"),
    "withdraw": N_("Record that the application is withdrawn"),
    "grant": N_("Grant the licence in full"),
    "provisional": N_("Grant a provisional licence"),
    "renew": N_("Renew the licence as it is"),
    "restrict": N_("Set conditions on the licence"),
    "surveil": N_("Warn and put under surveillance"),
    "lift": N_("Lift conditions or surveillance"),
    "suspend_preventively": N_("Suspend while a case is open"),
    "suspend": N_("Suspend the licence"),
    "reinstate": N_("Reinstate the licence"),
    "surrender": N_("Record that the licence is given back"),
    "revoke": N_("Revoke the licence"),
    "delist": N_("Take off the list"),
    "disqualify": N_("Disqualify the agency"),
    "appeal": N_("Record an appeal"),
    "appeal_refusal": N_("Record an appeal against the refusal"),
    "allow_appeal": N_("Allow the appeal"),
    "dismiss_appeal": N_("Dismiss the appeal"),
}
STEPS = {
    "granted": N_("granted"),
    "pending": N_("pending"),
    "allowed": N_("allowed"),
    "dismissed": N_("dismissed"),
}
DUTIES = {
    "tell": N_("Tell: %(whom)s"),
    "refund": N_("Refund: %(whom)s"),
    "return": N_("Give back papers: %(whom)s"),
}
WHOM = {
    "two": N_("decided by two officers"),
    "one": N_("entered by one officer"),
    "operator": N_("entered by the operator of this register"),
    "": "",
}
STATES = {
    "open": N_("waits for a second person"),
    "approved": N_("approved"),
    "declined": N_("declined"),
    "withdrawn": N_("withdrawn"),
}
PROPOSALS = {
    "awards": N_("Record the awards of an audit"),
    "correction": N_("Change what is published"),
    "import": N_("Import a list"),
    "known-end": N_("End an entry"),
    "strike": N_("Strike an entry out"),
    "warning": N_("Warn against a recruiter"),
    "warning-end": N_("Withdraw a warning"),
}
LABELS = {
    "name": N_("Name"),
    "name_local": N_("Name in the local script"),
    "trading_names": N_("Trading names"),
    "address": N_("Address"),
    "phones": N_("Telephone numbers"),
    "emails": N_("E-mail addresses"),
    "website": N_("Website"),
    "sectors": N_("Sectors"),
    "destinations": N_("Destinations"),
    "bond_amount": N_("Bond: amount"),
    "bond_currency": N_("Bond: currency"),
    "source": N_("Source of these facts"),
    "since": N_("From"),
    "ground": N_("Ground"),
    "basis": N_("Legal basis"),
    "document": N_("Document"),
    "issued_on": N_("Issued on"),
    "expires_on": N_("Last valid day"),
    "limits": N_("Limits"),
    "due_on": N_("To be met by"),
    "until": N_("Last day of the suspension"),
    "persons": N_("Persons"),
    "barred_until": N_("Last day on which they may not"),
    "stayed": N_("Until the appeal is decided, the decision"),
}


def to_do_name(act: str) -> str:
    """An act as it is offered: "Suspend the licence"."""
    words = TO_DO | bonds.TO_DO
    return _(words[act]) if act in words else wording.act_name(act)


def step_name(status: str | None) -> str:
    """Where an application or an appeal stands: "under review"; empty where there is none."""
    if status is None:
        return ""
    return _(STEPS[status]) if status in STEPS else wording.status_name(status)


def duty_name(kind: str, whom: str) -> str:
    """What must be done after an act: "Tell: workers who wait to depart"."""
    return str(_(DUTIES[kind], whom=whom))


def whom_name(whom: str) -> str:
    """Who made an entry: "decided by two officers"; empty where it is not said."""
    return _(WHOM[whom]) if whom else ""


def proposal_state(state: str) -> str:
    """What became of a proposal: "waits for a second person"."""
    return _(STATES[state])


def proposal_name(proposal: Any) -> str:
    """What is proposed: "Suspend the licence", "Change what is published"."""
    if proposal.kind in PROPOSALS:
        return _(PROPOSALS[proposal.kind])
    return to_do_name(proposal.body["act"])


def role_name(role: str) -> str:
    """What a person is in an agency: "director"; words that are not ours stay as they are."""
    return _(PERSON_ROLES[role]) if role in PERSON_ROLES else role


def label(name: str) -> str:
    """What a published fact of an agency or a part of a decision is called: "Address"."""
    return _(LABELS[name]) if name in LABELS else name.replace("_", " ")


def shown(name: str, values: Mapping[str, Any]) -> str:
    """A fact of an agency or a part of a decision, as people read it; empty where there is none.

    `values` holds the others beside it: an amount needs its currency.
    """
    value = values[name]
    if name == "bond_amount" and value is not None and values["bond_currency"]:
        return wording.amount(value, values["bond_currency"])
    match name, value:
        case "until" | "barred_until", date():
            return wording.day_name(value - timedelta(days=1))
        case "stayed", bool():
            return _("does not apply") if value else _("applies")
        case "persons", tuple():
            return _("; ").join(f"{name}, {role_name(role)}" for name, role in value)
        case "destinations", list():
            return _(", ").join(map(wording.country_name, value))
        case _, list():
            return _(", ").join(map(str, value))
        case _, date():
            return wording.day_name(value)
    return "" if value is None else str(value)
