from dataclasses import replace

import pytest

from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import AT, TODAY, acting, county, province

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    given.places()
    return Helping("李帮扶（虚构）", given.household().office_number, TODAY, "Z-0001")


def named(terms, by=None):
    return pair_household(terms=terms, by=by or county(), at=AT)


def test_a_helper_without_an_account_is_named_and_reaches_nothing(asked):
    row = named(asked)
    assert (row.helper, row.village_code, row.grant, row.account) == ("李帮扶（虚构）", cast.VILLAGE, None, None)
    assert AuditEvent.objects.get(action="assistance.helper.named").subject == f"household:{row.household_id}"


def test_a_helpers_account_reaches_the_household(asked):
    user = cast.helper(villages=())
    row = named(replace(asked, account=user.username.upper()))
    assert acting(user).scope.households == (row.household_id,)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"helper": ""}, "helper"),
        ({"helper": "李 632725199003070035"}, "document"),
        ({"household_number": "1"}, "household_number"),
        ({"account": "nobody"}, "account"),
    ],
)
def test_somebody_a_household_and_an_account_that_fits_are_needed(asked, changes, field):
    with pytest.raises(AssistanceRefusedError) as refused:
        named(replace(asked, **changes))
    assert [reason.field for reason in refused.value.decision.missing] == [field]


def test_the_same_is_not_said_twice_but_a_second_helper_may_be(asked):
    named(asked)
    with pytest.raises(AssistanceRefusedError, match="already"):
        named(asked)
    named(replace(asked, helper="王帮扶（虚构）"))


def test_a_household_next_door_is_not_found_and_a_province_names_nobody(asked):
    with pytest.raises(AssistanceRefusedError, match="No household in your area"):
        named(replace(asked, household_number=given.household(cast.NEXT_VILLAGE).office_number))
    with pytest.raises(NotAllowedError):
        named(asked, by=province())
