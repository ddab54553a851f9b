import stat

import pytest

from huiyin_web.config import env


def test_the_secret_key_is_made_once_and_kept_for_nobody_else(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIYIN_SECRET_KEY", raising=False)
    folder = tmp_path / "data"
    made = env.secret_key(folder)
    assert len(made) >= 50
    assert env.secret_key(folder) == made
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_a_secret_key_from_outside_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIYIN_SECRET_KEY", "from outside")
    assert env.secret_key(tmp_path) == "from outside"
    assert list(tmp_path.iterdir()) == []


def test_the_data_folder_is_found_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUIYIN_DATA", "ours")
    assert env.data_folder() == tmp_path / "ours"


def test_an_installation_answers_to_this_machine_only_until_told_otherwise(monkeypatch):
    monkeypatch.delenv("HUIYIN_HOSTS", raising=False)
    assert env.hosts() == ["localhost", "127.0.0.1", "[::1]"]
    monkeypatch.setenv("HUIYIN_HOSTS", "fupin.example,10.0.0.5")
    assert env.hosts() == ["fupin.example", "10.0.0.5"]


@pytest.mark.parametrize(("given", "proxies"), [(None, 0), ("", 0), ("2", 2)])
def test_no_proxy_is_trusted_until_told_otherwise(monkeypatch, given, proxies):
    monkeypatch.delenv("HUIYIN_PROXIES", raising=False)
    if given is not None:
        monkeypatch.setenv("HUIYIN_PROXIES", given)
    assert env.proxies() == proxies


@pytest.mark.parametrize("given", ["-1", "one", "１"])
def test_what_is_no_number_of_proxies_is_refused_with_what_to_write(monkeypatch, given):
    monkeypatch.setenv("HUIYIN_PROXIES", given)
    with pytest.raises(ValueError, match="write how many proxies stand before the platform, such as 1"):
        env.proxies()


def test_without_a_url_the_database_is_a_file_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("HUIYIN_DATABASE_URL", raising=False)
    found = env.database(tmp_path)
    assert (found["ENGINE"], found["NAME"]) == ("django.db.backends.sqlite3", str(tmp_path / "huiyin.sqlite3"))
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_a_url_names_the_postgresql_with_all_that_it_says(tmp_path, monkeypatch):
    monkeypatch.setenv(
        "HUIYIN_DATABASE_URL",
        "postgresql://office:p%40ss@db.example:5433/huiyin?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem",
    )
    assert env.database(tmp_path) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "huiyin",
        "USER": "office",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"},
    }


@pytest.mark.parametrize("url", ["mysql://office@db/huiyin", "huiyin"])
def test_a_url_of_another_database_is_refused_with_what_to_write(tmp_path, monkeypatch, url):
    monkeypatch.setenv("HUIYIN_DATABASE_URL", url)
    with pytest.raises(ValueError, match="write postgresql://user:password@host:5432/name or leave it empty"):
        env.database(tmp_path)


def test_nobody_is_reminded_until_channels_and_the_address_of_the_pages_are_set(monkeypatch):
    for name in ("HUIYIN_REMINDERS", "HUIYIN_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    assert (env.reminders(), env.address()) == (frozenset(), "")
    monkeypatch.setenv("HUIYIN_REMINDERS", "email, message")
    with pytest.raises(ValueError, match="HUIYIN_ADDRESS; write under which address"):
        env.reminders()
    monkeypatch.setenv("HUIYIN_ADDRESS", "https://fupin.example/")
    assert (env.reminders(), env.address()) == (frozenset({"email", "message"}), "https://fupin.example")


def test_a_channel_or_an_address_that_is_none_is_refused_with_what_to_write(monkeypatch):
    monkeypatch.setenv("HUIYIN_REMINDERS", "pigeon")
    with pytest.raises(ValueError, match="names 'pigeon'; write email, message or both"):
        env.reminders()
    monkeypatch.setenv("HUIYIN_ADDRESS", "fupin.example")
    with pytest.raises(ValueError, match="write it whole, such as https://fupin.example"):
        env.address()


def test_letters_are_printed_until_a_server_of_mail_is_named(monkeypatch):
    monkeypatch.delenv("HUIYIN_MAIL_URL", raising=False)
    assert env.mail()["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    monkeypatch.setenv("HUIYIN_MAIL_URL", "smtp+tls://huiyin:p%40ss@mail.example")
    found = env.mail()
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_HOST_PASSWORD"]) == ("mail.example", 587, "p@ss")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)
    monkeypatch.setenv("HUIYIN_MAIL_URL", "imap://mail.example")
    with pytest.raises(ValueError, match="begins with 'imap:'; write smtp"):
        env.mail()


def test_messages_are_printed_until_an_adapter_is_named(monkeypatch):
    monkeypatch.delenv("HUIYIN_MESSENGER", raising=False)
    assert env.messenger() == "huiyin_web.core.messengers.ConsoleMessenger"
