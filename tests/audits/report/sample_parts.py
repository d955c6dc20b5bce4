"""The invented parts of the full sample: its frame, replies and annexes."""

from datetime import date

from audits.report.data import (
    Action,
    Agency,
    Committee,
    ConditionFinding,
    Cover,
    EvidenceItem,
    Graded,
    LicenceEntry,
    Member,
    Method,
    Missing,
    Question,
    Reply,
    RightOfReply,
    Sanction,
    SignOff,
)

HASH = "5f0c8e1b7a294d36" * 4

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
