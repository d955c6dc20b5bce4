"""The one audit that is carried through: visit, draft, reply, review, actions, sign-off.

Its numbers are counted in the placements, so that the words and the findings agree. What the law
says of them is not here: the check run finds that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from registry.demonstration.agencies import Agency
from registry.demonstration.committee import AUDITOR, COMMITTEES, REVIEWER
from registry.demonstration.rows import Row, ago, later


@dataclass(frozen=True)
class Reply:
    """What the agency answered on a topic of the findings, and what the auditor made of it."""

    topic: str
    received_on: date
    agency_text: str
    auditor_answer: str
    changed: str


@dataclass(frozen=True)
class Action:
    """A corrective action; `status` is done, under way, open or overdue."""

    action: str
    owner: str
    due_on: date
    proof: str
    status: str


@dataclass(frozen=True)
class SignOff:
    """One name under the report."""

    role: str
    name: str
    organisation: str
    on: date


@dataclass(frozen=True)
class Audit:
    """An inspection of one agency's contracts signed from `since` to the day before `until`."""

    reference: str
    committee: str
    agency: str
    since: date
    until: date
    visited_on: date
    draft_on: date
    opened_on: date
    closed_on: date
    auditor: str
    reviewer: str
    interests: str
    conclusion: str
    replies: tuple[Reply, ...]
    actions: tuple[Action, ...]
    sanctions: tuple[str, ...]
    questions: tuple[str, ...]
    sign_offs: tuple[SignOff, ...]


@dataclass(frozen=True)
class _Seen:
    """What the visit counted in the period."""

    contracts: int
    held: int
    held_at: tuple[str, ...]
    cut: int


def audit(agency: Agency, placements: Iterable[Row], today: date) -> Audit:
    """The audit of that agency, visited 52 days ago, over the twelve months before."""
    visit = ago(today, 52)
    until = visit.replace(day=1)
    since = until.replace(year=until.year - 1)
    seen = _seen(agency, placements, since, until)
    closed = later(visit, 38)
    return Audit(
        reference=f"JC-NPL-MYS-{visit.year}-01",
        committee=COMMITTEES[0].slug,
        agency=agency.qualified,
        since=since,
        until=until,
        opened_on=ago(visit, 21),
        visited_on=visit,
        draft_on=later(visit, 10),
        closed_on=closed,
        auditor=AUDITOR.display_name,
        reviewer=REVIEWER.display_name,
        interests="Auditor and reviewer declare that they have not worked for the agency, are not "
        "related to its owners and have taken nothing from it. The reviewer took no part in the "
        "visit.",
        conclusion=f"{agency.name} gives a receipt for the ceiling and has the rest collected in "
        f"cash by persons it does not name. Of {seen.contracts} contracts signed in the period, "
        f"the passport was with the employer in {seen.held} and the wage was below the offer in "
        f"{seen.cut}. The agency admits the advances for medical tests, disputes the cash, and "
        "has begun to repay the advances. Repayment and passports are to be checked 90 days after "
        "the visit.",
        replies=_replies(seen, later(visit, 21)),
        actions=_actions(seen, visit),
        sanctions=_SANCTIONS,
        questions=_QUESTIONS,
        sign_offs=(
            SignOff("auditor", AUDITOR.display_name, "my-labour", later(visit, 36)),
            SignOff("reviewer", REVIEWER.display_name, "np-labour", closed),
        ),
    )


def _seen(agency: Agency, placements: Iterable[Row], since: date, until: date) -> _Seen:
    mine = [
        row
        for row in placements
        if row["agency_number"] == agency.qualified
        and since.isoformat() <= row["contract_signed_on"] < until.isoformat()
    ]
    held = [row for row in mine if row["passport_held_by"] == "employer"]
    cut = [
        row
        for row in mine
        if row["offer_wage_amount"]
        and row["wage_amount"]
        and Decimal(row["wage_amount"]) < Decimal(row["offer_wage_amount"])
    ]
    places = tuple(sorted({row["employer"] for row in held}))
    return _Seen(len(mine), len(held), places, len(cut))


def _replies(seen: _Seen, on: date) -> tuple[Reply, ...]:
    return (
        Reply(
            "zero_fee",
            on,
            "We take NPR 10,000 and no more, and every worker gets a receipt for it. If somebody "
            "in a village asks for money in our name we do not know him and cannot answer for him.",
            "Workers interviewed apart named the same persons, dates and sums. The agency paid "
            "two of these persons a monthly sum that its books call marketing. Sums on which two "
            "independent statements agree stand as established; the others stay as alleged.",
            "The agency gave a list of the persons it pays in the districts.",
        ),
        Reply(
            "employer_pays_item",
            on,
            "Medical tests are advanced by the worker and come back with the first wage, as was "
            "agreed. Where it took longer the employer's payroll was late, not we.",
            "Repayment in time is shown for part of the workers and credited to them. For the "
            "others it came later, or no transfer was shown.",
            "Late repayments of the period are listed with the day of each transfer.",
        ),
        Reply(
            "passport_retention",
            on,
            f"The passports are kept safe at {_listed(seen.held_at)}, and at the workers' own "
            "wish. We have letters from the employers that say so.",
            "No worker asked had been given a choice, and none held the key. A letter of the "
            "employer is not the worker's consent.",
            "The employers have agreed in writing to hand the passports back.",
        ),
        Reply(
            "contract_substitution",
            on,
            "The offer was made before the employer changed its pay scale. Workers signed the new "
            "contract and were free to refuse.",
            "Several of the new contracts were signed after arrival, when a refusal meant a debt "
            "without a job. The difference stands as found.",
            "",
        ),
    )


def _actions(seen: _Seen, visit: date) -> tuple[Action, ...]:
    return (
        Action("Repay the fees that are established, by bank transfer to each worker.",
               "Agency, managing director", later(visit, 52),
               "Transfer list checked against the workers' accounts", "under way"),
        Action(f"Hand back the {seen.held} passports that the employers hold.",
               "Employers, with the agency", later(visit, 45),
               "Signed hand-over list; calls to ten workers chosen by the auditor", "done"),
        Action("Repay what is still open of medical tests and screening.",
               "Agency, accounts", later(visit, 45), "Transfer list", "overdue"),
        Action("Register the persons paid in the districts, or end the payments.",
               "Agency, managing director", later(visit, 60), "Register and ledger extract",
               "under way"),
        Action("Pay the difference between offer and contract from the first month on.",
               "Employers, with the agency", later(visit, 90),
               "Payslips and bank credits of three months", "open"),
        Action("Give each applicant a sheet in Nepali that says what the employer pays.",
               "Agency, with the union", later(visit, 40), "The sheet; ten interviews", "done"),
    )  # fmt: skip


def _listed(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names) or "the employer"
    return f"{', '.join(names[:-1])} and {names[-1]}"


_SANCTIONS = (
    (
        "Condition on the licence: no new job orders for Malaysia until the established fees are "
        "repaid. The licensing authority names its legal base."
    ),
    (
        "Suspension, if the first repayments are not shown at the check 90 days after the visit. "
        "The licensing authority names its legal base."
    ),
    (
        "Referral of the cash collections to the authority that prosecutes; names go there, not "
        "into this report."
    ),
)
_QUESTIONS = (
    "How fast must established fees be repaid? Options: at once; in three equal parts; in six.",
    (
        "Which rate of interest applies to money repaid late? Options: none; the legal rate of "
        "the country of origin; a rate that the committee fixes."
    ),
    (
        "Has the term of the agreement been extended? Until the parties confirm it, findings on "
        "contracts signed after the term are marked as assumed and found no repayment order."
    ),
)
