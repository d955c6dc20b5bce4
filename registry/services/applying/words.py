"""What people read of an application's papers."""

from flask_babel import gettext as _

from audits.words import N_

PAPERS = {
    "application_form": N_("Application form"),
    "incorporation": N_("Certificate of incorporation"),
    "premises": N_("Title or lease of the office"),
    "directors": N_("Declarations of owners and directors"),
    "police_clearance": N_("Police clearance of owners and directors"),
    "tax": N_("Tax clearance"),
    "accounts": N_("Accounts or proof of capital"),
    "bond": N_("Bond or bank guarantee"),
    "contract": N_("Model contract"),
    "client": N_("Contract with an employer or agency abroad"),
    "other": N_("Another paper"),
}


def paper_name(kind: str) -> str:
    """A kind of paper: "Certificate of incorporation"."""
    return str(_(PAPERS[kind]))
