from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from huiyin_web.access.errors import AccountEndedError
from huiyin_web.access.models import User
from huiyin_web.access.queries.actors import actor_of_account
from huiyin_web.access.request import actor_from, user_from
from support import cast

pytestmark = pytest.mark.django_db
ON = date(2016, 12, 31)


def test_a_signed_in_request_has_an_account_and_its_actor(rf):
    request = rf.get("/")
    request.user = cast.county_officer()
    assert user_from(request) == request.user
    assert actor_from(request).key == request.user.key


def test_a_request_of_nobody_has_no_account(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(TypeError, match="signed-in"):
        actor_from(request)


def test_the_worker_works_in_the_name_of_an_account_that_has_not_ended():
    officer = cast.county_officer()
    assert actor_of_account(officer.pk, on=ON).key == officer.key
    User.objects.filter(pk=officer.pk).update(is_active=False)
    with pytest.raises(AccountEndedError):
        actor_of_account(officer.pk, on=ON)
