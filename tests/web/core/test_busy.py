import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from django.urls import reverse

from support import cast

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has one writer at a time"),
]


@pytest.fixture
def locked():
    """Somebody else's transaction that writes and does not end, and a connection of ours that waits no 30 seconds."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    connection.close()  # so that the next one waits as long as it should


@pytest.fixture
def officer():
    """Somebody with a password."""
    user = cast.county_officer()
    user.set_password("a long word of passing")
    user.save()
    return user


@pytest.fixture
def sign_in(officer, client, locked):
    """Sign in, which writes, while somebody else does."""

    def sign_in(**headers):
        given = {"username": officer.username, "password": "a long word of passing"}
        return client.post(reverse("access:sign_in"), given, headers=headers)

    return sign_in


@pytest.mark.parametrize(
    ("language", "title", "mend"), [("en", "Busy at the moment", "try again"), ("zh-hans", "平台正忙", "一分钟再试")]
)
def test_whoever_waits_too_long_for_another_writer_is_asked_to_try_again(client, sign_in, language, title, mend):
    client.cookies["huiyin_language"] = language
    answer = sign_in()
    html = answer.content.decode()
    assert answer.status_code == 503
    assert f"<h1>{title}</h1>" in html
    assert mend in html
    assert "sessionid" not in client.cookies


def test_a_program_is_told_so_in_its_own_language(sign_in):
    answer = sign_in(accept="application/json")
    assert (answer.status_code, answer.json()["code"]) == (503, "BUSY")
