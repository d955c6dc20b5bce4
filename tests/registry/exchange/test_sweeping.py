"""The search for cyclic garbage rests while a file comes in, and goes on after it."""

import gc

import pytest

from registry.services.exchange.sweeping import unswept


@unswept()
def read_a_file_that_was_cut_off() -> None:
    assert not gc.isenabled()
    raise ValueError("cut off")


def test_it_rests_inside_and_goes_on_after_a_file_that_could_not_be_read():
    with pytest.raises(ValueError, match="cut off"):
        read_a_file_that_was_cut_off()
    assert gc.isenabled()


def test_it_stays_off_where_somebody_else_had_turned_it_off():
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
