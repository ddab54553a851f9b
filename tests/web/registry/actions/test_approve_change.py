import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.approve_change import approve_change
from huiyin_web.registry.errors import FormRefusedError, OvertakenRequestError, OwnRequestError, RequestStateError
from huiyin_web.registry.models import Household, HouseholdHistory, RequestState
from huiyin_web.registry.queries.request_page import request_page
from huiyin_web.registry.queries.requests import to_decide
from support import cast, given
from web.registry.steps import AT, acting, asked_by, county, fill, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(wage_income=100_000, member_count=2)


def approve(request, *, by):
    return approve_change(request=request.pk, by=by, at=AT)


@pytest.mark.parametrize("checker", [township, county])
def test_an_approved_change_stands_in_the_register_with_its_totals(home, checker):
    request = approve(asked_by(village(), home, wage_income="2500"), by=checker())
    home.refresh_from_db()
    assert (home.wage_income, home.net_income, home.income_per_capita) == (250_000, 250_000, 125_000)
    assert (home.version, HouseholdHistory.objects.get().wage_income) == (2, 100_000)
    assert (request.state, request.decided_at) == (RequestState.APPROVED, AT)
    event = AuditEvent.objects.first()
    assert (event.action, event.subject) == ("registry.change.approved", f"household:{home.pk}")
    assert event.detail == {
        "request": request.pk,
        "changes": [{"en": "wages (yuan a year): 1,000 → 2,500", "zh": "工资性收入：1,000 → 2,500"}],
    }


def test_a_member_s_change_is_approved_too(home):
    member = given.person(home)
    request = fill(member, by=village(), section="protection", dibao="是").request
    approve(request, by=township())
    member.refresh_from_db()
    assert member.dibao is True


def test_nobody_approves_their_own_request(home):
    by = township()
    request = asked_by(by, home)
    with pytest.raises(OwnRequestError):
        approve(request, by=by)
    approve(request, by=county())


def test_a_village_worker_approves_nothing(home):
    with pytest.raises(NotAllowedError):
        approve(asked_by(township(), home), by=village())


def test_the_county_next_door_does_not_find_it(home):
    with pytest.raises(NotFoundError):
        approve(asked_by(village(), home), by=acting(cast.county_officer(cast.NEXT_COUNTY)))


def test_a_request_is_decided_once(home):
    request = asked_by(village(), home)
    approve(request, by=township())
    with pytest.raises(RequestStateError):
        approve(request, by=county())
    assert Household.objects.get(pk=home.pk).version == 2


def test_what_has_changed_since_it_was_asked_for_is_not_overwritten(home):
    request = asked_by(village(), home, wage_income="2500")
    Household.objects.filter(pk=home.pk).update(wage_income=300_000, version=2)
    with pytest.raises(OvertakenRequestError) as found:
        approve(request, by=township())
    assert "工资性收入：1,000 → 3,000" in found.value.text.zh
    assert Household.objects.get(pk=home.pk).wage_income == 300_000


def test_what_others_changed_in_other_fields_stays(home):
    request = asked_by(village(), home, wage_income="2500")
    Household.objects.filter(pk=home.pk).update(farmland=7.0, version=2)
    approve(request, by=township())
    home.refresh_from_db()
    assert (home.wage_income, home.farmland, home.version) == (250_000, 7.0, 3)


def test_a_change_that_no_longer_fits_the_row_is_refused(home):
    request = fill(home, by=village(), section="register", status="exited", exited_on="2015-06-30").request
    Household.objects.filter(pk=home.pk).update(identified_on="2016-01-01", version=2)
    with pytest.raises(FormRefusedError) as refused:
        approve(request, by=township())
    assert list(refused.value.problems) == ["exited_on"]


@pytest.mark.parametrize("maker", ["giver", "given"])
def test_nobody_approves_what_an_account_asked_for_that_counts_as_theirs(home, maker):
    giver = cast.county_officer()
    pair = {"giver": giver, "given": cast.given_by(cast.township_officer(), giver)}
    request = asked_by(acting(pair.pop(maker)), home)
    (checker,) = pair.values()
    with pytest.raises(SamePersonError):
        approve(request, by=acting(checker))
    assert [list(to_decide(acting(one))) for one in (checker, cast.county_officer())] == [[], [request]]
    assert request_page(acting(checker), request.pk).may_decide is False
    approve(request, by=county())
