from datetime import date, timedelta

import pytest

from huiyin_web.casework.actions.post_notice import Wall, post_notice
from huiyin_web.casework.errors import PersonalDataError, StepRefusedError, UnfitNoticeError
from huiyin_web.casework.models import Case, Notice
from huiyin_web.core.errors import DomainError
from huiyin_web.core.models import AuditEvent
from support import cast
from support.cases import AT, CELLS, exit_case, identification, notice_of, officer, walked

pytestmark = pytest.mark.django_db


def hung(case, others=(), cells=CELLS, fields=("village_group", "member_count")):
    on = case.changed_on + timedelta(days=1)
    wall = Wall("post_notice", (case.pk, case.steps_taken), [one.pk for one in others], fields, cells, on)
    return post_notice(wall=wall, by=officer(), at=AT)


@pytest.fixture
def waiting():
    return walked(exit_case(head_name="索南多杰", village_group="二社", member_count=3), until="acknowledged")


def test_a_notice_shows_a_masked_name_and_the_fields_chosen(waiting):
    notice = hung(waiting)

    assert [line.shown for line in notice.lines.all()] == [
        {"head_name": "索***", "village_group": "二社", "member_count": "3"}
    ]
    assert (notice.days, notice.posted_on + timedelta(days=7)) == (7, notice.ends_on)
    assert Case.objects.get(pk=waiting.pk).state == "in_notice"


def test_several_households_of_a_village_stand_on_one_notice(waiting):
    other = walked(exit_case(head_name="尕藏"), until="acknowledged")

    notice = hung(waiting, others=[other])

    assert [line.case_id for line in notice.lines.order_by("number")] == [waiting.pk, other.pk]
    assert Case.objects.get(pk=other.pk).state == "in_notice"


def test_a_case_that_does_not_wait_for_it_stops_the_whole_notice(waiting):
    early = exit_case()

    with pytest.raises(DomainError):
        hung(waiting, others=[early])

    assert Case.objects.get(pk=waiting.pk).state == "acknowledged"
    assert not Notice.objects.exists()


@pytest.mark.parametrize("what", ["身份证110101199003070038", "电话13912345678", "卡号6222020200112233446"])
def test_words_with_a_personal_number_are_not_hung(waiting, what):
    with pytest.raises(PersonalDataError):
        hung(waiting, cells=CELLS | {"posted_at": f"村委会 {what}"})


def test_a_household_whose_group_holds_a_number_or_an_illness_is_not_hung_with_it(waiting):
    waiting.household.village_group = "一社 乙肝 630102194610049009"
    waiting.household.save()

    with pytest.raises(UnfitNoticeError) as refused:
        hung(waiting)

    assert refused.value.text.zh == (
        f"公示未张贴。事项 {waiting.pk}（索***）的“自然村（组）”含有身份证号、病情或残疾信息，公示后人人可见。"
        "请在该户信息表中更正，或不公示该项。"
    )
    assert Case.objects.get(pk=waiting.pk).state == "acknowledged"
    assert not Notice.objects.exists()


def test_without_the_field_that_holds_it_the_notice_hangs(waiting):
    waiting.household.village_group = "一社13912345678"
    waiting.household.save()

    assert [line.shown for line in hung(waiting, fields=()).lines.all()] == [{"head_name": "索***"}]


def test_a_field_outside_the_list_can_not_be_shown(waiting):
    with pytest.raises(KeyError):
        hung(waiting, fields=("phone",))


def test_a_notice_of_an_applicant_is_made_of_the_application():
    case = walked(identification(), until="in_village_notice")

    assert [line.shown for line in notice_of(case).lines.all()] == [{"head_name": "扎***", "village_group": "一社"}]


def test_hanging_is_told_with_the_fingerprint_of_the_list(waiting):
    notice = hung(waiting)

    event = AuditEvent.objects.get(action="casework.notice.posted")
    assert (event.place_code, event.detail["hash"]) == (cast.VILLAGE, notice.lines_hash)
    assert event.detail["until"] == notice.ends_on.isoformat()


def test_a_notice_that_does_not_follow_is_refused():
    with pytest.raises(StepRefusedError):
        hung(exit_case(on=date(2016, 9, 2)))
