"""What each invented agency did, as phases of its work: when, in which jobs, with which practices.

One agency, one story: a clean one, one that collects fees, one that shifts costs, and so on.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """A stretch of an agency's work.

    `jobs` are keys of `work.JOBS`, taken in turn; contracts are signed from `since` to `until`
    days before today. `practices` pairs a key of `costs.PRACTICES` with the share of placements.
    """

    count: int
    jobs: tuple[str, ...]
    practices: tuple[tuple[str, float], ...]
    conduct: str = "fair"
    disclosed: str = "asked"
    since: int = 1090
    until: int = 15


_CLEAN = (("employer-pays", 0.8),)
_CLEAN_PHL = (("principal-pays", 0.8),)

STORIES: dict[str, tuple[Phase, ...]] = {
    # Employers pay, workers hold their papers.
    "aiselu": (Phase(230, ("gloves", "electronics", "guards"), _CLEAN),),
    # The audited one: a receipt for the ceiling, the rest in cash; passports and pay at a few.
    "kafal": (
        Phase(
            340, ("gloves", "plastics", "gloves", "guards"),
            (("official-fee", 0.92), ("cash-fee", 0.66), ("loan", 0.28), ("medical", 0.18),
             ("medical-repaid", 0.2), ("medical-repaid-late", 0.18)),
            "mixed", "partly",
        ),
    ),
    # No service fee, but every paper and the ticket are the worker's.
    "chilaune": (
        Phase(120, ("cleaners", "kitchens"),
              (("ticket", 0.5), ("papers", 0.48), ("medical", 0.3)), disclosed="partly"),
        Phase(100, ("facility", "loaders"),
              (("ticket", 0.5), ("papers", 0.44), ("visa-paid-abroad", 0.25)),
              disclosed="partly"),
    ),
    # The offer at home, a lower contract on arrival, less again on the payslip.
    "tinpipal": (
        Phase(180, ("builders", "plumbers", "facility"),
              (("official-fee", 0.75), ("employer-pays", 0.2)), "shifted-contract", "partly"),
    ),
    # No large sums, but at two workplaces of three the passports are in the office.
    "lampuchhre": (
        Phase(170, ("plastics", "estate", "gloves"),
              (("papers", 0.25), ("employer-pays", 0.4)), "passports-kept", until=45),
    ),
    # Signed on through its suspension and the ten weeks without a licence.
    "ratokhola": (
        Phase(75, ("plastics", "cleaners"), (("official-fee", 0.6), ("cash-fee", 0.25)),
              disclosed="partly", since=1000),
        Phase(75, ("facility", "loaders"), (("official-fee", 0.5), ("employer-pays", 0.3)),
              disclosed="partly", since=1000),
    ),
    # Papers missing nearly everywhere: nothing proven, nothing cleared.
    "simalchaur": (
        Phase(160, ("facility", "loaders", "drivers"), (("official-fee", 0.15),),
              "undocumented", "silent", until=40),
    ),
    # Cash fees, a suspension, repayment, then employers pay.
    "nigalo": (
        Phase(90, ("gloves", "plastics"),
              (("cash-fee-repaid", 0.6), ("cash-fee-half-repaid", 0.25), ("official-fee", 0.5)),
              until=585),
        Phase(90, ("gloves", "plastics"), _CLEAN, since=465),
    ),
    # Advances for tests come back with the first wage: mostly in time, some late or in part.
    "jhyaukiri": (
        Phase(160, ("electronics", "gloves"),
              (("medical-repaid", 0.72), ("medical-repaid-late", 0.14),
               ("medical-half-repaid", 0.08), ("employer-pays", 0.25))),
    ),
    # Guards paid below nationals of the same post; women below men on the same line.
    "bhogate": (
        Phase(70, ("guards",), (("employer-pays", 0.6),), "unequal"),
        Phase(70, ("electronics",), (("employer-pays", 0.6),), "women-paid-less"),
    ),
    # Twelve hours a day and no rest day in the hotels.
    "kalij": (
        Phase(150, ("waiters", "cooks"),
              (("employer-pays", 0.6), ("visa-paid-abroad", 0.2)), "long-days"),
    ),
    # Nothing at home, then instalments from the wage abroad.
    "timmur": (
        Phase(150, ("estate", "estate-daily", "plastics"),
              (("recovered-abroad", 0.43), ("deposit", 0.35)), "deducted", "partly", until=100),
    ),
    # Licensed for Malaysia only, sends to the Emirates too.
    "okhar": (
        Phase(55, ("plastics", "cleaners"), (("employer-pays", 0.5), ("official-fee", 0.3)),
              since=880),
        Phase(35, ("facility",), (("official-fee", 0.6),), disclosed="own-word", since=420),
    ),
    # The state's own desk: the protocol itself leaves four costs with the worker.
    "public": (Phase(60, ("carers",), (("protocol-costs", 0.96),)),),
    # Clean: the household pays through its principal.
    "alitaptap": (Phase(110, ("homes", "homes", "nannies"), _CLEAN_PHL),),
    # Never a "fee": training, certificates and a bed, on a loan from a sister firm.
    "kalachuchi": (
        Phase(100, ("homes", "nannies"), (("disguised-fee", 0.74), ("training-loan", 0.5)),
              disclosed="partly", until=30),
    ),
    # Within one month's wage, as the national rule allows, and above the ILO standard.
    "dapithapon": (
        Phase(90, ("welders", "nurses"), (("one-month-fee", 0.85), ("clearances", 0.5))),
    ),
    # Twice what the rule allows, half of it without a receipt; still signs after its last day.
    "habagat": (
        Phase(80, ("welders", "electricians"),
              (("over-one-month-fee", 0.85), ("clearances", 0.4)), disclosed="partly", until=20),
    ),
    # Less than the verified contract, and a part of that taken back; a suspension changed little.
    "bulalakaw": (
        Phase(30, ("homes",), (("principal-pays", 0.4), ("salary-deduction", 0.4)),
              "underpaid-at-home", "partly", until=645),
        Phase(40, ("homes",), (("principal-pays", 0.4), ("salary-deduction", 0.3)),
              "underpaid-at-home", "partly", since=570),
    ),
    # Passports and wages both in the householder's hand.
    "tampisaw": (
        Phase(60, ("homes", "nannies"), (("principal-pays", 0.6), ("clearances", 0.2)),
              "passports-kept-at-home"),
    ),
    # Bonds until the revocation, and a few contracts after it.
    "hamog": (
        Phase(44, ("electricians", "homes"), (("bond", 0.7), ("one-month-fee", 0.4)),
              disclosed="partly", until=155),
        Phase(6, ("electricians",), (("bond", 0.8),), disclosed="partly", since=145, until=95),
    ),
    # New, small, on trial; its costs are known by its own word only.
    "bahandi": (Phase(20, ("homes",), _CLEAN_PHL, disclosed="own-word", since=280),),
    # Two firms that only the old list knows.
    "kasikas": (
        Phase(25, ("homes",), (("clearances", 0.6),), "uncertain", "own-word", since=900),
    ),
    "tinagong": (
        Phase(15, ("electricians",), (("one-month-fee", 0.4),), "uncertain", "silent",
              since=700),
    ),
}  # fmt: skip
