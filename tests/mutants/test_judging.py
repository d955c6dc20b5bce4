"""What is decided about mutants: their keys, what is judged again, the order and the score."""

from pathlib import Path

from tests.mutants import judgements, scoring
from tests.mutants.grouping import SIZE, Alive, groups, split
from tests.mutants.judgements import Judgement
from tests.mutants.making import Mutant, key, listed
from tests.mutants.ordering import Ordering, quick

ADDING = Mutant("audits.money.x_add__mutmut_1", "a1")
TAKING = Mutant("audits.money.x_take__mutmut_1", "b1")
SLOW, QUICK = "tests/law/test_law.py::test_slow", "tests/audits/test_money.py::test_quick"
PRINTS = {"tests/law/test_law.py": "1", "tests/audits/test_money.py": "2"}


def test_a_key_stays_when_only_the_mutants_number_changes():
    first = key("audits.money.x_add__mutmut_1", "def x_add__mutmut_1(a, b):\n    return a - b")
    second = key("audits.money.x_add__mutmut_2", "def x_add__mutmut_2(a, b):\n    return a - b")
    other = key("audits.money.x_add__mutmut_2", "def x_add__mutmut_2(a, b):\n    return a * b")
    assert first == second != other


def test_the_same_change_of_another_function_has_another_key():
    text = "def {}(a):\n    return None"
    one, two = "audits.money.x_add__mutmut_1", "audits.rates.x_add__mutmut_1"
    assert key(one, text.format("x_add__mutmut_1")) != key(two, text.format("x_add__mutmut_1"))


def test_mutants_are_listed_by_name_with_the_text_that_stands_at_their_lines(tmp_path: Path):
    folder = tmp_path / "audits"
    folder.mkdir()
    (folder / "money.py").write_text("A = 1\ndef x_add__mutmut_1():\n    return 2\n")
    (folder / "money.py.spans").write_text('{"spans": {"x_add__mutmut_1": [2, 3]}}')
    (folder / "money.py.meta").write_text(
        '{"exit_code_by_key": {"audits.money.x_add__mutmut_1": null}}'
    )
    name, text = "audits.money.x_add__mutmut_1", "def x_add__mutmut_1():\n    return 2"
    assert listed(tmp_path, ["*money*"]) == [Mutant(name, key(name, text))]
    assert listed(tmp_path, ["*rates*"]) == []


def test_a_killed_mutant_is_settled_while_its_killer_is_still_a_test():
    killed = Judgement("m", "k", "killed", killer=QUICK)
    assert judgements.settled(killed, [SLOW, QUICK], left=[SLOW])
    assert not judgements.settled(killed, [SLOW], left=[])


def test_a_survivor_is_settled_once_no_test_is_left_and_one_that_is_only_alive_never():
    survivor = Judgement("m", "k", "survived")
    assert judgements.settled(survivor, [QUICK], left=[])
    assert not judgements.settled(survivor, [QUICK], left=[QUICK])
    assert not judgements.settled(Judgement("m", "k", "alive"), [QUICK], left=[])
    assert not judgements.settled(None, [], left=[])


def test_a_survivor_is_tried_again_by_new_and_changed_tests_alone():
    survivor = Judgement("m", "k", "survived", passed={"tests/law/test_law.py": "1"})
    assert judgements.left(survivor, [SLOW, QUICK], PRINTS) == [QUICK]
    changed = {**PRINTS, "tests/law/test_law.py": "9"}
    assert judgements.left(survivor, [SLOW, QUICK], changed) == [SLOW, QUICK]
    assert judgements.left(None, [SLOW], PRINTS) == [SLOW]


def test_a_file_of_tests_changes_with_what_stands_beside_it_and_not_with_another_test(
    tmp_path: Path,
):
    for name in ("test_one.py", "test_two.py", "story.toml"):
        (tmp_path / name).write_text(name)
    before = judgements.prints(tmp_path, ["test_one.py"])
    (tmp_path / "test_two.py").write_text("changed")
    assert judgements.prints(tmp_path, ["test_one.py"]) == before
    (tmp_path / "story.toml").write_text("changed")
    assert judgements.prints(tmp_path, ["test_one.py"]) != before


def test_what_was_judged_is_read_back_and_a_line_that_was_cut_off_is_passed_over(tmp_path: Path):
    file = tmp_path / "judged.jsonl"
    first = Judgement("m", "k", "survived", passed={"test_one.py": "1"})
    last = Judgement("m", "k", "killed", killer=QUICK, how="test", seconds=0.2)
    file.write_text(first.line() + last.line() + '{"mutant": "n", "ke')
    assert judgements.read(file) == {"k": last}
    assert judgements.read(tmp_path / "none.jsonl") == {}


def test_the_quick_test_goes_first_until_the_slow_one_has_killed_a_neighbour():
    ordering = Ordering({SLOW: 2.0, QUICK: 0.1})
    assert ordering.ordered(ADDING, [SLOW, QUICK]) == [QUICK, SLOW]
    ordering.kill(ADDING, SLOW)
    assert ordering.ordered(ADDING, [SLOW, QUICK]) == [SLOW, QUICK]


def test_a_kill_in_the_same_function_says_more_than_one_in_its_module():
    ordering = Ordering({SLOW: 1.0, QUICK: 1.0})
    ordering.kill(ADDING, SLOW)
    for _ in range(3):
        ordering.kill(TAKING, QUICK)
    assert ordering.ordered(ADDING, [SLOW, QUICK])[0] == SLOW
    assert ordering.ordered(TAKING, [SLOW, QUICK])[0] == QUICK


def test_a_kill_anywhere_says_more_than_none():
    ordering = Ordering({SLOW: 1.0, QUICK: 1.0})
    ordering.kill(Mutant("audits.rates.x_rate__mutmut_1", "c1"), SLOW)
    assert ordering.ordered(ADDING, [QUICK, SLOW]) == [SLOW, QUICK]


def test_the_test_that_killed_the_mutant_before_goes_before_one_that_is_a_little_quicker():
    ordering = Ordering({SLOW: 1.0, QUICK: 0.2})
    ordering.kill(TAKING, QUICK)
    assert ordering.ordered(ADDING, [QUICK, SLOW]) == [QUICK, SLOW]
    assert ordering.ordered(ADDING, [QUICK, SLOW], killer=SLOW) == [SLOW, QUICK]


def test_a_mutant_is_tried_alone_by_its_first_test_and_by_the_others_while_they_are_quick():
    assert quick([9.0, 0.1]) == 1
    assert quick([0.5, 0.9, 1.0]) == 2
    assert quick([0.1, 0.1]) == 2


def test_no_two_mutants_of_one_function_are_tried_together_and_none_is_forgotten():
    alive = [Alive(Mutant(f"audits.money.x_add__mutmut_{n}", str(n)), []) for n in range(3)]
    alive += [Alive(Mutant(f"audits.money.x_f{n}__mutmut_1", f"f{n}"), []) for n in range(SIZE)]
    made = [*groups(alive)]
    assert sorted(one.mutant.key for group in made for one in group) == sorted(
        one.mutant.key for one in alive
    )
    assert all(len(group) <= SIZE for group in made)
    assert all(len({one.mutant.function for one in group}) == len(group) for group in made)


def test_halves_hold_the_whole_group():
    alive = [Alive(ADDING, []), Alive(TAKING, []), Alive(Mutant("audits.money.x_c", "c"), [])]
    first, second = split(alive)
    assert first + second == alive
    assert first


def test_the_score_counts_what_was_judged_and_says_what_was_not():
    judged = {
        "a1": Judgement(*ADDING, "killed", killer=QUICK, how="time"),
        "b1": Judgement(*TAKING, "alive"),
    }
    lines = [*scoring.table([ADDING, TAKING], judged)]
    assert [" ".join(line.split()) for line in lines] == [
        "audits.money 1 of 1 killed 100.0%, 1 not judged",
        "all modules 1 of 1 killed 100.0%, 1 not judged",
        "by running out of time: 1",
        "by a crash: 0",
    ]


def test_a_survivor_without_a_reason_and_a_reason_without_a_survivor_are_told():
    judged = {
        "a1": Judgement(*ADDING, "killed", killer=QUICK),
        "b1": Judgement(*TAKING, "survived"),
    }
    assert [*scoring.differences([ADDING, TAKING], judged, {ADDING.name: "only speed"})] == [
        f"has a reason but was killed by {QUICK}: {ADDING.name}",
        f"survived without a reason: {TAKING.name}",
    ]
    assert [*scoring.differences([TAKING], judged, {TAKING.name: "only speed"})] == []
    assert [*scoring.strangers([ADDING], [TAKING.name])] == [
        f"has a reason but is not made: {TAKING.name}"
    ]
