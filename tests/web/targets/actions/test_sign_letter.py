from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.revise_target import revise_target
from huiyin_web.targets.actions.sign_letter import sign_letter
from huiyin_web.targets.errors import LetterSignedError
from huiyin_web.targets.models import Letter
from huiyin_web.targets.queries.wording import stands
from support import cast
from support import given as register
from support.targets import AT, DUE_ON, TODAY, actor_of, county, drawn_up, of_county, prefecture, province

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(10)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def signed(row, *signers, at=LATER):
    for by in signers or (county(), prefecture()):
        row = sign_letter(letter=row.pk, by=by, at=at)
    return row


def test_with_the_second_signature_each_target_is_a_commitment_that_its_owner_does_not_accept():
    row = drawn_up()
    assert stands(signed(row, county())) == "upper"
    assert not Commitment.objects.exists()

    row = signed(row, prefecture())
    promise = Commitment.objects.get()
    assert (stands(row), row.lower_on, row.upper_on) == ("signed", TODAY + timedelta(10), TODAY + timedelta(10))
    assert (promise.owner, promise.accepter, promise.giver) == (cast.COUNTY, cast.PREFECTURE, cast.PREFECTURE)
    assert (promise.source, promise.source_key, promise.kind) == ("letter", str(row.pk), "lifting")
    assert (promise.title, promise.quantity, promise.unit) == ("2016年减贫人口 600人", 60_000, "persons")
    assert (promise.due_on, promise.state) == (DUE_ON, "pledged")
    assert row.lines.get().commitment == promise
    assert [event.detail["side"] for event in AuditEvent.objects.filter(action="targets.letter.signed").order_by("pk")] == [
        "lower", "upper",
    ]  # fmt: skip


def test_the_side_that_takes_the_targets_on_signs_first_and_nobody_signs_for_another_office():
    row = drawn_up()
    for by in (prefecture(), province(), actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)):
        with pytest.raises(NotFoundError):
            signed(row, by)
    signed(row, county())
    for by in (county(), province()):
        with pytest.raises(NotFoundError):
            signed(row, by)
    assert Letter.objects.get(pk=row.pk).upper_on is None


def test_two_people_sign():
    row = drawn_up()
    lower, upper = cast.county_officer(), cast.prefecture_officer()
    cast.given_by(lower, upper)
    signed(row, actor_of(lower, on=TODAY))
    with pytest.raises(SamePersonError):
        signed(row, actor_of(upper, on=TODAY))
    assert not Commitment.objects.exists()


def test_a_signed_letter_is_not_signed_again_nor_one_whose_day_is_over():
    row = signed(drawn_up())
    with pytest.raises(LetterSignedError, match="both sides have signed it"):
        signed(row, prefecture())
    late = drawn_up(cast.NEXT_COUNTY)
    by = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    with pytest.raises(LetterSignedError, match="its day \\(2016-12-31\\) is over"):
        signed(late, by, at=AT + timedelta(400))


def test_a_new_version_calls_off_what_changed_and_goes_on_with_the_rest():
    of_county(indicator="training")
    first = signed(drawn_up())
    row = of_county()
    sent = Sent(row.entries.count(), Decimal(550), reason="雪灾")
    revise_target(target=row.pk, sent=sent, by=prefecture(), at=LATER)
    second = drawn_up(at=LATER, reason="经核实调减")
    assert stands(Letter.objects.get(pk=first.pk)) == "signed"

    signed(second, at=LATER + timedelta(1))
    assert stands(Letter.objects.get(pk=first.pk)) == "superseded"
    found = {row.title: row.state for row in Commitment.objects.all()}
    assert found == {
        "2016年减贫人口 600人": "withdrawn", "2016年减贫人口 550人": "pledged", "2016年技能培训人数 600人": "pledged",
    }  # fmt: skip
    kept = first.lines.get(target__indicator="training").commitment
    assert second.lines.get(target__indicator="training").commitment == kept
    withdrawn = Commitment.objects.get(state="withdrawn").entries.get()
    assert withdrawn.reason == "L-2016-0001 第 2 版：经核实调减"


def test_a_superseded_version_is_not_signed():
    first = drawn_up()
    drawn_up(due_on=DUE_ON - timedelta(30), reason="提前完成")
    with pytest.raises(LetterSignedError, match="a later version takes its place"):
        signed(first, county())
