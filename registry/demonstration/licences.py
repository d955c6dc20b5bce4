"""The licence of each invented agency: what the authority did, on which day, and why.

Days are counted back from the day the demonstration is made. A licence that ran out has no entry
for it: the last valid day says so.
"""

from dataclasses import dataclass
from datetime import date

from registry.demonstration.rows import ago


@dataclass(frozen=True)
class Act:
    """One decision on a licence, in the words that the licensing service knows.

    `act` is grant, provisional, restrict, suspend, reinstate or revoke. `issued_on` and
    `expires_on` (the last valid day) stand on grants only; the other acts leave the term alone.
    """

    register: str
    agency_number: str
    act: str
    since: date
    ground: str
    issued_on: date | None = None
    expires_on: date | None = None
    limits: str | None = None


@dataclass(frozen=True)
class _Step:
    act: str
    since: int
    ends: int | None
    ground: str
    limits: str | None = None


_FIRST = "First licence: office inspected, bond lodged, directors found fit."
_RENEWED = "Renewed: reports complete, bond in force."


def _terms(first: int, years: int, *, until: int) -> tuple[_Step, ...]:
    """A first licence and its renewals, one on the heels of the other, past `until` days ago."""
    steps: list[_Step] = []
    start = first
    while not steps or start > until:
        end = start - 365 * years + 1
        steps.append(_Step("grant", start, end, _RENEWED if steps else _FIRST))
        start = end - 1
    return tuple(steps)


HISTORIES: dict[str, tuple[_Step, ...]] = {
    "aiselu": _terms(3010, 3, until=0),
    "kafal": (
        _Step("grant", 2640, 1546, _FIRST),
        _Step("suspend", 1700, None, "Four complaints about fees stood unanswered for 60 days."),
        _Step("reinstate", 1655, None, "The complaints are answered and two workers repaid."),
        _Step("grant", 1545, 451, _RENEWED),
        _Step("grant", 450, -645, _RENEWED),
    ),
    "chilaune": _terms(2200, 3, until=0),
    "tinpipal": (
        *_terms(1900, 3, until=0),
        _Step(
            "restrict", 120, None,
            "Contracts signed after arrival paid less than the offers filed at home.",
            "No new job orders for construction in the United Arab Emirates until the contracts "
            "of the last twelve months have been compared with the offers.",
        ),
    ),
    "lampuchhre": (
        *_terms(2500, 3, until=0),
        _Step("suspend", 38, None,
              "Passports of placed workers were found locked in an employer's office."),
    ),
    "ratokhola": (
        _Step("grant", 1540, 811, _FIRST),
        _Step("grant", 810, 181, _RENEWED),
        _Step("suspend", 700, None, "Workers were sent through an unregistered branch."),
        _Step("reinstate", 520, None, "The branch is closed and its register handed over."),
        _Step("grant", 110, -620, "Renewed after a lapse of ten weeks."),
    ),
    "simalchaur": _terms(1120, 3, until=60),
    "nigalo": (
        *_terms(1800, 2, until=600),
        _Step("suspend", 560, None, "Service fees were collected in cash without receipts."),
        _Step("reinstate", 470, None,
              "Fees of eighteen months repaid; the agency now bills employers only."),
        _Step("grant", 340, -390, _RENEWED),
    ),
    "jhyaukiri": _terms(2050, 3, until=0),
    "bhogate": _terms(1650, 3, until=0),
    "kalij": _terms(2340, 2, until=0),
    "timmur": (
        _Step("grant", 2100, 1006, _FIRST),
        _Step("grant", 1005, -90, _RENEWED),
        _Step("suspend", 95, None, "Recruitment costs were recovered from wages abroad."),
        _Step("revoke", 30, None,
              "The recovery from wages went on after the suspension; no worker was repaid."),
    ),
    "okhar": (
        _Step("provisional", 900, 536, "First licence, on trial for one year.",
              "At most 50 workers, to Malaysia only, until the first report is accepted."),
        _Step("grant", 535, -560, "Trial year passed."),
    ),
    "public": _terms(1980, 3, until=0),
    "alitaptap": _terms(2900, 4, until=0),
    "kalachuchi": (
        *_terms(2450, 4, until=0),
        _Step("suspend", 25, None,
              "Interim: training charges were collected through a lender of the same owners."),
    ),
    "dapithapon": _terms(1330, 4, until=0),
    "habagat": (
        _Step("provisional", 1880, 1151, "First licence, on trial for two years."),
        _Step("grant", 1150, 61, "Trial years passed."),
    ),
    "bulalakaw": (
        *_terms(1700, 4, until=300),
        _Step("suspend", 640, None, "Workers were paid less than their verified contracts."),
        _Step("reinstate", 575, None, "Wage differences of 22 workers paid."),
        _Step("grant", 240, -1219, _RENEWED),
    ),
    "tampisaw": _terms(2000, 4, until=0),
    "hamog": (
        _Step("grant", 1250, -210, _FIRST),
        _Step("revoke", 150, None,
              "Bonds were taken from applicants and kept when they withdrew."),
    ),
    "bahandi": (
        _Step("provisional", 300, -65, "First licence, on trial for one year.",
              "Domestic workers to Saudi Arabia only; monthly reports."),
    ),
}  # fmt: skip


def acts(key: str, register: str, number: str, today: date) -> tuple[Act, ...]:
    """The decisions on one agency's licence, in the order in which they were taken."""
    return tuple(
        Act(
            register=register,
            agency_number=number,
            act=step.act,
            since=ago(today, step.since),
            ground=step.ground,
            issued_on=None if step.ends is None else ago(today, step.since),
            expires_on=None if step.ends is None else ago(today, step.ends),
            limits=step.limits,
        )
        for step in HISTORIES[key]
    )
