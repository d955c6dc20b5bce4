"""What a law file says of itself beside its clauses, and what is empty where it says nothing."""

from decimal import Decimal

import pytest

from audits.clause import Dated
from audits.errors import BadInstrument
from audits.instrument import Beside, JointBody, Source, read

FILE = "std-a.toml"
HEAD = 'id = "STD-A"\nkind = "standard"\ntitle = "T"\nsigned = 2018-11-16\n'
LIMIT = """
[[clause]]
id = "01"
says = "S."
cite = "art. 1"
seen = "secondary"
check = "hours-at-most"
value = {value}
"""


def test_what_a_head_does_not_say_is_empty() -> None:
    law = read(HEAD, FILE)
    assert (law.type, law.legal_force, law.confidence, law.note) == ("", "", "", "")
    assert (law.clauses, law.unchecked) == ((), ())
    assert law.term.renewed is False


TOLD = 'topic = "a"\nsays = "S."\ncite = "art. 1"\nseen = "excerpt"\n'


@pytest.mark.parametrize(
    "kind, more", [("clause", 'check = "insured"'), ("unchecked", 'why = "W."')]
)
def test_what_a_provision_says_of_itself_is_kept(kind: str, more: str) -> None:
    law = read(f'{HEAD}[[{kind}]]\nid = "01"\n{TOLD}elements = ["E3"]\n{more}\n', FILE)
    (entry,) = law.clauses or law.unchecked
    assert (entry.topic, entry.says, entry.cite, entry.seen) == ("a", "S.", "art. 1", "excerpt")
    assert entry.elements == ("E3",)
    plain = TOLD.replace('topic = "a"\n', "")
    law = read(f'{HEAD}[[{kind}]]\nid = "01"\n{plain}{more}\n', FILE)
    (entry,) = law.clauses or law.unchecked
    assert (entry.topic, entry.elements) == ("", ())


def test_a_note_on_a_clause_is_kept_and_empty_where_there_is_none() -> None:
    noted = LIMIT.format(value='40\nnote = "Our reading."')
    assert read(HEAD + noted, FILE).clauses[0].note == "Our reading."
    assert read(HEAD + LIMIT.format(value=40), FILE).clauses[0].note == ""


def test_a_joint_body_of_which_little_was_seen_is_empty_for_the_rest() -> None:
    body = read(f'{HEAD}[joint_body]\ncite = ""\nseen = "secondary"\n', FILE).joint_body
    assert body == JointBody("", "", "", (), "", "secondary", ())


def test_a_joint_body_may_say_that_its_name_was_not_seen() -> None:
    told = 'name = ""\ncomposition = ""\nmeeting_frequency = ""\ncite = "art. 9"\n'
    text = f'{HEAD}[joint_body]\n{told}seen = "excerpt"\nelements = ["E15", "D2"]\n'
    assert read(text, FILE).joint_body == JointBody(
        "", "", "", (), "art. 9", "excerpt", ("E15", "D2")
    )


@pytest.mark.parametrize("told", ["", 'url = ""\nlocator = ""\n'])
def test_a_source_may_have_neither_address_nor_place(told: str) -> None:
    text = f'{HEAD}[[source]]\npublisher = "A gazette"\ntitle = "T"\n{told}seen = "excerpt"\n'
    assert read(text, FILE).sources == (Source("A gazette", "T", "", "", "excerpt"),)


def test_a_source_keeps_its_address_and_place() -> None:
    told = 'publisher = "P"\ntitle = "T"\nurl = "https://a.example"\nlocator = "page 3"\n'
    text = f'{HEAD}[[source]]\n{told}seen = "full_text"\n'
    source = Source("P", "T", "https://a.example", "page 3", "full_text")
    assert read(text, FILE).sources == (source,)


def test_what_stands_beside_the_provisions_is_kept_in_its_order() -> None:
    first = '[[beside]]\nsays = "Four years."\ncite = "art. 12"\nseen = "full_text"\n'
    second = '[[beside]]\nsays = "Published."\ncite = ""\nseen = "secondary"\n'
    text = f'{HEAD}{first}elements = ["E18"]\n{second}elements = ["E15"]\n'
    assert read(text, FILE).beside == (
        Beside("Four years.", "art. 12", "full_text", ("E18",)),
        Beside("Published.", "", "secondary", ("E15",)),
    )


@pytest.mark.parametrize("lacking", ["says", "cite", "seen"])
def test_what_stands_beside_says_what_where_and_how_it_was_seen(lacking: str) -> None:
    told = {"says": "Four years.", "cite": "art. 12", "seen": "full_text", "elements": None}
    lines = [f'{key} = "{value}"' for key, value in told.items() if value and key != lacking]
    text = "\n".join([f"{HEAD}[[beside]]", *lines, 'elements = ["E18"]'])
    with pytest.raises(BadInstrument) as refused:
        read(text, FILE)
    assert str(refused.value) == f"{FILE}: '{lacking}' is missing"
    assert refused.value.clause == ""


def test_a_source_without_its_publisher_is_refused_with_its_file() -> None:
    with pytest.raises(BadInstrument) as refused:
        read(f'{HEAD}[[source]]\ntitle = "T"\nseen = "excerpt"\n', FILE)
    assert str(refused.value) == f"{FILE}: 'publisher' is missing"
    assert refused.value.clause == ""


def test_a_key_that_nothing_beside_has_is_refused() -> None:
    told = 'says = "S."\ncite = ""\nseen = "secondary"\nwhy = "W."\nelements = ["E18"]\n'
    with pytest.raises(BadInstrument) as refused:
        read(f"{HEAD}[[beside]]\n{told}", FILE)
    assert refused.value.reason == "'why' is no key here"


def test_the_largest_number_of_a_limit_is_a_million() -> None:
    limit = read(HEAD + LIMIT.format(value=1_000_000), FILE).clauses[0].parameters["value"]
    assert isinstance(limit, Dated)
    assert limit.steps[0].value == Decimal(1_000_000)
    with pytest.raises(BadInstrument):
        read(HEAD + LIMIT.format(value="1_000_000.001"), FILE)
