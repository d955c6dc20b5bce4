"""An invented audit, large enough to fill every part of a report, and one with nothing in it.

No agency, payee or worker here exists. Amounts and days follow from the worker's number.
"""

from datetime import date, timedelta
from decimal import Decimal

from audits.money import Money
from audits.report.data import (
    Agency,
    AuditReport,
    ChargeLine,
    Committee,
    ConditionFinding,
    Cover,
    EarlierAudit,
    FeeFinding,
    Group,
    Period,
    RecruitmentCost,
    Remedy,
    Run,
)
from tests.audits.report.sample_law import LAW, RESULTS
from tests.audits.report.sample_parts import (
    ACTIONS,
    AGENCY,
    COMMITTEE,
    COVER,
    EVIDENCE,
    GRADES,
    HASH,
    METHOD,
    MISSING,
    OTHERS,
    QUESTIONS,
    REPLY,
    SANCTIONS,
    SIGN_OFF,
)

PAYEES = (
    "Lalupate Udaya Overseas Pvt. Ltd.",
    "सहायक कार्यालय, पूर्वी क्षेत्र",
    "Agensi Pekerjaan Bayu Timur Sdn. Bhd. (Cawangan Pelabuhan Utara)",
    "",
    "مكتب الفجر للاستقدام",
)


def empty_report(**changes: object) -> AuditReport:
    """A report in which nothing was found and nothing else is recorded."""
    values: dict[str, object] = {
        "language": "en",
        "demonstration": False,
        "cover": Cover(
            reference="JC-2025-07",
            version="1.0",
            issued_on=date(2025, 11, 3),
            issuing_body="Ministry of Labour of Aland",
            agreement_id="ALA-BEL-2019",
            agreement_title="Agreement between Aland and Beland on the Recruitment of Workers",
            data_hash=HASH,
        ),
        "committee": Committee("Joint Committee of Aland and Beland"),
        "agency": Agency("Quiet Harbour Ltd", "0017/081", "Register of Aland", "It may recruit."),
        "period": Period(date(2024, 7, 1), date(2025, 7, 1)),
        "run": Run(3, date(2025, 10, 1), 812, 44, 0, 0),
    }
    return AuditReport(**(values | changes))  # type: ignore[arg-type]


def fee_finding(number: int, basis: str = "agreement") -> FeeFinding:
    """What worker `number` paid: one to three payments in rupees, ringgit or dinars."""
    code = ("NPR", "NPR", "MYR", "KWD")[number % 4]
    size = {"NPR": 100_00, "MYR": 3_00, "KWD": 1_250}[code]
    paid_on = date(2024, 7, 9) + timedelta(days=(number * 37) % 350)
    charges = tuple(
        ChargeLine(
            reference=f"P-{number}-{k}",
            item=("service_fee", "medical_exam", "travel_international", "visa")[(number + k) % 4],
            amount=Money(size * (37 + number * 3 + k * 11), code),
            paid_on=None if number == 11 else paid_on + timedelta(days=k),
            payee=PAYEES[(number + k) % len(PAYEES)],
            evidence=("established", "probable", "alleged")[(number + k) % 3],  # type: ignore[arg-type]
            refunded=Money(size * 2, code) if k else None,
            refunded_on=paid_on + timedelta(days=90) if k else None,
        )
        for k in range(number % 3 + 1)
    )
    clause = {"agreement": "NPL-MYS-2018#03a", "standard": "STD-ILO-FEES#01"}.get(
        basis, "NPL-FEA-2007#24"
    )
    return FeeFinding(
        worker=f"W-{number:04d}",
        clause=clause,
        basis=basis,  # type: ignore[arg-type]
        force="unconfirmed" if basis == "agreement" else "confirmed",
        cite="" if basis == "agreement" else "s. 24(2)",
        charges=charges,
        owed=Money(sum(c.amount.amount for c in charges), code) if number % 7 else None,
    )


def remedy(finding: FeeFinding) -> Remedy:
    """The remedy line of a finding: a tenth repaid, half of the rest established."""
    found = sum(charge.amount.amount for charge in finding.charges)
    code = finding.charges[0].amount.currency
    repaid = found // 10
    rest = found - repaid
    return Remedy(
        finding.worker,
        finding.basis,
        *(Money(amount, code) for amount in (found, repaid, rest, rest // 2)),
        reachable=(None, True, False)[int(finding.worker[2:]) % 3],
        may_order=finding.basis != "agreement",
    )


def condition(number: int) -> ConditionFinding:
    """Worker `number` is paid less or works longer than the comparator."""
    wage = number % 2 == 0
    return ConditionFinding(
        worker=f"W-{number:04d}",
        clause="STD-EQUAL#02",
        basis="standard",
        force="confirmed",
        topic="wage" if wage else "hours_rest",
        cite="C97 art. 6(1)(a)(i)",
        observed="1200.00 MYR" if wage else "60",
        limit="1500.00 MYR" if wage else "48",
        on=date(2024, 9, 1) + timedelta(days=number),
        gap=Money(300_00, "MYR") if wage else None,
        gap_period="month" if wage else "",
    )


def full_report(findings: int = 26, **changes: object) -> AuditReport:
    """A demonstration audit with `findings` fee findings a basis and all parts filled."""
    fees = tuple(
        fee_finding(number, basis)
        for basis in ("agreement", "national_law")
        for number in range(1, findings + 1)
    )
    values: dict[str, object] = {
        "demonstration": True,
        "cover": COVER,
        "committee": COMMITTEE,
        "agency": AGENCY,
        "run": Run(12, date(2025, 10, 1), 4_812, 1_044, 312, 655, "c2lnbmVk" * 4),
        "method": METHOD,
        "law": LAW,
        "results": RESULTS,
        "fees": fees,
        "treatment": tuple(condition(number) for number in range(1, 11)),
        "others": OTHERS,
        "grades": GRADES,
        "missing": MISSING,
        "reply": REPLY,
        "actions": ACTIONS,
        "remedies": tuple(remedy(finding) for finding in fees),
        "sanctions": SANCTIONS,
        "questions": QUESTIONS,
        "by_sex": (Group("female", 118, 31), Group("male", 190, 52), Group("", 4, 1)),
        "by_corridor": (Group("NPL → MYS", 231, 61), Group("NPL → KWT", 81, 23)),
        "evidence": EVIDENCE,
        "earlier": EarlierAudit("JC-2023-02", Period(date(2022, 7, 1), date(2023, 7, 1)), 240, 97),
        "treatment_by_sex": (Group("female", 118, 22), Group("male", 194, 41)),
        "cost": RecruitmentCost(Decimal("2.40"), 214),
        "conclusion": "The agency took fees; the employer held passports.",
        "sign_off": SIGN_OFF,
    }
    return empty_report(**(values | changes))
