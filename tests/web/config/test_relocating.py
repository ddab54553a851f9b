from datetime import UTC, datetime

import pytest

from huiyin.followup.relocation import State
from huiyin_web.access.models import User
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.config.commands.relocating import relocate
from huiyin_web.relocation.models import FollowUp, Move, Scheme, Word
from support import cast, given

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def relocated():
    given.places()
    User.objects.filter(pk=cast.village_worker().pk).update(username=WORKER)
    for village in (cast.VILLAGE, cast.NEXT_VILLAGE):
        for number in range(30):
            given.household(village, member_count=1 + number % 5)
    relocate(scale=0.01, at=AT)


def test_nobody_of_the_demo_moved_without_a_word_of_their_own_or_into_too_large_a_house():
    moves = Move.objects.filter(state="moved")
    assert moves.count() > 0
    assert Word.objects.filter(step="consent", move__in=moves).values("move").distinct().count() == moves.count()
    assert [one.pk for one in moves if one.area > one.persons * 25_00 or one.debt] == []
    assert set(Word.objects.exclude(means="signature").values_list("witness", flat=True)) == {"见证人（示范）"}


def test_households_of_the_demo_are_in_every_state_and_some_are_to_be_asked():
    states = set(Move.objects.values_list("state", flat=True))
    assert states >= {State.MOVED, State.OFFERED, State.DECLINED, State.WITHDRAWN}
    assert Move.objects.filter(due_on__lt=AT.date()).exists()
    assert Move.objects.filter(old_site="kept").exists()
    assert set(FollowUp.objects.values_list("months", flat=True)) == {6}


def test_the_same_day_makes_the_same_moves():
    def told():
        return list(Move.objects.order_by("pk").values_list("scheme__title", "household", "state", "area", "due_on"))

    first = told()
    Move.objects.all().delete()
    Scheme.objects.all().delete()
    relocate(scale=0.01, at=AT)
    assert told() == first
