from datetime import UTC, datetime, timedelta

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.overview.actions.unmask_value import unmask_value
from huiyin_web.overview.errors import ReasonNeededError
from support import cast

AT = datetime(2016, 12, 31, 9, 0, tzinfo=UTC)


def test_unmasking_is_recorded_without_the_value(frozen, as_actor):
    actor = as_actor(cast.village_worker())
    until = unmask_value(by=actor, household=frozen.pk, value="household.phone", reason="核对联系方式", at=AT)
    event = AuditEvent.objects.get()
    assert until == AT + timedelta(minutes=5)
    assert (event.action, event.subject) == ("overview.value.unmasked", f"household:{frozen.pk}")
    assert event.detail == {"value": "household.phone", "reason": "核对联系方式"}


@pytest.mark.parametrize(
    ("who", "value", "reason", "error"),
    [
        (cast.village_worker, "household.phone", "  ?", ReasonNeededError),
        (cast.village_worker, "household.phone", "核对 632725199003070035", PersonalReasonError),
        (cast.village_worker, "household.bank_account", "核对银行账号", NotFoundError),
        (cast.helper, "household.phone", "核对联系方式", NotAllowedError),
        (lambda: cast.county_officer(cast.NEXT_COUNTY), "household.phone", "核对联系方式", NotFoundError),
    ],
)
def test_what_may_not_be_unmasked_is_refused_and_not_recorded(frozen, as_actor, who, value, reason, error):
    with pytest.raises(error):
        unmask_value(by=as_actor(who()), household=frozen.pk, value=value, reason=reason, at=AT)
    assert not AuditEvent.objects.exists()
