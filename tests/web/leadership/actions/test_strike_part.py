import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.strike_part import strike_part
from huiyin_web.leadership.errors import ConcludedError
from support.leadership import AT, concluded, county, written

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["attendance", "items", "decisions"])
def test_a_line_is_struck_while_the_meeting_is_written_and_the_log_says_which(part):
    row = written()
    line = getattr(row, part).first()
    before = getattr(row, part).count()
    strike_part(meeting=row.pk, part=part, row=line.pk, by=county(), at=AT)
    assert getattr(row, part).count() == before - 1
    assert AuditEvent.objects.latest("number").detail == {"struck": str(line)}


def test_there_is_nothing_else_to_strike():
    row = written()
    for part, line in (("additions", 1), ("items", 0), ("group", 1)):
        with pytest.raises(NotFoundError):
            strike_part(meeting=row.pk, part=part, row=line, by=county(), at=AT)


def test_nothing_is_struck_from_a_concluded_meeting():
    row = concluded()
    with pytest.raises(ConcludedError):
        strike_part(meeting=row.pk, part="items", row=row.items.get().pk, by=county(), at=AT)
