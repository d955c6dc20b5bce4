"""The licence of each invented agency: what the authority did, on which day, and why.

Days are counted back from the day the demonstration is made. A licence that ran out has no entry
for it: the last valid day says so.
"""

from dataclasses import dataclass
from datetime import date

from registry.demonstration.rows import ago


@dataclass(frozen=True)
class Act:
    """One decision on a licence, an application or an appeal, in the words of `registry.acts`.

    `issued_on` and `expires_on` (the last valid day) stand on grants only; the other acts leave the
    term alone. From `until` on a suspension holds no more; conditions are to be met by `due_on`.
    """

    register: str
    agency_number: str
    act: str
    since: date
    ground: str
    issued_on: date | None = None
    expires_on: date | None = None
    limits: str | None = None
    until: date | None = None
    due_on: date | None = None
    stayed: bool | None = None


@dataclass(frozen=True)
class _Step:
    act: str
    since: int
    ends: int | None
    ground: str
    limits: str | None = None
    until: int | None = None
    due: int | None = None
    stayed: bool | None = None


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
            due=-60,
        ),
    ),
    "lampuchhre": (
        *_terms(2500, 3, until=0),
        _Step("suspend", 38, None,
              "Passports of placed workers were found locked in an employer's office.",
              until=-142),
    ),
    "ratokhola": (
        _Step("grant", 1540, 811, _FIRST),
        _Step("grant", 810, 181, _RENEWED),
        _Step("suspend", 700, None, "Workers were sent through an unregistered branch."),
        _Step("reinstate", 520, None, "The branch is closed and its register handed over."),
        _Step("grant", 110, -620, "Renewed after a lapse of ten weeks."),
    ),
    "simalchaur": (
        *_terms(1120, 3, until=60),
        _Step("apply", 15, None, "Renewal asked for after the licence ran out; papers complete."),
        _Step("review", 9, None, "Inspection of the office is arranged."),
    ),
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
        _Step("appeal", 12, None, "The agency says that the employers made the deductions.",
              stayed=False),
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


# What an officer proposed today and a colleague has not approved yet.
PROPOSED = (
    "jhyaukiri",
    _Step("suspend", 0, None, "Complaints about training fees stood unanswered for 60 days.",
          until=-90),
)  # fmt: skip


def acts(key: str, register: str, number: str, today: date) -> tuple[Act, ...]:
    """The decisions on one agency's licence, in the order in which they were taken."""
    return tuple(_act(step, register, number, today) for step in HISTORIES[key])


def proposed(register: str, number: str, today: date) -> Act:
    """The decision that waits for a second person, on the agency of that register and number."""
    return _act(PROPOSED[1], register, number, today)


def _act(step: _Step, register: str, number: str, today: date) -> Act:
    return Act(
        register=register,
        agency_number=number,
        act=step.act,
        since=ago(today, step.since),
        ground=step.ground,
        issued_on=None if step.ends is None else ago(today, step.since),
        expires_on=None if step.ends is None else ago(today, step.ends),
        limits=step.limits,
        until=_day(today, step.until),
        due_on=_day(today, step.due),
        stayed=step.stayed,
    )


def _day(today: date, days: int | None) -> date | None:
    return None if days is None else ago(today, days)
