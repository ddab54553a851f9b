from datetime import date, timedelta

import pytest

from huiyin.followup.issuing import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.leadership.actions.act_on_document import AskedOfDocument, act_on_document
from huiyin_web.leadership.errors import DocumentChangedError, LeadershipRefusedError
from huiyin_web.leadership.models import Document
from support import cast
from support.leadership import AT, DAY, TEXT, UNIT, approved, county, did, drafted, heard, issued

pytestmark = pytest.mark.django_db


def unit():
    return actor_of(cast.assisting_unit(), on=DAY)


def test_the_asked_office_gives_its_opinion_and_the_keeper_answers_it():
    row = heard()
    did(row, "opine", by=unit(), days=1, stance="changes", words="增加资金条款")
    did(row, "answer", by=county(), days=2, office=UNIT, taken_up="not_adopted", words="已有规定")
    one = row.opinions.get()
    assert (one.stance, one.words, one.taken_up, one.answer) == ("changes", "增加资金条款", "not_adopted", "已有规定")


def test_only_the_keeper_writes_and_only_the_asked_speak():
    row = heard()
    with pytest.raises(LeadershipRefusedError, match="Only the office that keeps it can do this."):
        did(row, "write", by=unit(), words=TEXT)
    with pytest.raises(LeadershipRefusedError, match="Only an office that was asked"):
        did(row, "opine", by=county(), stance="agrees")


def test_nobody_approves_a_document_by_a_form():
    with pytest.raises(LeadershipRefusedError, match="Only a meeting of its leading group"):
        did(heard(), "approve", by=county(), days=20)


def test_what_the_meeting_asked_to_be_revised_is_revised_before_it_is_issued():
    row, number = approved(conditions="明确抽样办法"), {"number": "1号", "effective_on": DAY + timedelta(40)}
    with pytest.raises(LeadershipRefusedError, match="The meeting asked for a revision first: 明确抽样办法"):
        did(row, "issue", by=county(), days=21, **number)
    did(row, "revise", by=county(), days=22, words=TEXT, reason="按会议意见修改")
    done = did(row, "issue", by=county(), days=23, **number)
    assert (done.state, done.number, done.effective_on, done.versions.count()) == (
        "issued",
        "1号",
        DAY + timedelta(40),
        2,
    )


def test_another_issued_document_takes_its_place_from_its_own_day_on():
    first = issued()
    second = issued(at=AT + timedelta(100), number="囊扶组〔2017〕1号（示范）")
    done = did(first, "supersede", by=county(), days=130, other=second.pk)
    assert (done.state, done.ended_on, done.successor) == ("superseded", second.effective_on, second)


def test_nothing_takes_its_place_that_is_not_issued():
    row = issued()
    for other in (row.pk, drafted().pk, None):
        with pytest.raises(LeadershipRefusedError, match="Name another document that is issued."):
            did(row, "supersede", by=county(), days=30, other=other)


def test_what_was_done_meanwhile_is_looked_at_first_and_what_is_out_of_reach_not_found():
    row = heard()
    asked = AskedOfDocument("withdraw", 1, Given(reason="并入其他文件"))
    with pytest.raises(DocumentChangedError):
        act_on_document(document=row.pk, asked=asked, by=county(), at=AT)
    with pytest.raises(NotFoundError):
        act_on_document(document=row.pk, asked=asked, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=DAY), at=AT)
    assert Document.objects.get().state == "consulted"


def test_an_analyst_at_the_place_of_the_group_does_nothing_in_its_name():
    with pytest.raises(LeadershipRefusedError, match="Only the office that keeps it"):
        did(drafted(), "withdraw", by=actor_of(cast.analyst(cast.COUNTY), on=date(2016, 9, 14)), reason="误")
