import pytest
from django.urls import reverse

from huiyin_web.access.actions.sign_out import sign_out
from support import cast
from web.access.steps import AT, actions, actor

pytestmark = pytest.mark.django_db


def test_signing_out_is_recorded_and_ends_the_session(client, officer):
    client.force_login(officer)
    assert client.post(reverse("access:sign_out")).url == reverse("access:sign_in")
    assert actions() == [("access.session.ended", officer.key, cast.COUNTY)]
    assert client.get(reverse("jobs:list")).status_code == 302


def test_who_signed_out_is_recorded_at_their_place():
    user = cast.village_worker()
    sign_out(by=actor(user), at=AT)
    assert actions() == [("access.session.ended", user.key, cast.VILLAGE)]
