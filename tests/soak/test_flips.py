"""Bits that flip in the database file: whatever they change in the register is found."""

import pytest

from tests.soak.files import PAGE, rows_of, spoilable
from tests.soak.lengths import chances, figures, times


@pytest.mark.parametrize("where", ["anywhere", "in what is watched"])
def test_no_flipped_bit_that_changes_the_register_goes_undetected(tmp_path, where):
    chance, flips, free, undetected = chances(6962), times(100, 10_000), 0, []
    with spoilable(tmp_path, agencies=12) as register:
        assert register.faults() == []
        pages = range(len(register.bytes) // PAGE) if where == "anywhere" else register.pages()
        for _turn in range(flips):
            spoiled = bytearray(register.bytes)
            bit = 8 * PAGE * chance.choice(pages) + chance.randrange(8 * PAGE)
            spoiled[bit // 8] ^= 1 << bit % 8
            register.file.write_bytes(spoiled)
            if rows_of(register.file) == register.rows:
                free += 1
            elif not register.faults():
                undetected.append(bit)
            register.restore()

    missed = len(undetected)
    figures(f"{flips} flips {where}: {free} changed nothing that is watched, {missed} undetected")
    assert undetected == []
    assert free < flips
