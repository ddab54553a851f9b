import pytest

from huiyin_web.assistance.actions.open_round import RoundTerms, open_round
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import given
from support.assistance import AT, OTHER, UNIT, county, enrolled, province, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_round_is_opened_by_the_province_with_an_event():
    row = round_of()

    assert (row.key, row.closed_on, row.last_day.isoformat()) == ("2016-2020", None, "2020-12-31")
    assert AuditEvent.objects.get(action="assistance.round.opened").detail == {"years": "2016-2020", "units": 0}


def test_nobody_below_the_province_opens_one():
    with pytest.raises(NotAllowedError):
        round_of(by=county())


@pytest.mark.parametrize(
    ("name", "first", "last", "field"),
    [("", 2016, 2020, "name"), ("一", 2020, 2016, "last_year"), ("一", 2015, 2017, "first_year"), ("一", 1900, 1901, "last_year")],
)  # fmt: skip
def test_a_round_has_a_name_and_years_of_its_own(name, first, last, field):
    round_of(2013, 2015)
    with pytest.raises(AssistanceRefusedError) as refused:
        open_round(terms=RoundTerms(name, first, last), by=province(), at=AT)

    assert [reason.field for reason in refused.value.decision.missing] == [field]
    assert AssistanceRound.objects.count() == 1


def test_units_of_the_round_before_are_taken_over_with_what_they_take_where_that_is_asked():
    before = round_of(2013, 2015)
    enrolled(before, UNIT, most=2, specialities=("water",))
    enrolled(before, OTHER, kind="school")
    row = open_round(terms=RoundTerms("新一轮", 2016, 2020, carries=True), by=province(), at=AT)

    taken = row.participants.order_by("organisation").values_list("organisation", "kind", "most", "specialities")
    assert list(taken) == [(UNIT, "organ", 2, "water"), (OTHER, "school", 3, "")]
