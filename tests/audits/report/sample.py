"""An invented audit, large enough to fill every part of a report, and one with nothing in it.

No agency, payee or worker here exists. Amounts and days follow from the worker's number.
"""

from datetime import date, timedelta
from decimal import Decimal

from audits.money import Money
from audits.report.data import (
    Action,
    Agency,
    AppliedLaw,
    AuditReport,
    ChargeLine,
    ClauseResult,
    Committee,
    ConditionFinding,
    Cover,
    EarlierAudit,
    EvidenceItem,
    FeeFinding,
    Graded,
    Group,
    LicenceEntry,
    Member,
    Method,
    Missing,
    Period,
    Question,
    Remedy,
    Reply,
    RightOfReply,
    Run,
    Sanction,
    SignOff,
)

HASH = "5f0c8e1b7a294d36" * 4
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
        "cost_in_months": Decimal("2.40"),
        "sign_off": SIGN_OFF,
    }
    return empty_report(**(values | changes))


COVER = Cover(
    reference="JC-NPL-MYS-2025-04",
    version="0.9 draft for reply",
    issued_on=date(2025, 11, 3),
    issuing_body="Department of Foreign Employment · Jabatan Tenaga Kerja",
    agreement_id="NPL-MYS-2018",
    agreement_title=(
        "Memorandum of Understanding on the Recruitment, Employment and Repatriation of Workers"
    ),
    data_hash=HASH,
    distribution=(
        "Secretariat of the first party",
        "Secretariat of the second party",
        "The agency (parts that concern it)",
    ),
    languages=("English", "नेपाली", "Bahasa Melayu"),
)
COMMITTEE = Committee(
    "Joint Working Group",
    "art. 14",
    (
        Member("Ministry of Labour, Employment and Social Security", "co-chair", "NPL"),
        Member("Kementerian Sumber Manusia", "co-chair", "MYS"),
        Member("General Federation of Trade Unions", "observer"),
    ),
)
AGENCY = Agency(
    name="Lalupate Udaya Overseas Pvt. Ltd.",
    local_name="लालुपाते उदय ओभरसिज प्रा. लि.",
    number="0912/073/74",
    register="Register of Foreign Employment",
    country="NPL",
    status=(
        "On 1 October 2025 this agency could recruit for Malaysia and Kuwait, but not for domestic "
        "work; its licence runs until 14 January 2026."
    ),
    corridors=("NPL → MYS", "NPL → KWT"),
    history=(
        LicenceEntry(date(2017, 1, 15), "valid", "", "Decision 11/2017"),
        LicenceEntry(date(2021, 3, 2), "suspended", "Bond short by a third", "Order 7/2021"),
        LicenceEntry(date(2021, 5, 20), "conditional", "Bond restored", "Order 19/2021"),
    ),
)
METHOD = Method(
    selection="Every placement of the period; interviews drawn by the auditor, not by the agency",
    interviewed=36,
    interview_languages=("नेपाली", "मैथिली", "বাংলা", "English"),
    limits=(
        "Nine workers had moved on and could not be asked.",
        "The agency's ledger was seen for eleven of the twelve months.",
    ),
)
LAW = (
    AppliedLaw(
        id="NPL-MYS-2018",
        title="Memorandum of Understanding on the Recruitment of Workers",
        basis="agreement",
        edition="a91c" * 16,
        force="assumed",
        seen="secondary",
        kind="MoU",
        signed="2018-10-29",
        in_force="2018-10-29",
        term_ends="2023-10-28",
        cites=("art. 5(2)", "", "art. 7"),
        note="Its five-year term ended on 28 October 2023; no renewal was seen.",
    ),
    AppliedLaw(
        id="NPL-FEA-2007",
        title="Foreign Employment Act",
        basis="national_law",
        edition="77b0" * 16,
        force="confirmed",
        seen="full_text",
        kind="Act",
        in_force="2007-09-05",
        cites=("s. 24(2)", "s. 53"),
    ),
    AppliedLaw(
        id="STD-EQUAL",
        title="Equal treatment of migrant workers",
        basis="standard",
        edition="30fd" * 16,
        force="confirmed",
        seen="full_text",
        kind="Standard",
        cites=("C97 art. 6(1)(a)(i)", "CMW art. 25"),
    ),
)
RESULTS = (
    ClauseResult(
        "NPL-MYS-2018#03a",
        "agreement",
        "employer_pays_item",
        "The employer pays the visa, the medical examination and the ticket.",
        "",
        "assumed",
        201,
        26,
        85,
    ),
    ClauseResult(
        "NPL-MYS-2018#07",
        "agreement",
        "passport_retention",
        "The worker keeps the passport.",
        "art. 7",
        "assumed",
        290,
        4,
        18,
    ),
    ClauseResult(
        "NPL-FEA-2007#24",
        "national_law",
        "employer_pays_item",
        "No fee above the amount that the government has set is taken from a worker.",
        "s. 24(2)",
        "confirmed",
        230,
        26,
        56,
    ),
    ClauseResult(
        "STD-EQUAL#02",
        "standard",
        "wage",
        "The wage is not below that of a local worker in the same job.",
        "C97 art. 6(1)(a)(i)",
        "confirmed",
        180,
        5,
        127,
    ),
    ClauseResult(
        "STD-EQUAL#03",
        "standard",
        "hours_rest",
        "Hours are not longer than those of a local worker in the same job.",
        "CMW art. 25",
        "confirmed",
        171,
        5,
        136,
    ),
)
OTHERS = (
    ConditionFinding(
        "W-0031",
        "NPL-MYS-2018#07",
        "agreement",
        "assumed",
        "passport_retention",
        "art. 7",
        "employer",
        "worker",
    ),
    ConditionFinding(
        "",
        "NPL-FEA-2007#53",
        "national_law",
        "confirmed",
        "recruitment_via_licensed_agencies_only",
        "s. 53",
        "suspended",
        "valid",
        date(2021, 4, 1),
    ),
)
GRADES = (
    Graded("major", "STD-EQUAL#02", "Pay below that of local workers at two sites.", 5),
    Graded("critical", "NPL-FEA-2007#24", "Fees for a job, taken from 26 workers.", 26),
    Graded("critical", "NPL-MYS-2018#07", "Passports held by the employer; repeated finding.", 4),
    Graded("minor", "NPL-MYS-2018#11", "Quarterly figures sent late.", 2),
)
MISSING = (
    Missing("costs_disclosed", 141, ("NPL-MYS-2018#03a", "NPL-FEA-2007#24")),
    Missing("comparator_wage_amount", 127, ("STD-EQUAL#02",)),
    Missing("rate:NPR/MYR", 6, ("NPL-MYS-2018#03a",)),
)
REPLY = RightOfReply(
    date(2025, 10, 7),
    date(2025, 10, 21),
    (
        Reply(
            "Fees taken from workers",
            "हामीले कुनै पनि कामदारबाट तोकिएको भन्दा बढी शुल्क लिएका छैनौं। पूर्वी क्षेत्रका सहायक "
            "कार्यालयले लिएको रकमबारे हामीलाई जानकारी थिएन। त्यो कार्यालय अहिले बन्द गरिएको छ।",
            date(2025, 10, 19),
            "The agency answers for its branch offices. Bank records show the branch's transfers "
            "to the head office in the same weeks. The finding stands.",
            "The branch office was closed on 1 October 2025.",
        ),
        Reply(
            "Wages below those of local workers",
            "نؤكد أن الأجور المدفوعة مطابقة للعقود الموقعة، "
            "وأن الفروق تعود إلى بدل السكن (رقم 12).",
            date(2025, 10, 20),
            "An allowance for housing is not a wage under the clause. The finding stands.",
        ),
        Reply("Passports held by the employer", "", None),
    ),
)
ACTIONS = (
    Action(
        "Repay what is established to every worker by bank transfer",
        "The agency",
        date(2025, 12, 15),
        "Bank confirmations",
        "open",
    ),
    Action("Return all passports", "The employer", date(2025, 11, 10), "Signed list", "done"),
    Action(
        "Publish that the agency takes no fee, in all languages of its workers", "The agency", None
    ),
)
SANCTIONS = (
    Sanction("Suspension until repayment", "70 points", "Foreign Employment Act, s. 13"),
    Sanction("Referral to the public prosecutor", "Fees after an earlier warning", ""),
)
QUESTIONS = (
    Question(
        "Does the joint body read the agreement as still in force after 28 October 2023?",
        ("Yes, by conduct of both parties", "No, until it is renewed", "Ask the legal advisers"),
    ),
    Question("Which rate of interest applies to what is owed?"),
)
EVIDENCE = (
    EvidenceItem("E-01", "Bank and mobile-money transfers", "Amount, day, payee", "A", 58),
    EvidenceItem("E-02", "Receipts of the agency", "Amount, day", "B", 31),
    EvidenceItem("E-03", "Private interviews", "Pattern of payments", "B", 36),
    EvidenceItem("E-04", "Statements by one worker alone", "Cash payments", "C", 12),
)
SIGN_OFF = SignOff(
    "Auditor A-03",
    "Reviewer R-01",
    date(2025, 11, 3),
    "Neither the auditor nor the reviewer has an interest in the agency or its competitors.",
    (
        "Secretariat of the first party\nभोटाहिटी, काठमाडौं",
        "Secretariat of the second party\nPutrajaya",
    ),
)
