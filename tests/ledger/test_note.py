"""Signed notes and keys: the published examples, and everything that must be refused."""

import pytest

from registry.ledger.note import (
    WITNESS,
    BadNote,
    Note,
    new_key,
    read_note,
    read_public,
    read_secret,
)

# The example of C2SP signed-note.
PUBLISHED_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
PUBLISHED = (
    "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXpp"
    "zi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)


def test_the_published_note_holds_under_the_published_key():
    key = read_public(PUBLISHED_KEY)

    assert str(key) == PUBLISHED_KEY
    assert str(read_note(PUBLISHED)) == PUBLISHED
    assert key.signed(read_note(PUBLISHED)) == 0


def test_a_changed_text_is_refused():
    changed = read_note(PUBLISHED.replace("example message", "forged message"))

    with pytest.raises(BadNote, match="does not hold"):
        read_public(PUBLISHED_KEY).signed(changed)


def test_a_key_that_did_not_sign_says_so(key):
    assert key.public.signed(read_note(PUBLISHED)) is None


def test_a_key_that_is_written_and_read_is_the_same(key):
    assert read_secret(key.written() + "\n") == key
    assert read_public(f"{key.public}\n") == key.public


def test_a_secret_key_is_not_shown_by_accident(key):
    # The secret part is base64, which may itself hold a "+".
    secret = key.written().split("+", 4)[4]

    assert len(secret) == 44
    assert secret not in f"{key!r} {key}"


def test_a_witness_signs_with_its_time(key):
    witness = new_key("union.example/witness", WITNESS)
    note = witness.sign(key.sign(Note("a log\n1\n")), time=1_700_000_000)
    again = read_note(str(note))

    assert (key.public.signed(again), witness.public.signed(again)) == (0, 1_700_000_000)
    line = again.signatures[1]
    earlier = (1_600_000_000).to_bytes(8) + line.value[8:]
    forged = Note(again.text, (type(line)(line.name, line.key_id, earlier),))
    with pytest.raises(BadNote, match=r"union\.example"):
        witness.public.signed(forged)


@pytest.mark.parametrize("name", ["", "with blank", "a+b", "line\nbreak", "ideographic\u3000space"])
def test_a_name_that_a_signature_line_cannot_hold_is_refused(name):
    with pytest.raises(BadNote, match="name"):
        new_key(name, WITNESS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no signature\n",
        PUBLISHED.rstrip("\n"),
        PUBLISHED.replace("\u2014", "-"),
        PUBLISHED.replace("aQM=", "aQN="),  # bits that base64 does not use
        PUBLISHED.replace("Uw2Q", "Uw2\u00e9"),
        PUBLISHED.replace("an ", "an\t"),
        "text\n\n\u2014 short AAAA\n",
        "text\n\n" + 65 * PUBLISHED.partition("\n\n")[2],
    ],
)
def test_what_is_no_note_is_refused(text):
    with pytest.raises(BadNote):
        read_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name",
        PUBLISHED_KEY.replace("530d903a", "530d903b"),
        PUBLISHED_KEY.replace("Aeky", "Beky"),
    ],
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(BadNote):
        read_public(text)
    with pytest.raises(BadNote):
        read_secret(text)
