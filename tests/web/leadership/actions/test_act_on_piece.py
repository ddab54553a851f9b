from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from huiyin.followup.publicising import Act, Given
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.act_on_piece import act_on_piece
from huiyin_web.leadership.errors import LeadershipRefusedError, PieceChangedError
from huiyin_web.leadership.models import Piece
from support import cast, given
from support.publicity import AT, DAY, county, did, proposed, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_who_proposed_a_piece_does_not_clear_it_and_another_of_the_clearing_office_does():
    person = county()
    row = proposed(by=person)
    with pytest.raises(LeadershipRefusedError, match="never who proposed it"):
        did(row, Act.CLEAR, by=person)
    cleared = did(row, Act.CLEAR)

    assert (cleared.state, cleared.cleared_on) == ("cleared", DAY + timedelta(1))
    assert AuditEvent.objects.filter(action="leadership.piece.clear").count() == 1


def test_nothing_goes_out_without_clearance_not_even_past_the_rules():
    row = proposed()
    with pytest.raises(LeadershipRefusedError, match="waits for clearance"):
        did(row, Act.PUBLISH, on=DAY + timedelta(1), reference="第 3 版")
    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.filter(pk=row.pk).update(published_on=DAY)
    out = published(row)
    assert (out.state, out.published_on, out.reference) == ("published", DAY + timedelta(3), "第 3 版")


def test_a_revised_text_is_cleared_by_somebody_who_did_not_revise_it():
    row, reviser = proposed(), county()
    did(row, Act.RETURN, reason="缺少数据来源")
    did(row, Act.REVISE, by=reviser, days=2, words="补充来源（示范）")
    with pytest.raises(LeadershipRefusedError, match="never who proposed it"):
        did(row, Act.CLEAR, by=reviser, days=3)
    assert did(row, Act.CLEAR, days=3).words == "补充来源（示范）"


def test_a_correction_is_recorded_and_changes_nothing_that_was_published():
    row = did(published(), Act.CORRECT, days=5, words="应为 12 户", reason="数字误排")

    assert (row.state, row.words) == ("published", "产业带动增收（示范）")
    assert row.entries.get(act="correct").words == "应为 12 户"


def test_who_had_not_seen_the_last_thing_changes_nothing_and_the_county_next_door_finds_nothing():
    row = proposed()
    did(row, Act.RETURN, reason="再核实")
    with pytest.raises(PieceChangedError):
        act_on_piece(piece=row.pk, act=Act.CLEAR, seen=0, given=Given(), by=county(), at=AT + timedelta(2))
    with pytest.raises(NotFoundError):
        did(row, Act.REVISE, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=DAY), words="改", days=2)
