"""The jobs of the corridors: where, in what trade, at which usual wage and hours, and for whom.

Wages are invented but of the size that such contracts show; currencies, countries and ISCO-08
codes are real.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """One kind of work in one corridor; wages in whole units of the destination's currency."""

    origin: str
    destination: str
    currency: str
    sector: str
    occupation: str
    trade: str
    wage: tuple[int, int]
    women: float
    hours: int = 48
    leave: int = 12
    period: str = "month"
    areas: tuple[str, ...] = ()


_MYS = ("Selangor", "Johor", "Penang", "Perak")
_ARE = ("Dubai", "Abu Dhabi", "Sharjah")
_SAU = ("Riyadh", "Makkah", "Eastern Province")


def _malaysia(sector: str, occupation: str, trade: str, wage: tuple[int, int], women: float) -> Job:
    return Job("NPL", "MYS", "MYR", sector, occupation, trade, wage, women, areas=_MYS)


def _emirates(sector: str, occupation: str, trade: str, wage: tuple[int, int], women: float) -> Job:
    return Job("NPL", "ARE", "AED", sector, occupation, trade, wage, women, leave=30, areas=_ARE)


def _saudi(sector: str, occupation: str, trade: str, wage: tuple[int, int], women: float) -> Job:
    return Job("PHL", "SAU", "SAR", sector, occupation, trade, wage, women, leave=21, areas=_SAU)


JOBS: dict[str, Job] = {
    "gloves": _malaysia("manufacturing", "8141", "Gloves", (1500, 1750), 0.04),
    "electronics": _malaysia("manufacturing", "8212", "Electronics", (1550, 1800), 0.45),
    "plastics": _malaysia("manufacturing", "8142", "Plastics", (1500, 1700), 0.05),
    "guards": _malaysia("security guards", "5414", "Security", (1600, 1950), 0.02),
    "cleaners": _malaysia("services", "9112", "Facilities", (1500, 1600), 0.20),
    "kitchens": _malaysia("services", "9412", "Catering", (1500, 1650), 0.10),
    "estate": _malaysia("plantation", "9211", "Plantations", (1500, 1600), 0.0),
    "estate-daily": Job(
        "NPL", "MYS", "MYR", "plantation", "9211", "Plantations", (56, 64), 0.0,
        period="day", areas=_MYS,
    ),
    "loaders": _emirates("services", "9333", "Logistics", (1000, 1200), 0.0),
    "facility": _emirates("services", "9112", "Facilities", (900, 1100), 0.22),
    "drivers": _emirates("services", "8322", "Transport", (1300, 1600), 0.0),
    "builders": _emirates("construction", "9313", "Contracting", (950, 1150), 0.0),
    "plumbers": _emirates("construction", "7126", "Building Works", (1200, 1500), 0.0),
    "waiters": _emirates("hospitality", "5131", "Hotels", (1100, 1400), 0.30),
    "cooks": _emirates("hospitality", "5120", "Kitchens", (1300, 1700), 0.12),
    "homes": _saudi("domestic work", "9111", "Household", (1500, 1700), 0.97),
    "nannies": _saudi("domestic work", "5311", "Household", (1550, 1800), 1.0),
    "welders": _saudi("construction", "7212", "Contracting", (2000, 2600), 0.0),
    "electricians": _saudi("construction", "7411", "Building Works", (2000, 2500), 0.0),
    "nurses": _saudi("health", "2221", "Polyclinics", (3600, 4600), 0.85),
    "carers": Job(
        "NPL", "ISR", "ILS", "caregiving", "5322", "Household", (5900, 6300), 0.6,
        hours=42, leave=14, areas=("Tel Aviv", "Haifa", "Jerusalem"),
    ),
}  # fmt: skip
