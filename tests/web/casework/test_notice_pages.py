from datetime import timedelta

import pytest

from huiyin.policy import Office
from huiyin_web.casework.actions.close_case import close_case
from huiyin_web.casework.actions.go_back import go_back
from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.models import Case, CaseStep, Notice, NoticeLine
from huiyin_web.casework.queries.case import case_page
from huiyin_web.casework.queries.notices import notice_page, public_notice_page
from huiyin_web.core.clock import today
from support import cast, given
from support.cases import AT, CELLS, exit_case, identification, notice_of, officer, place_of, walked
from support.objecting import noon, objection_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return walked(exit_case(head_name="索南多杰"), until="acknowledged")


def hung(case, others=(), after=1) -> Notice:
    case.refresh_from_db()
    on = case.changed_on + timedelta(days=after)
    wall = Wall("post_notice", (case.pk, case.steps_taken), [one.pk for one in others], (), CELLS, on)
    return post_notice(wall=wall, by=officer(), at=AT)


def taken_back(case, after=1):
    case.refresh_from_db()
    on = case.changed_on + timedelta(days=after)
    return go_back(
        case=case.pk, steps_taken=case.steps_taken, state="acknowledged", reason="公示内容有误", on=on,
        by=officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP)), at=AT,
    )  # fmt: skip


def closed(case, after=1):
    case.refresh_from_db()
    on = case.changed_on + timedelta(days=after)
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    return close_case(case=case.pk, steps_taken=case.steps_taken, reason="农户撤回申请", on=on, by=by, at=AT)


def public(notice, on):
    return public_notice_page(notice, on=on, language="zh")


def staff(notice, on):
    return notice_page(actor=officer(), number=notice.pk, on=on, language="zh")


def ends(case, on):
    rows = case_page(actor=officer(), number=case.pk, on=on).notices.rows
    return [(row.cells[2].value, str(row.cells[2].under)) for row in rows]


def test_a_notice_that_is_over_stays_so_when_the_next_of_its_case_hangs():
    case = walked(identification(), until="in_village_notice")
    first = notice_of(case)
    later = walked(case, until="in_township_notice")
    second = notice_of(later)

    page = public(first, second.posted_on)
    assert second != first
    assert (page.is_over, page.lines) == (True, ())
    assert public(second, second.posted_on).is_over is False


def test_a_notice_whose_case_went_back_says_that_it_was_taken_down(waiting):
    notice = hung(waiting)
    on = taken_back(waiting).changed_on

    page = public(notice, on)
    assert (page.is_over, page.lines) == (True, ())
    assert page.taken_down.zh == "本公示已撤下：所列事项已退回前一环节或已终止。"
    assert staff(notice, on).taken_down == page.taken_down
    assert ends(waiting, on) == [(None, "taken down")]


def test_everybody_reads_that_it_was_taken_down(waiting, client):
    notice = hung(waiting)
    taken_back(waiting)

    answer = client.get(f"/casework/notice/{notice.token}/")

    assert answer.status_code == 410
    assert "本公示已撤下" in answer.content.decode() or "was taken down" in answer.content.decode()


def test_one_household_that_went_back_is_off_a_list_on_which_the_others_hang(waiting):
    other = walked(exit_case(head_name="尕藏"), until="acknowledged")
    notice = hung(waiting, others=[other])
    on = taken_back(waiting).changed_on

    page = public(notice, on)
    assert (page.is_over, page.lines) == (False, ((2, ("尕*",)),))
    assert page.fewer.en == (
        "Taken off this list since it was hung: 1 of 2. The fingerprint is that of the whole list."
    )
    assert ends(other, on) == [(notice.ends_on, "")]


def test_one_that_is_closed_leaves_the_public_page_at_once_and_stays_on_record_for_the_office(waiting):
    other = walked(exit_case(head_name="尕藏"), until="acknowledged")
    notice = hung(waiting, others=[other])
    on = closed(waiting).changed_on

    page = public(notice, on)
    assert (page.is_over, page.lines, page.taken_off) == (False, ((2, ("尕*",)),), ())
    assert [(str(one.label), one.url) for one in staff(notice, on).taken_off] == [
        ("1  索***", f"/casework/{waiting.pk}/")
    ]
    assert ends(waiting, on) == [(None, "taken down")]


def test_a_notice_whose_last_case_is_closed_is_taken_down(waiting):
    notice = hung(waiting)
    on = closed(waiting).changed_on

    assert (public(notice, on).is_over, public(notice, on).lines) == (True, ())
    assert public(notice, on).taken_down is not None
    assert [values for _, values in staff(notice, on).lines] == [("索***",)]


def test_a_case_that_is_closed_after_its_last_day_had_hung_in_full(waiting):
    notice = hung(waiting)
    on = closed(waiting, after=30).changed_on

    assert (public(notice, on).is_over, public(notice, on).taken_down) == (True, None)
    assert ends(waiting, on) == [(notice.ends_on, "")]


def test_a_notice_that_was_hung_again_does_not_bring_back_the_one_taken_down(waiting):
    first = hung(waiting)
    again = hung(taken_back(waiting, after=0), after=0)

    assert first.posted_on == again.posted_on
    assert public(first, again.posted_on).lines == ()
    assert public(again, again.posted_on).lines == ((1, ("索***",)),)


def test_while_an_objection_stops_the_clock_the_case_names_no_last_day(waiting):
    notice = hung(waiting)
    case = Case.objects.get(pk=waiting.pk)
    assert ends(case, notice.posted_on) == [(notice.ends_on, "")]

    filed = objection_on(case)
    by = officer(Office.TOWNSHIP, place_of(case, Office.TOWNSHIP))
    triage_objection(objection=filed.pk, states_fact=True, by=by, at=noon(filed.filed_on))

    assert ends(case, filed.filed_on) == [(None, "not before the objections are answered")]


def test_a_notice_whose_days_are_over_says_so_instead_of_asking_to_be_hung(waiting, client):
    notice = hung(waiting)
    client.force_login(cast.township_officer())
    client.cookies["huiyin_language"] = "en"

    page = client.get(f"/casework/notices/{notice.pk}/").content.decode()

    assert f"The days of this notice were over on {notice.ends_on}: it is for the file only." in page
    assert "hang it" not in page
    assert staff(notice, notice.ends_on).over is None


def test_whoever_enters_a_notice_that_is_over_is_told_so_at_once(waiting, client):
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "en"
    on = waiting.changed_on + timedelta(days=1)
    sent = {"on": on, "steps_taken": waiting.steps_taken, "evidence-posted_at": "村委会公示栏"}

    page = client.post(f"/casework/{waiting.pk}/steps/post_notice/", sent, follow=True).content.decode()

    until = on + timedelta(days=7)
    assert f"The days of this notice were over on {until}, before it was entered: for the file only." in page


def lengthened(notice, count):
    """Put copies of the first household's case on the list, with its steps and an objection each."""
    first = notice.lines.get(number=1)
    for number in range(notice.lines.count() + 1, count + 1):
        case = Case.objects.get(pk=first.case_id)
        steps = list(case.steps.all())
        case.pk, case.household_id = None, given.household(head_name=f"索南{number}").pk
        case.save()
        for step in steps:
            step.pk, step.case = None, case
        CaseStep.objects.bulk_create(steps)
        NoticeLine.objects.create(notice=notice, case=case, number=number, shown=first.shown)
        objection_on(case)


def test_a_notice_of_fifty_households_costs_no_more_queries_than_one_of_two(waiting, client, django_assert_num_queries):
    notice = hung(waiting)
    notice.posted_on = notice.ends_on = today()
    notice.save()
    where, actor = f"/casework/notice/{notice.token}/", officer()

    for count in (2, 50):
        lengthened(notice, count)
        page = client.get(where)
        assert len(page.context["page"].lines) == count
        with django_assert_num_queries(9):
            client.get(where)
        with django_assert_num_queries(9):
            notice_page(actor=actor, number=notice.pk, on=today(), language="zh")
        with django_assert_num_queries(23):
            case_page(actor=actor, number=waiting.pk, on=today())
