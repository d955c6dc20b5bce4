"""How a firm's name sounds, so that the same name typed otherwise, or in another script, is found.

A name becomes plain words (Latin letters and digits, company forms dropped) and each word a
skeleton of its consonants. What is near and what is the same is decided in `services.indexing`;
licence numbers are folded in `services.folding` and never come here.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

FORMS = frozenset(
    """
    ltd limited limted limiteda pvt private praibhet co coltd company inc llc llp lp plc corp
    corporation bhd sdn pte pty gmbh wll spc bsc est establishment fzc fze fzco psc saoc jsc cv
    tbk ms messrs mesars prali pra li prol tnhh mtv cong ty phan congty chamkad mahachon
    """.split()
)
PHRASES = (
    (re.compile(r"\bm\s*/\s*s\b"), " "),
    (re.compile(r"\b(?:w\s*\.?\s*l\s*\.?\s*l|l\s*\.\s*l\s*\.\s*c|dh\.m\.m)\b\.?"), " "),
    (re.compile(r"\bint\s*['’`]?\s*l\b"), " international "),
    (re.compile(r"\bcong ty (?:tnhh|co phan)(?: mtv| mot thanh vien)?\b"), " "),
    (re.compile(r"\bpra\s*\.?\s*li\b\.?"), " "),
    (re.compile(r"[&+]"), " and "),
    (re.compile(r"['’`]"), ""),
)
ARTICLES = frozenset("a al an ar as ash az el the".split())
# Words that so many firms share that they tell nothing of which firm is meant.
COMMON = frozenset(
    """
    and at of for de la un
    international overseas oversea trade trades trading traders travel travels tour tours tourism
    agency agencies recruiting recruitment recruiters recruit manpower service services
    enterprise enterprises associate associates group groups human resource resources hr hrd hrm
    employment consultancy consultants consultant consulting global world placement placements
    staffing labour labor job jobs career careers management solution solutions business
    development corporation supply center centre house maid maids helper personnel foreign
    aviation air export import exports imports training worldwide workforce
    quoc te thuong mai dich vu hop tac lao dong dau tu xuat khau nhan luc phat trien viet nam
    karya indo tenaga kerja jaya mandiri utama sejahtera
    """.split()
)
DIGITS = dict(
    zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True)
)
LETTERS = dict(
    zip(
        "bcdfghjklmnpqrstvwxz",
        "bi si di ef ji ech je ke el em en pi kiu ar es ti bhi dabliu eks jed".split(),
        strict=True,
    )
)
SPELLED_AT_MOST = 4
# The sounds that transliterations of South Asian and Arabic names write in several ways.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"), ("tion|sion|tial|cial", "sn"), ("ksh|kkh|ck|kh|q", "k"),
        ("tch|ch", "C"), ("sch|sh", "s"), ("ph", "f"), ("bh|v", "b"), ("gh", "g"), ("dh", "d"),
        ("th", "t"), ("jh|z", "j"), ("x", "ks"), ("c(?=[eiy])", "s"), ("c", "k"),
        ("g(?=[eiy])", "j"), ("[jz]$", "s"), ("f", "p"), ("(?:ng|m)$", "n"), ("(?<=.)h", ""),
        ("[aeiouwy]", ""),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One word of a name: its plain letters, its consonants, and whether many firms share it."""

    plain: str
    sound: str
    common: bool

    @property
    def article(self) -> bool:
        """Whether it is the "al" or "the" that people leave out, join on, or put in."""
        return self.plain in ARTICLES


def words(name: str) -> tuple[Word, ...]:
    """The words of a name in order, without company forms: "G.M.G. Trading Ltd." has two."""
    latin = name.isascii()
    text = anyascii(name).casefold()
    for pattern, instead in PHRASES:
        text = pattern.sub(instead, text)
    plain = _joined(re.findall(r"[a-z0-9]+", text))
    kept = [word for word in plain if word not in FORMS] or plain
    return tuple(_word(word, latin) for word in kept)


@lru_cache(maxsize=100_000)
def sound_of(word: str, latin: bool = True) -> str:
    """The consonants of a plain word as they sound; initials are spelled: "gmg" is jiemji is jmj.

    `latin` is False for a word of a script that leaves vowels out, which is not initials.
    """
    vowelless = not set(word) & set("aeiouy") and word.isalpha()
    if latin and vowelless and len(word) <= SPELLED_AT_MOST:
        word = "".join(LETTERS[letter] for letter in word)
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _word(plain: str, latin: bool) -> Word:
    sound = sound_of(plain, latin)
    shared = plain in COMMON | ARTICLES or (len(sound) > 2 and sound in _COMMON_SOUNDS)
    return Word(plain, sound, shared)


def _joined(parts: list[str]) -> list[str]:
    """The words with initials put together (g m g: gmg) and single digits in letters."""
    joined: list[str] = []
    initials = ""
    for part in [*parts, ""]:
        if len(part) == 1 and part.isalpha():
            initials += part
            continue
        if initials:
            joined.append(initials)
            initials = ""
        if part:
            joined.append(DIGITS.get(part, part))
    return joined


_COMMON_SOUNDS = frozenset(sound_of(word) for word in COMMON)
