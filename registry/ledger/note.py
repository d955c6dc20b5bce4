"""Signed notes: text with signature lines, and the keys that make and check them.

The form is C2SP `signed-note`; signatures are Ed25519, a log's own (type 1) or a witness's with
its time (type 4, C2SP `tlog-cosignature`). Where keys are kept is not known here.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LOG, WITNESS = 1, 4
MARK = "\u2014 "
PRIVATE = "PRIVATE+KEY+"
LARGEST = 64 * 1024
MOST_SIGNATURES = 64


class BadNote(ValueError):
    """A note or a key that is not in its form, or a signature that does not hold."""


@dataclass(frozen=True)
class Signature:
    """One signature line: the key's name and number, and what the key made."""

    name: str
    key_id: bytes
    value: bytes

    def __str__(self) -> str:
        return f"{MARK}{self.name} {base64.b64encode(self.key_id + self.value).decode()}\n"


@dataclass(frozen=True)
class Note:
    """A text that ends in a newline, and its signatures."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(map(str, self.signatures))}"

    def plus(self, signature: Signature) -> "Note":
        """The note with one more signature."""
        return replace(self, signatures=(*self.signatures, signature))


@dataclass(frozen=True)
class PublicKey:
    """A name and the key that checks what was signed under it."""

    name: str
    kind: int
    data: bytes

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256 over name, newline, type and key."""
        told = self.name.encode() + b"\n" + bytes([self.kind]) + self.data
        return hashlib.sha256(told).digest()[:4]

    def __str__(self) -> str:
        data = base64.b64encode(bytes([self.kind]) + self.data).decode()
        return f"{self.name}+{self.key_id.hex()}+{data}"

    def signed(self, note: Note) -> int | None:
        """The time of this key's signature on the note (a log's: 0); None where it has none.

        BadNote where a signature under this key does not hold.
        """
        mine = [
            one for one in note.signatures if (one.name, one.key_id) == (self.name, self.key_id)
        ]
        for one in mine:
            time, value = _split(one.value) if self.kind == WITNESS else (0, one.value)
            message = _timed(note.text, time) if self.kind == WITNESS else note.text
            try:
                Ed25519PublicKey.from_public_bytes(self.data).verify(value, message.encode())
            except (InvalidSignature, ValueError) as error:
                raise BadNote(f"The signature of {self.name} does not hold.") from error
        return time if mine else None


@dataclass(frozen=True)
class SecretKey:
    """A key that signs: its name, its type, and the 32 bytes that must stay secret."""

    name: str
    kind: int
    seed: bytes

    def __repr__(self) -> str:
        return f"SecretKey({self.name!r})"

    @property
    def public(self) -> PublicKey:
        """The half of the key that everybody may have."""
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.name, self.kind, key.public_bytes_raw())

    def written(self) -> str:
        """The key as its file holds it."""
        data = base64.b64encode(bytes([self.kind]) + self.seed).decode()
        return f"{PRIVATE}{self.name}+{self.public.key_id.hex()}+{data}"

    def sign(self, note: Note, time: int = 0) -> Note:
        """The note with this key's signature; a witness's says the time (seconds of POSIX)."""
        message = _timed(note.text, time) if self.kind == WITNESS else note.text
        made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(message.encode())
        value = time.to_bytes(8) + made if self.kind == WITNESS else made
        return note.plus(Signature(self.name, self.public.key_id, value))


def new_key(name: str, kind: int) -> SecretKey:
    """A new key; BadNote where the name is none that a signature line can hold."""
    if not name or "+" in name or any(sign.isspace() or sign < " " for sign in name):
        raise BadNote(f"A key's name has no blank and no plus sign: {name!r}.")
    return SecretKey(name, kind, Ed25519PrivateKey.generate().private_bytes_raw())


def read_public(text: str) -> PublicKey:
    """The key that such a line holds: name+number+key; BadNote where it holds none."""
    name, kind, data, key_id = _key(text.strip())
    key = PublicKey(name, kind, data)
    if key.key_id.hex() != key_id:
        raise BadNote(f"The key of {name} does not have the number {key_id}.")
    return key


def read_secret(text: str) -> SecretKey:
    """The key that such a line holds; BadNote where it holds none."""
    if not text.startswith(PRIVATE):
        raise BadNote("This is no secret key.")
    name, kind, data, key_id = _key(text.strip().removeprefix(PRIVATE))
    key = SecretKey(name, kind, data)
    if key.public.key_id.hex() != key_id:
        raise BadNote(f"The key of {name} does not have the number {key_id}.")
    return key


def read_note(text: str) -> Note:
    """A note with its signatures; BadNote where the text is none."""
    if len(text) > LARGEST or any(sign < " " and sign != "\n" for sign in text):
        raise BadNote("This is no signed note.")
    body, blank, lines = text.rpartition("\n\n")
    if not blank or not lines.endswith("\n") or lines.count("\n") > MOST_SIGNATURES:
        raise BadNote("This is no signed note.")
    return Note(f"{body}\n", tuple(map(_signature, lines.removesuffix("\n").split("\n"))))


def _signature(line: str) -> Signature:
    name, blank, told = line.removeprefix(MARK).partition(" ")
    data = decoded(told)
    if not line.startswith(MARK) or not name or not blank or len(data) <= 4:
        raise BadNote("A signature line of the note is not in its form.")
    return Signature(name, data[:4], data[4:])


def _key(text: str) -> tuple[str, int, bytes, str]:
    parts = text.split("+", 2)
    data = decoded(parts[2]) if len(parts) == 3 else b""
    if len(data) != 33 or data[0] not in (LOG, WITNESS):
        raise BadNote("This is no Ed25519 key of a log or a witness.")
    return parts[0], data[0], data[1:], parts[1]


def decoded(text: str) -> bytes:
    """What base64 says; BadNote where it is written in any but the one way."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote("This is no base64.") from error
    if base64.b64encode(data).decode() != text:
        raise BadNote("This is no base64.")
    return data


def _split(value: bytes) -> tuple[int, bytes]:
    return int.from_bytes(value[:8]), value[8:]


def _timed(text: str, time: int) -> str:
    return f"cosignature/v1\ntime {time}\n{text}"
