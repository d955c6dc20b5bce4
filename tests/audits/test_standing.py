"""What an agency's licence is on a day, from its dated entries."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from audits.standing import intervals, standing_on


@dataclass(frozen=True)
class Entry:
    status: str
    since: date | None = None
    issued_on: date | None = None
    expires_on: date | None = None
    as_of: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Ministry:
    stale_after: int = 90


MARCH, MAY, JULY = date(2024, 3, 1), date(2024, 5, 1), date(2024, 7, 1)
DAY = timedelta(days=1)


def on(day: date, *entries: Entry):
    return standing_on(entries, Ministry(), day)


def test_before_the_first_entry_nothing_is_known():
    found = on(MARCH - DAY, Entry("valid", since=MARCH))
    assert (found.status, found.may_recruit, found.licensed) == (None, "unknown", None)


def test_an_agency_without_entries_is_not_known():
    assert on(MARCH).may_recruit == "unknown"


def test_an_entry_counts_from_its_day_else_its_issue_else_its_list():
    valid = Entry("valid", issued_on=MARCH, as_of=MAY)
    assert on(MARCH, valid).status == "valid"
    assert on(MARCH, Entry("valid", since=MAY, issued_on=MARCH)).status is None
    assert on(MAY - DAY, Entry("valid", as_of=MAY)).status is None
    assert on(MAY, Entry("valid", as_of=MAY)).status == "valid"


def test_the_entry_that_began_last_holds_and_of_equals_the_last_made():
    grant, suspended = Entry("valid", since=MARCH), Entry("suspended", since=MAY)
    assert on(MAY - DAY, suspended, grant).status == "valid"
    assert on(MAY, suspended, grant).status == "suspended"
    assert on(MAY, Entry("valid", since=MAY), suspended).status == "suspended"


def test_from_the_day_of_a_newer_list_on_older_lists_do_not_count():
    seen, revoked = Entry("valid", as_of=MAY), Entry("revoked", since=MARCH, as_of=JULY)
    for told in ((seen, revoked), (revoked, seen)):
        assert on(JULY - DAY, *told).status == "valid"
        assert (on(JULY, *told).status, on(JULY, *told).since) == ("revoked", MARCH)
        assert on(MAY - DAY, *told).status == "revoked"
    assert on(MAY, seen, revoked).until == JULY


def test_a_suspension_of_an_older_list_ends_where_a_newer_one_gives_only_the_licences_first_day():
    suspended = Entry("suspended", since=MAY, as_of=MAY)
    valid = Entry("valid", issued_on=MARCH, as_of=JULY)
    assert on(JULY - DAY, suspended, valid).may_recruit == "no"
    assert on(JULY, suspended, valid).may_recruit == "yes"


def test_an_act_goes_on_counting_when_a_newer_list_comes():
    assert on(
        JULY, Entry("suspended", since=MAY), Entry("valid", since=MARCH, as_of=JULY)
    ).status == ("suspended")


def test_rows_of_one_list_count_beside_each_other():
    rows = Entry("valid", since=MARCH, as_of=JULY), Entry("suspended", since=MAY, as_of=JULY)
    assert [on(day, *rows).status for day in (MARCH, MAY, JULY)] == [
        "valid",
        "suspended",
        "suspended",
    ]


def test_a_list_that_says_what_is_to_come_leaves_the_older_one_until_then():
    valid = Entry("valid", since=MARCH, as_of=MARCH)
    coming = Entry("surrendered", since=JULY, as_of=MAY)
    assert on(JULY - DAY, valid, coming).status == "valid"
    assert on(JULY, valid, coming).status == "surrendered"


def test_a_licence_runs_through_its_last_day():
    licence = Entry("valid", since=MARCH, expires_on=MAY)
    assert on(MAY, licence).may_recruit == "yes"
    expired = on(MAY + DAY, licence)
    assert (expired.status, expired.may_recruit, expired.licensed) == ("expired", "no", False)
    assert expired.since == MAY + DAY
    assert (on(MARCH, licence).since, on(MARCH, licence).until) == (MARCH, MAY + DAY)


def test_a_suspension_does_not_turn_into_an_expired_licence():
    assert on(JULY, Entry("suspended", since=MARCH, expires_on=MAY)).status == "suspended"


@pytest.mark.parametrize(
    "status, answer",
    [
        ("valid", "yes"), ("surveillance", "yes"), ("provisional", "limits"),
        ("conditional", "limits"), ("preventive_suspension", "no"), ("renewal_pending", "no"),
        ("under_review", "no"), ("disqualified", "no"), ("a word nobody knows", "unknown"),
    ],
)  # fmt: skip
def test_a_status_says_who_may_recruit(status: str, answer: str):
    assert on(MARCH, Entry(status, since=MARCH)).may_recruit == answer


def test_an_old_list_never_says_yes_and_still_says_no():
    valid = Entry("valid", since=MARCH, as_of=MARCH)
    assert on(MARCH + 90 * DAY, valid).may_recruit == "yes"
    old = on(MARCH + 91 * DAY, valid)
    assert (old.may_recruit, old.stale, old.licensed) == ("unknown", True, None)
    assert old.as_of == MARCH
    revoked = on(MARCH + 91 * DAY, Entry("revoked", since=MARCH, as_of=MARCH))
    assert (revoked.may_recruit, revoked.licensed) == ("no", None)


def test_an_act_does_not_go_stale():
    assert on(MARCH + 2000 * DAY, Entry("valid", since=MARCH)).may_recruit == "yes"


def test_a_list_that_says_expired_and_knows_the_term_says_what_the_dates_say():
    listed = Entry("expired", issued_on=MARCH, expires_on=MAY, as_of=JULY)
    assert on(MAY, listed).may_recruit == "yes"
    assert (on(MAY + DAY, listed).may_recruit, on(MAY + DAY, listed).since) == ("no", MAY + DAY)


def test_a_list_that_says_since_when_it_is_expired_is_taken_at_its_word():
    listed = Entry("expired", since=MARCH, issued_on=MARCH, expires_on=MAY, as_of=JULY)
    assert on(MARCH, listed).may_recruit == "no"
    assert on(JULY, listed).since == MARCH


def test_an_expired_licence_without_dates_counts_from_its_list():
    assert on(MAY, Entry("expired", as_of=MAY)).status == "expired"


def test_a_licence_is_not_known_as_expired_from_the_day_on_which_it_was_issued():
    listed = Entry("expired", issued_on=MARCH, as_of=JULY)
    assert on(MAY, listed).licensed is None
    assert on(JULY, listed).licensed is False
    assert on(MARCH, Entry("expired", issued_on=MARCH)).licensed is False


def test_a_licence_until_the_last_day_of_the_calendar_has_no_first_day_without_it():
    assert on(MARCH, Entry("valid", since=MARCH, expires_on=date.max)).until is None


def test_a_suspension_with_an_end_gives_the_licence_back_by_itself():
    licence = (Entry("valid", since=MARCH), Entry("suspended", since=MAY, until=JULY))
    assert [on(day, *licence).status for day in (MAY - DAY, MAY, JULY - DAY, JULY)] == [
        "valid", "suspended", "suspended", "valid",
    ]  # fmt: skip
    assert (on(MAY, *licence).until, on(JULY, *licence).since) == (JULY, JULY)


def test_a_suspension_that_ends_takes_the_interim_one_with_it():
    licence = (
        Entry("valid", since=MARCH),
        Entry("preventive_suspension", since=MARCH + DAY),
        Entry("suspended", since=MAY, until=JULY),
    )
    assert on(JULY, *licence).status == "valid"


def test_a_licence_that_is_granted_anew_holds_until_the_day_of_the_new_one():
    licence = (Entry("valid", since=MARCH), Entry("valid", since=MAY))
    assert (on(MARCH, *licence).until, on(MAY, *licence).since) == (MAY, MAY)


def test_after_a_suspension_that_ended_and_had_nothing_before_it_nothing_is_known():
    alone = Entry("suspended", since=MARCH, until=MAY)
    assert (on(MARCH, alone).status, on(MARCH, alone).until) == ("suspended", MAY)
    assert (on(MAY, alone).status, on(MAY, alone).may_recruit) == (None, "unknown")


def test_the_end_of_a_suspension_undoes_nothing_that_came_after_it():
    suspended = (Entry("valid", since=MARCH), Entry("suspended", since=MARCH + DAY, until=JULY))
    assert on(JULY, *suspended, Entry("revoked", since=MAY)).status == "revoked"
    reinstated = on(MAY, *suspended, Entry("valid", since=MAY))
    assert (reinstated.status, reinstated.until) == ("valid", None)


def test_a_licence_whose_term_ran_out_while_it_was_suspended_is_expired_afterwards():
    licence = (
        Entry("valid", since=MARCH, expires_on=MAY),
        Entry("suspended", since=MARCH + DAY, expires_on=MAY, until=JULY),
    )
    assert on(JULY - DAY, *licence).status == "suspended"
    assert on(JULY, *licence).status == "expired"
    assert on(MAY + DAY, *licence).until == JULY


def test_the_intervals_say_of_every_day_what_the_day_says():
    entries = (
        Entry("valid", since=MARCH, expires_on=date(2024, 12, 31), as_of=date(2024, 4, 1)),
        Entry("suspended", since=MAY, until=MAY + 30 * DAY),
        Entry("conditional", issued_on=JULY, as_of=JULY),
    )
    found = list(intervals(entries, Ministry()))
    for since, until, standing in found:
        last = (until or since + 400 * DAY) - DAY
        for day in (since, since + (last - since) // 2, last):
            there = on(day, *entries)
            assert (there.status, there.licensed) == (standing.status, standing.licensed)
    assert [since for since, _, _ in found] == sorted({since for since, _, _ in found})
    assert [until for _, until, _ in found[:-1]] == [since for since, _, _ in found[1:]]
    assert found[0][0] == MARCH
    assert found[-1][1] is None
