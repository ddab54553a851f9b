import pytest
from django.urls import reverse

from huiyin_web.access.actions.change_password import change_password
from huiyin_web.access.errors import PasswordError
from support import cast
from web.access.steps import AT, PASSWORD, actions

pytestmark = pytest.mark.django_db


def test_whoever_has_a_one_time_password_first_changes_it(client, officer):
    officer.must_change_password = True
    officer.save()
    client.force_login(officer)
    where = reverse("access:password")
    assert client.get(reverse("jobs:list")).url == where
    new = {"present": PASSWORD, "new": "black-tent-in-the-snow", "again": "black-tent-in-the-snow"}
    assert client.post(where, new).status_code == 302
    assert client.get(reverse("jobs:list")).status_code == 200
    officer.refresh_from_db()
    assert officer.check_password("black-tent-in-the-snow")
    assert actions() == [("access.password.changed", officer.key, cast.COUNTY)]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"present": "wrong"}, "The present password is not this one."),
        ({"new": PASSWORD, "again": PASSWORD}, "The new password is the present one"),
        ({"again": "something-else-1"}, "The two new passwords differ."),
        ({"new": "short", "again": "short"}, "This password is too short."),
        ({"new": "qwertyuiop", "again": "qwertyuiop"}, "This password is too common."),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(client, officer, changed, words):
    client.force_login(officer)
    client.cookies["huiyin_language"] = "en"
    form = {"present": PASSWORD, "new": "black-tent-in-the-snow", "again": "black-tent-in-the-snow"} | changed
    page = client.post(reverse("access:password"), form)
    assert words in page.content.decode()
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_the_new_password_holds_and_the_present_one_no_longer(officer):
    change_password(user=officer, present=PASSWORD, new="black-tent-in-the-snow", at=AT)
    officer.refresh_from_db()
    assert (officer.check_password("black-tent-in-the-snow"), officer.check_password(PASSWORD)) == (True, False)


def test_a_wrong_present_password_changes_nothing_and_records_nothing(officer):
    with pytest.raises(PasswordError, match="The present password is not this one"):
        change_password(user=officer, present="wrong", new="black-tent-in-the-snow", at=AT)
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    assert actions() == []
