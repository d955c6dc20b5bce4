"""What is the same, what is similar, and what only looks so; whichever of the two is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.services.guarding.likely import BY_WORDS
from registry.services.guarding.matching import SAME, SIMILAR, alike, compare
from registry.services.guarding.nearing import Near
from registry.services.guarding.traits import KINDS, trait
from registry.services.guarding.watched import forms
from registry.services.indexing import NameIndex

FIRMS = ("Himal Overseas", "Timmur Khola Overseas", "Himal Star Manpower", "Everest Gate", "Aiselu")
INDEX = NameIndex((key, "name", name) for key, name in enumerate(FIRMS))
near = Near(INDEX)


def how(kind: str, ours: str, theirs: str) -> str | None:
    """How alike two texts of one kind are, asked both ways."""
    one, other = trait(kind, ours), trait(kind, theirs)
    assert one, ours
    assert other, theirs
    found = alike(one, other, near)
    assert alike(other, one, near) == found
    return found


@pytest.mark.parametrize(
    "kind, ours, theirs",
    [
        ("person", "Ram Bahadur Karki", "KARKI, Ram Bahadur"),
        ("person", "Mr. Ram Karki", "ram karki"),
        ("person", "राम कार्की", "राम कार्की"),
        ("phone", "+977-1-5550143", "01 5550143 "),
        ("phone", "०१-५५५०१४३", "+977 1 555 0143"),
        ("email", "Office@Timmur.example.org", "office@timmur.example.org"),
        ("website", "https://www.timmur.example.org/", "timmur.example.org/contact"),
        ("address", "House 43, Narayan Rd., Chitwan", "Chitwan, Narayan Road, House No. 43"),
        ("guarantee", "BG-00/17, Himal Bank", "bg 0017, Himal Bank Ltd."),
        ("client", "Contoh Gloves Sdn. Bhd.", "CONTOH GLOVES"),
        ("name", "Timmur Khola Overseas Pvt. Ltd.", "TIMMUR KHOLA OVERSEAS"),
    ],
)
def test_the_same_however_it_is_written(kind, ours, theirs):
    assert how(kind, ours, theirs) == SAME


@pytest.mark.parametrize(
    "kind, ours, theirs",
    [
        ("person", "Ram Bahadur Karki", "Ram B. Karki"),
        ("person", "Dipendra Basnet", "Deependra Basnyat"),
        ("person", "Ram Karki", "Ram Bahadur Karki"),
        ("email", "info@timmur.example.org", "office@timmur.example.org"),
        ("address", "House 43, Narayan Road, Ward 5, Chitwan", "43 Narayan Road, Ward 5, Bagmati"),
        ("guarantee", "BG-0017, Himal Bank", "BG-0017, Sagar Bank"),
        ("client", "Kontoh Gloves", "Contoh Glove Industries"),
        ("name", "Timur Khola Manpower", "Timmur Khola Overseas"),
    ],
)
def test_similar_and_not_the_same(kind, ours, theirs):
    assert how(kind, ours, theirs) == SIMILAR


@pytest.mark.parametrize(
    "kind, ours, theirs",
    [
        ("person", "Ram Karki", "Sita Karki"),
        ("person", "Suharto", "Suhartono"),
        ("phone", "+977-1-5550143", "+977-1-5550144"),
        ("email", "ram@gmail.com", "sita@gmail.com"),
        ("website", "https://facebook.com/timmur", "https://facebook.com/himal"),
        ("address", "House 43, Narayan Road, Chitwan", "House 44, Narayan Road, Chitwan"),
        ("address", "House 43, Narayan Road, Chitwan", "House 43, Lazimpat Road, Kathmandu"),
        ("name", "Himal International Manpower", "Everest International Manpower"),
    ],
)
def test_what_is_only_common_is_not_alike(kind, ours, theirs):
    assert how(kind, ours, theirs) is None


@pytest.mark.parametrize(
    "kind, text",
    [("phone", "12"), ("email", "nobody"), ("website", "http://["), ("address", "Kathmandu"),
     ("name", "International Manpower Ltd."), ("guarantee", "1"), ("client", "Services")],
)  # fmt: skip
def test_a_text_that_tells_nothing_is_no_trait(kind, text):
    assert trait(kind, text) is None


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="ram bhdukis.@-/0123456789,कखग", max_size=25),
    st.sampled_from([*FIRMS, "Ram B. Karki", "Ram Karki", "5550143", "a@x.org", "b@x.org"]),
)
TRAITS = st.lists(st.tuples(st.sampled_from(KINDS), TEXTS), max_size=8)


@given(ours=TRAITS, theirs=TRAITS)
def test_the_guard_is_symmetric_and_takes_any_text(ours, theirs):
    these, those = ([one for told in side if (one := trait(*told))] for side in (ours, theirs))
    there = {(one.kind, one.sign, one.how) for one in compare(these, those, near)}
    back = {(one.kind, one.sign, one.how) for one in compare(those, these, near)}
    assert there == back


@given(told=st.tuples(st.sampled_from(KINDS), TEXTS))
def test_whatever_is_a_trait_is_the_same_as_itself(told):
    one = trait(*told)
    assert one is None or alike(one, one, near) == SAME


@given(ours=TRAITS, theirs=TRAITS)
def test_what_is_alike_has_a_form_in_common_so_that_none_is_overlooked(ours, theirs):
    these, those = ([one for told in side if (one := trait(*told))] for side in (ours, theirs))
    for found in compare(these, those, near):
        by_words = found.kind in (*BY_WORDS, "name")
        assert by_words or set(forms(found.ours)) & set(forms(found.theirs))


def test_two_addresses_that_are_similar_have_their_numbers_in_common():
    one, other = (
        trait("address", text)
        for text in ("House 43, Narayan Road, Ward 5, Chitwan", "43 Narayan Road, Ward 5, Bagmati")
    )
    assert alike(one, other, near) == SIMILAR
    assert set(forms(one)) & set(forms(other))
