from dataclasses import replace
from datetime import date

from huiyin.followup.issuing import Document, Hand, Opinion, Part, State

KEPT = Document("group", opinions=(Opinion("finance", date(2016, 9, 1)),))


def test_an_issued_document_binds_from_its_day_until_another_takes_its_place():
    issued = replace(KEPT, state=State.ISSUED, effective_on=date(2016, 10, 1), ended_on=date(2018, 1, 1))
    days = (date(2016, 9, 30), date(2016, 10, 1), date(2017, 12, 31), date(2018, 1, 1))
    assert [issued.binds_on(day) for day in days] == [False, True, True, False]
    assert KEPT.binds_on(date(2016, 10, 1)) is False


def test_who_concludes_a_meeting_acts_for_the_meeting_and_not_as_the_keeper():
    hands = (Hand("group"), Hand("group", by_meeting=True), Hand("finance"), Hand("elsewhere"))
    assert [KEPT.parts_of(hand) for hand in hands] == [{Part.KEEPER}, {Part.MEETING}, {Part.ASKED}, set()]


def test_an_opinion_waits_for_its_office_until_its_day_and_for_an_answer_where_it_asks_for_something():
    asked = Opinion("finance", date(2016, 9, 1))
    assert [asked.waits_for_its_office(date(2016, 9, day)) for day in (1, 2)] == [True, False]
    stances = {stance: replace(asked, stance=stance).waits_for_an_answer for stance in ("agrees", "changes", "objects")}
    assert stances == {"agrees": False, "changes": True, "objects": True}
    assert replace(asked, stance="changes", is_answered=True).waits_for_an_answer is False


def test_every_state_has_a_name_in_both_languages():
    assert all(state.label.en and state.label.zh for state in State)
