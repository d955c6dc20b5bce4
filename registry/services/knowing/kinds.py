"""The kinds of what an agency is known by, and which facts each kind has room for."""

PERSON, PLACE, TIE, ALIAS = "person", "place", "tie", "alias"
KINDS: dict[str, str] = {
    "legal_name": ALIAS,
    "trading_name": ALIAS,
    "script_name": ALIAS,
    "former_name": ALIAS,
    "former_number": ALIAS,
    "web_page": ALIAS,
    "social_page": ALIAS,
    "head_office": PLACE,
    "branch": PLACE,
    "training_centre": PLACE,
    "director": PERSON,
    "owner": PERSON,
    "manager": PERSON,
    "sub_agent": PERSON,
    "field_staff": PERSON,
    "partner_agency": TIE,
    "accredited_employer": TIE,
    "main_client": TIE,
}
# The facts of an entry besides its kind, its name, its days and its source.
ROOM: dict[str, tuple[str, ...]] = {
    PERSON: ("registered", "number", "address", "phones", "emails"),
    PLACE: ("number", "address", "phones", "emails"),
    TIE: ("country", "number"),
    ALIAS: (),
}
# Public only where the register says that it publishes them.
GUARDED = frozenset(kind for kind, of in KINDS.items() if of == PERSON) | {"main_client"}
# Whose telephone and e-mail a worker may need; those of the others are for the authority alone.
MEET_WORKERS = frozenset({"sub_agent", "field_staff"})
# With whom an agency changes hands.
HANDS = frozenset({"director", "owner"})
PAGES = frozenset({"web_page", "social_page"})
# The firms that an agency works with by whose names it is found; a main client is not told of.
FIRMS = frozenset({"partner_agency", "accredited_employer"})
NAMES = frozenset({"legal_name", "trading_name", "script_name", "former_name"})


def room(kind: str) -> tuple[str, ...]:
    """The facts that an entry of that kind has room for besides its name, days and source."""
    return ROOM[KINDS[kind]]


def is_public(kind: str, publishes: list[str]) -> bool:
    """Whether the public reads entries of that kind in a register that publishes so."""
    return kind not in GUARDED or kind in publishes
