"""Reviews of objections: both answers are kept and shown, the desk finds them on Today, others do not read the words."""

import pytest

from architecture.access_casework import ANSWERING
from architecture.access_words import HOUSEHOLDS
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions.ask_review import ask_review
from huiyin_web.casework.actions.review_objection import review_objection
from huiyin_web.casework.models import Objection, Outcome
from huiyin_web.casework.queries.case import case_page
from huiyin_web.casework.queries.objection import objection_page, receipt_page
from huiyin_web.casework.today import waiting
from support import cast
from support.cases import AT, DAY, exit_case, officer, walked
from support.migrating import migrations_of
from support.objecting import objection_on, refused

pytestmark = pytest.mark.django_db
OBJECTED, FIRST, SECOND = "他家去年买了小汽车", "经车管所核查，无车辆登记", "车辆属实，暂停退出"


@pytest.fixture
def under_review():
    answered = refused(walked(exit_case(), until="in_notice"))
    return ask_review(code=answered.code, reason="车在他弟弟名下", at=AT)


@pytest.fixture
def reviewed(under_review):
    return review_objection(
        objection=under_review.pk, outcome=Outcome.UPHELD, answer=SECOND, by=officer("county"), at=AT
    )


def answerer(objection):
    return User.objects.get(pk=int(objection.answered_by_key.removeprefix("user:")))


def on_today(user, rf):
    request = rf.get("/")
    request.user = user
    return [item for item in waiting(request) if "/objections/" in item.url]


def test_the_office_reads_both_answers_each_with_its_day_and_person(reviewed):
    page = objection_page(actor=officer("township"), number=reviewed.pk)

    assert [(str(one.heading), one.said, one.on, one.by) for one in page.answers] == [
        ("Answer: refused", FIRST, reviewed.answered_on, reviewed.answered_by_name),
        ("Review: upheld", SECOND, reviewed.reviewed_on, reviewed.reviewed_by_name),
    ]


def test_the_receipt_shows_both_with_their_offices_and_nobody_s_name(reviewed):
    page = receipt_page(reviewed)

    assert [(one.heading.zh, one.said, one.on, one.by.zh) for one in page.answers] == [
        ("答复：异议不成立", FIRST, reviewed.answered_on, "乡镇"),
        ("复核：异议成立", SECOND, reviewed.reviewed_on, "县"),
    ]


def test_the_case_shows_the_outcome_that_stands(reviewed):
    (row,) = case_page(actor=officer("township"), number=reviewed.case_id, on=DAY).objections.rows

    assert (str(row.cells[3]), str(row.cells[4].value)) == ("Upheld", "Reviewed")


@pytest.mark.django_db(transaction=True)
def test_of_a_review_before_both_were_kept_it_is_known_that_the_first_answer_refused(reviewed):
    with migrations_of("casework") as migrate:
        migrate("0003_public_objections_braked")
        migrate("0004_reviewed_answers")

    row = Objection.objects.get(pk=reviewed.pk)
    assert (row.outcome, row.answer, row.answered_on) == ("refused", "", None)
    assert (row.review_outcome, row.review_answer, row.reviewed_on) == ("upheld", SECOND, reviewed.reviewed_on)
    first, _ = objection_page(actor=officer("township"), number=row.pk).answers
    assert str(first.said) == "The words of this answer were not kept."


def test_a_review_stands_on_the_today_of_those_who_may_review_it(under_review, rf):
    (item,) = on_today(cast.county_officer(), rf)

    assert (item.url, str(item.state)) == (f"/casework/objections/{under_review.pk}/", "under review")
    assert item.due == under_review.due_on
    assert len(on_today(cast.township_officer(), rf)) == 1


def test_it_does_not_stand_there_for_whoever_answered_nor_for_an_office_below(under_review, rf):
    assert on_today(answerer(under_review), rf) == []

    Objection.objects.update(answered_by_office="county")
    assert on_today(cast.township_officer(), rf) == []
    assert len(on_today(cast.county_officer(), rf)) == 1


def test_a_line_of_today_names_the_village_and_the_case(under_review, rf):
    (item,) = on_today(cast.county_officer(), rf)
    case = under_review.case

    assert case.head_name not in item.under.zh
    assert item.under.zh.endswith(f"，贫困户退出：{case.head_name[0]}{'*' * (len(case.head_name) - 1)}")


def test_only_those_who_triage_answer_or_review_read_its_words_others_see_state_and_outcome(reviewed):
    Objection.objects.update(name="李四", contact="13900000001")
    people = cast.everybody()
    read = {}
    for role in HOUSEHOLDS:
        page = objection_page(actor=actor_of(people[role], on=DAY), number=reviewed.pk)
        words = f"{page.text}{page.review_reason}{page.facts}{[one.said for one in page.answers]}"
        read[role] = [one for one in (OBJECTED, "车在他弟弟名下", FIRST, SECOND, "李", "139") if one in words]
        assert [str(one.heading) for one in page.answers] == ["Answer: refused", "Review: upheld"]

    assert {role for role, words in read.items() if words} == ANSWERING


def test_the_page_says_why_its_words_are_not_there(client):
    objection = objection_on(walked(exit_case(), until="in_notice"))
    client.force_login(cast.helper())
    client.cookies["huiyin_language"] = "en"

    page = client.get(f"/casework/objections/{objection.pk}/").content.decode()

    assert "Its words are read by those who triage, answer or review it." in page
    assert OBJECTED not in page
