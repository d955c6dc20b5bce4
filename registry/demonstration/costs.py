"""What recruitment costs in the invented corridors: who pays what, to whom, with which proof.

A practice is what an agency does with a placement, as a list of costs. Sizes follow what surveys
and the press reported of these corridors; each amount is drawn between two bounds, in whole units.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """One kind of payment.

    `amount` holds the bounds in whole units of `currency` (empty: the origin's), for each of
    `parts` instalments; with `of_wage` the bounds are per cent of one month's wage, converted.
    `when` are days after the signature, or after the start of work with `abroad`.
    """

    item: str
    amount: tuple[int, int]
    payee: str
    proof: str = "receipt"
    currency: str = ""
    borne_by: str = "worker"
    parts: int = 1
    when: tuple[int, int] = (-30, 10)
    abroad: bool = False
    of_wage: bool = False


@dataclass(frozen=True)
class Refund:
    """How a practice's costs come back: per cent of the amount, in which days after the start.

    A `day` counts back from today instead: a repayment ordered for everybody at once.
    """

    per_cent: int = 100
    after: tuple[int, int] = (20, 28)
    day: int | None = None


@dataclass(frozen=True)
class Practice:
    """Costs that go together, and their refund where there is one."""

    costs: tuple[Cost, ...]
    refund: Refund | None = None


# Evidence class and who reported it, with weights: what each kind of paper is worth.
PROOFS: dict[str, tuple[tuple[str, str, int], ...]] = {
    "receipt": (("B", "worker", 60), ("A", "inspector", 25), ("B", "agency", 15)),
    "transfer": (("A", "worker", 60), ("A", "inspector", 40)),
    "cash": (("C", "worker", 45), ("BB", "inspector", 40), ("B", "worker", 15)),
    "invoice": (("A", "agency", 55), ("A", "inspector", 45)),
    "payslip": (("A", "inspector", 65), ("B", "worker", 35)),
    "loan": (("B", "worker", 80), ("C", "other", 20)),
}

_AGENT, _OFFICE, _AIRLINE, _CLINIC = "sub-agent", "agency office", "airline", "medical centre"
_MEDICAL = (
    Cost("medical_exam", (6000, 7500), _CLINIC, "invoice", when=(-25, -5)),
    Cost("background_check", (2800, 3600), "screening centre", "invoice", when=(-20, -3)),
)
_FEE_CASH = (Cost("service_fee", (30000, 65000), _AGENT, "cash", parts=2, when=(-45, 5)),)
_TRAINING = (
    Cost("training_predeparture", (12000, 22000), "training centre of the same owners"),
    Cost("certification", (3000, 5000), "training centre of the same owners"),
    Cost("medical_exam", (2600, 3800), _CLINIC, "invoice"),
    Cost("lodging", (3500, 7500), "dormitory of the agency", "cash"),
)

PRACTICES: dict[str, Practice] = {
    # Nepal
    "employer-pays": Practice((
        Cost("travel_international", (26000, 38000), _AIRLINE, "invoice", borne_by="employer",
             when=(2, 16)),
        Cost("visa", (4500, 7000), "visa centre", "invoice", borne_by="employer", when=(2, 15)),
    )),
    "official-fee": Practice((
        Cost("service_fee", (10000, 10000), _OFFICE, when=(-5, 5)),
    )),
    "cash-fee": Practice(_FEE_CASH),
    "cash-fee-repaid": Practice(_FEE_CASH, Refund(day=480)),
    "cash-fee-half-repaid": Practice(_FEE_CASH, Refund(per_cent=50, day=480)),
    "loan": Practice((
        Cost("loan_interest", (12000, 34000), "moneylender", "loan", when=(60, 240)),
    )),
    "medical": Practice(_MEDICAL),
    "medical-repaid": Practice(_MEDICAL, Refund(after=(18, 28))),
    "medical-repaid-late": Practice(_MEDICAL, Refund(after=(75, 150))),
    "medical-half-repaid": Practice(_MEDICAL, Refund(per_cent=50, after=(20, 28))),
    "papers": Practice((
        Cost("visa", (4500, 7000), "visa centre", "invoice", when=(2, 15)),
        Cost("insurance_premium", (2700, 4200), "insurer", "receipt", when=(2, 15)),
        Cost("welfare_fund", (1500, 1500), "welfare fund", "receipt", when=(2, 15)),
    )),
    "passport": Practice((
        Cost("passport", (5000, 5000), "passport office", "receipt", when=(-60, -20)),
    )),
    "ticket": Practice((
        Cost("travel_international", (28000, 41000), _AIRLINE, "invoice", when=(2, 16)),
        Cost("travel_domestic", (1500, 3800), "bus company", "cash", when=(-10, 20)),
    )),
    "recovered-abroad": Practice((
        Cost("fee_recovery", (120, 180), "deducted from wages", "payslip", currency="MYR",
             parts=4, when=(35, 45), abroad=True),
        Cost("levy", (150, 160), "deducted from wages", "payslip", currency="MYR", parts=3,
             when=(35, 45), abroad=True),
    )),
    "deposit": Practice((
        Cost("bond", (15000, 25000), _OFFICE, "receipt", when=(-10, 5)),
    )),
    "visa-paid-abroad": Practice((
        Cost("residence_permit", (250, 480), "employer's office", "payslip", currency="AED",
             when=(25, 60), abroad=True),
    )),
    "protocol-costs": Practice((
        Cost("visa", (6000, 8000), "embassy", "receipt"),
        Cost("medical_exam", (8000, 11000), _CLINIC, "invoice"),
        Cost("travel_international", (62000, 78000), _AIRLINE, "invoice", when=(2, 16)),
        Cost("insurance_premium", (5000, 7500), "insurer", "receipt"),
    )),
    # The Philippines
    "principal-pays": Practice((
        Cost("travel_international", (22000, 31000), _AIRLINE, "invoice", borne_by="employer",
             when=(2, 16)),
        Cost("visa", (900, 1400), "visa centre", "invoice", currency="SAR", borne_by="employer",
             when=(2, 15)),
    )),
    "clearances": Practice((
        Cost("passport", (950, 1200), "passport office", "receipt", when=(-60, -20)),
        Cost("clearance", (155, 330), "clearance office", "receipt", when=(-40, -10)),
        Cost("medical_exam", (2600, 3800), _CLINIC, "invoice"),
    )),
    "one-month-fee": Practice((
        Cost("service_fee", (85, 100), _OFFICE, "receipt", of_wage=True, when=(2, 12)),
    )),
    "over-one-month-fee": Practice((
        Cost("service_fee", (95, 100), _OFFICE, "receipt", of_wage=True, when=(2, 12)),
        Cost("service_fee", (45, 120), _AGENT, "cash", of_wage=True, when=(-20, 2)),
    )),
    "disguised-fee": Practice(_TRAINING),
    "training-loan": Practice((
        Cost("loan_interest", (4000, 9000), "lender of the same owners", "loan",
             when=(40, 200)),
        Cost("collateral", (5000, 5000), "lender of the same owners", "loan", when=(-5, 5)),
    )),
    "salary-deduction": Practice((
        Cost("unlawful_recovery", (250, 450), "deducted from wages", "transfer",
             currency="SAR", parts=3, when=(35, 45), abroad=True),
    )),
    "bond": Practice((
        Cost("bond", (15000, 30000), _OFFICE, "receipt", when=(-5, 5)),
    )),
}  # fmt: skip
