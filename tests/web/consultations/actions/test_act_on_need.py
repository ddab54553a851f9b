from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.followup.consultations import Given
from huiyin_web.access.roles import Role
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.sources import came_from
from huiyin_web.consultations.actions.act_on_need import AskedOfNeed, act_on_need
from huiyin_web.consultations.errors import ConsultationRefusedError, NeedChangedError
from huiyin_web.consultations.models import Need
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.consultations import (
    AT,
    DAY,
    acting,
    agreed,
    county,
    did,
    promised,
    province,
    raised,
    unit,
    village,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_an_answer_that_the_place_agrees_to_becomes_a_commitment_of_the_unit_that_the_county_checks():
    row = agreed()
    promise = row.commitment

    assert (promise.owner, promise.accepter, promise.giver, promise.source, promise.source_key) == (
        "Z-0001", cast.COUNTY, cast.COUNTY, "consultation", str(row.pk),
    )  # fmt: skip
    assert (promise.title, promise.quantity, promise.unit, promise.person) == (
        "修建通村路",
        1200,
        "kilometres",
        "帮扶专员",
    )
    assert [one.act for one in row.entries.order_by("pk")] == ["promise", "agree"]
    assert AuditEvent.objects.get(action="consultations.need.agree").detail["commitment"] == promise.number
    source = came_from(county(), [("consultation", str(row.pk))])
    assert [(one.label.en, one.url) for one in source.values()] == [
        (f"Need {row.number} of 前多村", f"/consultations/needs/{row.pk}/")
    ]


def test_a_unit_that_can_do_only_a_part_says_how_much_and_why():
    row = did(raised(), "promise_part", what="修路 5 公里", amount=Decimal(5), due_on=DAY + timedelta(200), person="专员",
              reason="资金有限")  # fmt: skip

    assert (row.state, row.offered, row.reason, row.answered_on) == ("offered", 500, "资金有限", DAY + timedelta(1))


def test_a_no_has_a_reason_and_the_place_takes_note_or_asks_again():
    row = did(raised(), "decline", reason="不在职责范围")
    assert (row.state, row.reason) == ("declined", "不在职责范围")

    again = did(row, "ask_again", days=3, reason="请协调交通部门")
    assert (again.state, again.asked, again.asked_on, again.answered_on, again.reason) == (
        "raised", 2, DAY + timedelta(3), None, "",
    )  # fmt: skip
    did(again, "decline", days=4, reason="仍不能办")
    assert did(again, "take_note", days=5, by=village()).state == "settled"


def test_who_raised_a_need_never_answers_it_even_from_an_account_of_the_unit():
    row = raised()
    with pytest.raises(NotAllowedError):
        did(row, "decline", by=village(), reason="不办")
    person = unit()
    Need.objects.filter(pk=row.pk).update(by_key=person.key)
    with pytest.raises(ConsultationRefusedError, match="never whoever raised it"):
        did(row, "decline", by=person, reason="不办")
    assert did(row, "decline", by=unit(), reason="不办").state == "declined"


def test_a_unit_sees_and_answers_only_needs_of_its_own_pairings():
    other = acting(cast.somebody(Role.ASSISTING_UNIT, cast.COUNTY, organisation="Z-0002"))
    with pytest.raises(NotFoundError):
        did(raised(), "decline", by=other, reason="不办")


def test_the_village_settles_answers_but_only_an_office_that_gives_commitments_agrees():
    row = promised()
    with pytest.raises(NotAllowedError):
        did(row, "agree", days=2, by=village())
    with pytest.raises(NotAllowedError):
        did(row, "agree", days=2, by=unit())


def test_a_promise_that_is_due_too_soon_for_its_class_needs_a_reason_when_it_is_agreed():
    row = promised(due_on=DAY + timedelta(5))
    with pytest.raises(CommitmentRefusedError, match="say why it can't wait"):
        did(row, "agree", days=2)
    assert Need.objects.get(pk=row.pk).state == "offered"
    assert did(row, "agree", days=2, why_short="雨季前必须完成").commitment.why_short == "雨季前必须完成"


def test_what_was_never_answered_is_recorded_by_the_group_that_called_the_consultation_after_its_days():
    row = raised()
    with pytest.raises(ConsultationRefusedError, match="The unit has until 2016-11-13 to answer"):
        did(row, "lapse", by=province(), reason="催办两次", days=60)
    with pytest.raises(ConsultationRefusedError, match="Only the office of the leading group that called"):
        did(row, "lapse", by=county(), reason="催办两次", days=61)
    assert did(row, "lapse", by=province(), reason="催办两次", days=61).state == "lapsed"


def test_whoever_had_not_seen_the_last_thing_done_changes_nothing():
    row = promised()
    with pytest.raises(NeedChangedError, match="Something was done to N-2016-0001 since you opened it"):
        act_on_need(need=row.pk, asked=AskedOfNeed("agree", 0, Given()), by=county(), at=AT + timedelta(2))
