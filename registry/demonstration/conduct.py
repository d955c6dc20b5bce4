"""How an invented agency's employers treat the people they get: shares, not chance soup.

A conduct holds at the employers of its `reach`; at the others of the same agency all is well, so
that a reader of the findings sees where the trouble sits.
"""

from dataclasses import dataclass

# Who states that the listed charges are all there were, with weights.
DISCLOSED: dict[str, tuple[tuple[str, int], ...]] = {
    "asked": (("worker", 50), ("inspector", 38), ("agency", 8), ("", 4)),
    "partly": (("worker", 38), ("inspector", 22), ("agency", 22), ("", 18)),
    "own-word": (("agency", 70), ("", 22), ("worker", 8)),
    "silent": (("", 88), ("agency", 12)),
}


@dataclass(frozen=True)
class Conduct:
    """Shares of the placements in reach, between 0 and 1, to which each thing happens.

    `reach` is the share of placements at troubled employers; `gaps` that of empty cells anywhere.
    """

    reach: float = 0.0
    below_offer: float = 0.0
    underpaid: float = 0.0
    below_comparator: float = 0.0
    women_less: bool = False
    passport: float = 0.0
    holder: str = "employer"
    cash: float = 0.0
    late: float = 0.0
    barred: float = 0.0
    no_union: float = 0.0
    uninsured: float = 0.0
    foreign_language: float = 0.0
    long_hours: float = 0.0
    signed_late: float = 0.0
    gaps: float = 0.015


CONDUCTS: dict[str, Conduct] = {
    "fair": Conduct(),
    "mixed": Conduct(
        reach=0.42, below_offer=0.55, underpaid=0.3, passport=0.85, late=0.5, barred=0.4,
        foreign_language=0.5, signed_late=0.12, gaps=0.03,
    ),
    "shifted-contract": Conduct(
        reach=0.6, below_offer=0.85, underpaid=0.45, signed_late=0.5, foreign_language=0.6,
        gaps=0.02,
    ),
    "passports-kept": Conduct(
        reach=0.65, passport=0.95, barred=0.7, no_union=0.4, gaps=0.02,
    ),
    "passports-kept-at-home": Conduct(
        reach=0.7, passport=0.9, cash=0.75, late=0.4, barred=0.6, uninsured=0.25, gaps=0.05,
    ),
    "unequal": Conduct(reach=0.55, below_comparator=0.9, no_union=0.5, gaps=0.02),
    "women-paid-less": Conduct(reach=0.9, women_less=True, gaps=0.02),
    "long-days": Conduct(reach=0.7, long_hours=0.9, late=0.25, gaps=0.02),
    "deducted": Conduct(reach=0.5, underpaid=0.7, late=0.6, barred=0.3, gaps=0.03),
    "underpaid-at-home": Conduct(
        reach=0.6, below_offer=0.4, underpaid=0.75, cash=0.5, late=0.5, gaps=0.04,
    ),
    "undocumented": Conduct(reach=0.2, below_offer=0.3, passport=0.5, gaps=0.55),
    "uncertain": Conduct(reach=0.3, passport=0.4, late=0.4, gaps=0.2),
}  # fmt: skip
