"""Proposals in the office and at the terminal: written, looked at, adopted or refused."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select

from registry.db import db
from registry.errors import Refused
from registry.models import LawProposal, User
from registry.services import adopting, editions
from registry.services.proposing import Overtaken
from tests.lawtexts import TALE
from tests.registry.officers import current, proposed

LAW = "/en/office/law"
TALES = f"{LAW}/NPL-MYS-1999"


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def proposed_by(reader, text, base):
    told = {"text": text, "base": base, "reason": "As the committee decided."}
    return reader.post(f"{TALES}/edit", data=told)


def test_a_text_is_proposed_by_one_officer_and_adopted_by_another(
    app, client, nepal, as_role, edition
):
    answer = proposed_by(nepal, TALE.replace("day = 7", "day = 10"), edition)
    assert answer.status_code == 302
    own = nepal.get(answer.location)
    assert "Another officer of your authority must adopt" in own.text
    assert nepal.post(answer.location).status_code == 422
    second = as_role("ministry", "npl-labour")
    page = second.get(answer.location)
    assert "<del>-day = 7</del>" in page.text
    assert re.search(r"NPL-MYS-1999#03 breached met 1", words(page))
    assert "P-SUNITA" in page.text
    assert "edition 3" not in client.get("/en/agreements/NPL-MYS-1999").text.lower()
    assert second.post(answer.location).status_code == 302
    public = words(client.get("/en/agreements/NPL-MYS-1999"))
    assert "Edition 2 : adopted" in public
    assert "Labour NPL" in public
    assert "As the committee decided." in public
    old = client.get("/en/agreements/NPL-MYS-1999/editions/1")
    assert "day = 7" in old.text
    assert "<ins>+day = 10</ins>" in client.get("/en/agreements/NPL-MYS-1999/editions/2").text
    assert client.get("/en/agreements/NPL-MYS-1999/editions/3").status_code == 404


def test_a_text_that_does_not_read_comes_back_with_its_lines(app, nepal, edition):
    broken = TALE.replace("day = 7", 'day = "seven"')
    answer = proposed_by(nepal, broken, edition)
    number = broken.split("\n").index('day = "seven"') + 1
    assert answer.status_code == 422
    assert f"Line {number}" in words(answer)
    assert "must be a whole number" in answer.text
    assert answer.text.count("day = &#34;seven&#34;") == 2
    with app.app_context():
        assert current().text == TALE
        assert db.session.scalars(select(LawProposal)).all()[1:] == []


def test_whoever_comes_second_is_told_what_changed_and_keeps_the_text(
    app, nepal, malaysia, as_role, edition
):
    first = proposed_by(nepal, TALE.replace("day = 7", "day = 10"), edition)
    as_role("ministry", "npl-labour").post(first.location)
    mine = TALE.replace("value = 60", "value = 30")
    answer = proposed_by(malaysia, mine, edition)
    assert answer.status_code == 422
    assert "<ins>+day = 10</ins>" in answer.text
    assert "value = 30" in answer.text
    with app.app_context():
        base = current().edition
    assert f'value="{base}"' in answer.text
    merged = mine.replace("day = 7", "day = 10")
    assert proposed_by(malaysia, merged, base).status_code == 302


def test_nothing_of_a_proposal_is_seen_outside_its_authority(client, nepal, malaysia, edition):
    answer = proposed_by(nepal, TALE.replace("no fee", "no fee whatever"), edition)
    assert malaysia.get(answer.location).status_code == 404
    assert client.get(answer.location).status_code == 403
    assert "no fee whatever" not in client.get("/en/agreements/NPL-MYS-1999").text


def test_a_colleague_refuses_a_proposal_with_a_ground(nepal, as_role, edition):
    answer = proposed_by(nepal, TALE.replace("no fee", "no fee whatever"), edition)
    second = as_role("ministry", "npl-labour")
    assert second.post(f"{answer.location}/close", data={}).status_code == 422
    second.post(f"{answer.location}/close", data={"ground": "The text has no such words."})
    assert "The text has no such words." in nepal.get(answer.location).text
    assert second.post(answer.location).status_code == 422


def test_a_new_instrument_is_proposed(app, nepal):
    text = TALE.replace("NPL-MYS-1999", "NPL-MYS-1998")
    answer = nepal.post(f"{LAW}/new", data={"text": text, "reason": "Found in the archive."})
    assert answer.status_code == 302
    again = nepal.post(f"{LAW}/new", data={"text": TALE, "reason": "Once more."})
    assert "There is an instrument NPL-MYS-1999 already." in again.text


def test_the_operator_proposes_a_file_and_reads_editions(app, runner, edition, tmp_path):
    file = tmp_path / "npl-mys-1999.toml"
    file.write_text(TALE.replace("day = 7", "day = seven"))
    command = ["law", "propose", str(file), "--for", "npl-labour", "--reason", "As decided."]
    broken = runner.invoke(args=command)
    assert broken.exit_code == 1
    line = file.read_text().split("\n").index("day = seven") + 1
    assert broken.stderr.startswith(f"npl-mys-1999.toml:{line}: ")
    file.write_text(TALE.replace("day = 7", "day = 10"))
    assert runner.invoke(args=command).exit_code == 0
    with app.app_context():
        proposal = db.session.scalars(select(LawProposal).order_by(LawProposal.id.desc())).first()
        assert (proposal.state, proposal.base, proposal.actor) == ("open", edition, "operator")
    listed = runner.invoke(args=["law", "editions", "NPL-MYS-1999"]).stdout
    assert listed.startswith("1  ")
    shown = ["law", "show", "NPL-MYS-1999", "--edition", "1", "--text"]
    assert runner.invoke(args=shown).stdout == TALE


def test_the_law_check_reads_adopted_editions_too(app, runner, edition, monkeypatch):
    assert runner.invoke(args=["law", "check"]).exit_code == 0
    monkeypatch.setattr(editions, "text_of", lambda _edition: TALE.replace("wage-by-day", "gone"))
    result = runner.invoke(args=["law", "check"])
    assert result.exit_code == 1
    assert "npl-mys-1999.toml, clause 03" in result.stderr


def test_of_two_officers_who_adopt_in_the_same_moment_one_wins(app, edition):
    with app.app_context():
        asha, bimal = (db.session.scalars(select(User).filter_by(fs_uniquifier=name)).one()
                       for name in ("asha", "bimal"))  # fmt: skip
        texts = [TALE.replace("day = 7", f"day = {day}") for day in (5, 10)]
        numbers = [proposed(text, asha, edition).id for text in texts]
        second = bimal.id
        db.session.commit()
    start = Barrier(2)

    def adopt(number):
        with app.app_context():
            start.wait()
            try:
                proposal = db.session.get(LawProposal, number)
                adopting.adopt(proposal, officer=db.session.get(User, second))
                db.session.commit()
            except Refused as refusal:
                db.session.rollback()
                return type(refusal)
            return None

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(adopt, numbers))
    assert set(outcomes) == {None, Overtaken}
    with app.app_context():
        assert current().text == texts[outcomes.index(None)]
        assert [one.number for one in editions.list_editions("NPL-MYS-1999")] == [1, 2]
