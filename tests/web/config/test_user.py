import pytest

from huiyin.cli.main import main
from huiyin_web.access.models import User
from huiyin_web.access.passwords import ONE_TIME_LIFE
from huiyin_web.config.commands.serve import warn_of_nobody
from huiyin_web.core.clock import now
from huiyin_web.core.models import AuditEvent
from support import cast, given

ASKED = ("user", "zhang", "--role", "county_officer", "--place", cast.COUNTY)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def english(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    monkeypatch.setenv("HUIYIN_DATA", str(tmp_path))
    settings.HUIYIN_DATA = tmp_path


def test_the_first_account_of_a_fresh_installation_signs_in_and_must_choose_a_password(client, capsys):
    assert main(ASKED) == 0
    password = capsys.readouterr().out.split("shown this once: ")[1].split()[0]
    answer = client.post("/access/sign-in/", {"username": "zhang", "password": password}, follow=True)
    assert answer.redirect_chain[-1] == ("/access/password/", 302)
    assert User.objects.get().must_change_password


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"--role": "chief"}, "There is no role 'chief'. Give one of: provincial_office, "),
        ({"--place": "6327"}, "12"),
        ({"--place": cast.PREFECTURE}, "belongs to a county; 632700000000 is none."),
        ({"--place": "632799000000"}, "No place has the code 632799000000"),
    ],
)
def test_a_role_or_a_place_that_will_not_do_is_refused_in_words(capsys, changed, words):
    given.places()
    asked = [changed.get(before, word) for before, word in zip(("", *ASKED), ASKED, strict=False)]
    assert main(asked) == 1
    assert words in capsys.readouterr().err
    assert User.objects.count() == 0


def test_a_user_name_that_is_taken_or_odd_is_refused(capsys):
    assert main(ASKED) == 0
    assert main(ASKED) == 1
    assert "The user name 'zhang' is taken" in capsys.readouterr().err
    assert main(["user", "张", *ASKED[2:]]) == 1
    assert "3 to 40 letters" in capsys.readouterr().err


def test_an_administrator_whose_one_time_password_expired_gets_a_new_one_recorded_as_the_platform_s(client, capsys):
    assert main(["user", "chief", "--role", "administrator", "--place", cast.PROVINCE]) == 0
    User.objects.update(password_expires_at=now() - ONE_TIME_LIFE)
    capsys.readouterr()
    assert main(["user", "Chief", "--reset"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The password of chief (administrator, 630000000000) is reset; who was signed in with")
    password = said.split("shown this once: ")[1].split()[0]
    answer = client.post("/access/sign-in/", {"username": "chief", "password": password}, follow=True)
    assert answer.redirect_chain[-1] == ("/access/password/", 302)
    event = AuditEvent.objects.get(action="access.accounts.reset")
    assert (event.actor_key, event.subject) == ("platform:command line", User.objects.get().key)


@pytest.mark.parametrize("is_active", [None, False])
def test_an_account_that_is_not_there_or_was_ended_is_not_reset(capsys, is_active):
    if is_active is not None:
        assert main(ASKED) == 0
        User.objects.update(is_active=is_active)
    assert main(["user", "zhang", "--reset"]) == 1
    assert "No account in use has the name 'zhang'." in capsys.readouterr().err
    assert AuditEvent.objects.filter(action="access.accounts.reset").count() == 0


@pytest.mark.parametrize(
    "asked", [["user", "zhang"], [*ASKED[:4]], [*ASKED, "--reset"], ["user", "zhang", "--name", "张", "--reset"]]
)
def test_an_account_is_made_whole_or_reset_and_nothing_between(capsys, asked):
    assert main(asked) == 1
    assert "Give --role and --place to make the account 'zhang', or --reset alone" in capsys.readouterr().err
    assert User.objects.count() == 0


def test_serving_an_installation_without_an_account_says_how_to_make_one(capsys):
    warn_of_nobody()
    assert "huiyin user USERNAME --role" in capsys.readouterr().out
    cast.county_officer()
    warn_of_nobody()
    assert capsys.readouterr().out == ""
