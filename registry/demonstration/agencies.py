"""The invented registers and the 24 agencies that stand in them.

Numbers carry a mark that no authority issues (9001 upwards in Nepal, DEMO in the Philippines),
addresses a "Demonstration House", contacts a reserved domain (RFC 2606) and 555 numbers.
"""

from dataclasses import asdict, dataclass
from datetime import date

from registry.demonstration.licences import HISTORIES, PROPOSED, Act, acts, proposed
from registry.demonstration.names import NEPAL, PHILIPPINES, VISAYAS, Firm
from registry.demonstration.rows import INVENTED, Row, ago, later

_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")


@dataclass(frozen=True)
class Register:
    """One authority's list; `publishes` names the fields that it fills for each agency."""

    slug: str
    country: str
    name: str
    as_of: date
    stale_after: int
    publishes: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Agency:
    """One agency in the columns of the exchange file, each a text.

    The status columns are filled only where a list reported them; an agency whose history is a
    series of acts has them empty.
    """

    number: str
    name: str
    country: str
    register: str
    name_local: str = ""
    trading_names: str = ""
    address: str = ""
    phones: str = ""
    emails: str = ""
    website: str = ""
    status: str = ""
    status_since: str = ""
    status_ground: str = ""
    issued_on: str = ""
    expires_on: str = ""
    sectors: str = ""
    destinations: str = ""
    bond_amount: str = ""
    bond_currency: str = ""
    source: str = ""

    def row(self) -> Row:
        """The agency as a row of the exchange file."""
        return asdict(self)

    @property
    def qualified(self) -> str:
        """Its number as placements name it, with the register in front."""
        return f"{self.register}:{self.number}"


# What each agency is licensed for, as its register prints it: sectors, destinations, bond.
SCOPES: dict[str, tuple[str, str, int]] = {
    "aiselu": ("manufacturing|security guards", "MYS", 20_000_000),
    "kafal": ("manufacturing|security guards", "MYS", 20_000_000),
    "chilaune": ("services", "MYS|ARE", 20_000_000),
    "tinpipal": ("construction|services", "ARE", 20_000_000),
    "lampuchhre": ("manufacturing|plantation", "MYS", 20_000_000),
    "ratokhola": ("manufacturing|services", "MYS|ARE", 20_000_000),
    "simalchaur": ("services", "", 20_000_000),
    "nigalo": ("manufacturing", "MYS", 20_000_000),
    "jhyaukiri": ("manufacturing", "MYS", 20_000_000),
    "bhogate": ("security guards|manufacturing", "MYS", 20_000_000),
    "kalij": ("hospitality", "ARE", 40_000_000),
    "timmur": ("plantation|manufacturing", "MYS", 20_000_000),
    "okhar": ("manufacturing|services", "MYS", 20_000_000),
    "public": ("caregiving", "ISR", 0),
    "alitaptap": ("domestic work", "SAU", 1_500_000),
    "kalachuchi": ("domestic work", "SAU", 1_500_000),
    "dapithapon": ("construction|health", "SAU", 1_500_000),
    "habagat": ("construction", "SAU", 1_500_000),
    "bulalakaw": ("domestic work", "SAU", 1_500_000),
    "tampisaw": ("domestic work", "SAU", 1_500_000),
    "hamog": ("construction|domestic work", "SAU", 1_500_000),
    "bahandi": ("domestic work", "SAU", 1_000_000),
    "kasikas": ("domestic work", "SAU", 1_000_000),
    "tinagong": ("construction", "SAU", 1_000_000),
}


def registers(today: date) -> tuple[Register, ...]:
    """The three lists: two fresh ones, and one so old that it says nothing about today."""
    return (
        Register("demo-np", "NPL", "Foreign employment licences, Nepal (demonstration)",
                 ago(today, 6), 90, ("destinations",), INVENTED),
        Register("demo-ph", "PHL", "Licensed land-based agencies, Philippines (demonstration)",
                 ago(today, 11), 90, (), INVENTED),
        Register("demo-ph-visayas", "PHL", "Visayas list of agencies (demonstration, old)",
                 ago(today, 214), 90, (), INVENTED),
    )  # fmt: skip


def agencies(today: date) -> dict[str, Agency]:
    """All agencies by their key in the stories."""
    made = {
        firm.key: _agency(firm, "demo-np", _nepali_number(n, firm.key, today))
        for n, firm in enumerate(NEPAL, start=1)
    }
    made |= {
        firm.key: _agency(firm, "demo-ph", f"DEMO-{100 + 7 * n:04d}-LB")
        for n, firm in enumerate(PHILIPPINES, start=1)
    }
    # The old list knows another firm under a number of the main list: both must be sayable.
    return made | {
        "kasikas": _agency(VISAYAS[0], "demo-ph-visayas", "DEMO-0107-LB", **_listed(today, 100)),
        "tinagong": _agency(VISAYAS[1], "demo-ph-visayas", "DEMO-0311-LB", **_listed(today, -500)),
    }


def all_acts(agencies: dict[str, Agency], today: date) -> tuple[Act, ...]:
    """Every decision, agency by agency, each agency's own in the order of their days."""
    return tuple(
        act
        for key in HISTORIES
        for act in acts(key, agencies[key].register, agencies[key].number, today)
    )


def proposal(agencies: dict[str, Agency], today: date) -> Act:
    """The decision that an officer of Nepal proposed and nobody has approved yet."""
    agency = agencies[PROPOSED[0]]
    return proposed(agency.register, agency.number, today)


def _agency(firm: Firm, register: str, number: str, **status: str) -> Agency:
    sectors, destinations, bond = SCOPES[firm.key]
    nepal = register == "demo-np"
    house = 10 + 3 * list(SCOPES).index(firm.key)
    return Agency(
        number=number,
        name=firm.name,
        country="NPL" if nepal else "PHL",
        register=register,
        name_local=firm.local,
        trading_names=firm.trading,
        address=f"Demonstration House {house}, {firm.street}",
        phones=f"+977-1-55501{house:02d}" if nepal else f"+63-2-555-01{house:02d}",
        emails=f"office@{firm.key}.example.org",
        website=f"https://{firm.key}.example.org",
        sectors=sectors,
        destinations=destinations,
        bond_amount=f"{bond}.00" if bond else "",
        bond_currency=("NPR" if nepal else "PHP") if bond else "",
        source=INVENTED,
        **status,
    )


def _nepali_number(serial: int, key: str, today: date) -> str:
    """A number in the national style: serial, then the Nepali fiscal year of the first licence."""
    granted = ago(today, HISTORIES[key][0].since)
    year = granted.year + 57 - (granted.month < 7)
    number = f"{9000 + serial}/{year % 1000:03d}/{(year + 1) % 100:02d}"
    return number.translate(_DEVANAGARI) if key == "nigalo" else number


def _listed(today: date, ended: int) -> dict[str, str]:
    """What the old list printed: a licence of four years whose last day was `ended` days ago."""
    end = ago(today, ended)
    issued = later(end, -1460)
    day = {"issued_on": issued.isoformat(), "status_since": issued.isoformat()}
    return {"status": "valid", "expires_on": end.isoformat(), **day}
