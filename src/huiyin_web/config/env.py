"""The few things an installation may set from outside, each with its default."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse

BUSY_SECONDS = 30
CHANNELS = frozenset({"email", "message"})
_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
_MAIL_SECONDS = 20


def data_folder() -> Path:
    """Give the folder that holds everything this installation owns (`HUIYIN_DATA`)."""
    return Path(os.environ.get("HUIYIN_DATA", "huiyin-data")).resolve()


def secret_key(folder: Path) -> str:
    """Give the key that signs sessions: from `HUIYIN_SECRET_KEY`, or made once and kept in the data folder."""
    if given := os.environ.get("HUIYIN_SECRET_KEY"):
        return given
    kept = folder / "secret_key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"secret_key.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        made.replace(kept)
    return kept.read_text()


def hosts() -> list[str]:
    """Give the host names this installation answers to (`HUIYIN_HOSTS`, separated by commas)."""
    return os.environ.get("HUIYIN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")


def proxies() -> int:
    """Give how many proxies of ours a request passes before it comes here (`HUIYIN_PROXIES`).

    Raises:
        ValueError: it is no whole number of proxies.
    """
    given = os.environ.get("HUIYIN_PROXIES") or "0"
    if not (given.isascii() and given.isdecimal()):
        raise ValueError(
            f"HUIYIN_PROXIES is '{given}'; write how many proxies stand before the platform, such as 1, "
            "or leave it empty for none."
        )
    return int(given)


def database(folder: Path) -> dict[str, Any]:
    """Give Django's database settings: PostgreSQL by `HUIYIN_DATABASE_URL`, else SQLite in the data folder.

    Raises:
        ValueError: the URL is not one of PostgreSQL.
    """
    if url := os.environ.get("HUIYIN_DATABASE_URL"):
        return _postgresql(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "huiyin.sqlite3"),
        # A file, not memory: tests start processes that read what was committed.
        "TEST": {"NAME": str(folder / "tests.sqlite3")},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            # FULL: a commit that was answered survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            f"HUIYIN_DATABASE_URL begins with '{parts.scheme}:'; "
            "write postgresql://user:password@host:5432/name or leave it empty for SQLite."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        # What follows the question mark is libpq's, such as sslmode=verify-full: dropping it would connect in clear.
        "OPTIONS": dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {},
    }


def reminders() -> frozenset[str]:
    """Give the channels by which people may have themselves reminded (`HUIYIN_REMINDERS`); none until it is set.

    Raises:
        ValueError: a channel is unknown, or nobody said under which address the pages are found (`HUIYIN_ADDRESS`).
    """
    asked = frozenset(filter(None, (one.strip() for one in os.environ.get("HUIYIN_REMINDERS", "").split(","))))
    if unknown := sorted(asked - CHANNELS):
        raise ValueError(
            f"HUIYIN_REMINDERS names '{unknown[0]}'; write email, message or both, separated by a comma, "
            "or leave it empty for none."
        )
    if asked and not address():
        raise ValueError(
            "HUIYIN_REMINDERS is set, but not HUIYIN_ADDRESS; write under which address people open the platform, "
            "such as https://fupin.example, as a reminder says where to look."
        )
    return asked


def address() -> str:
    """Give the address under which people open the platform, without a slash at its end (`HUIYIN_ADDRESS`).

    Raises:
        ValueError: it is no address of the web.
    """
    given = os.environ.get("HUIYIN_ADDRESS", "").rstrip("/")
    if given and urlparse(given).scheme not in {"http", "https"}:
        raise ValueError(f"HUIYIN_ADDRESS is '{given}'; write it whole, such as https://fupin.example.")
    return given


def mail() -> dict[str, Any]:
    """Give Django's settings of e-mail by `HUIYIN_MAIL_URL`; until it is set, letters are printed and not sent.

    Raises:
        ValueError: the URL is not one of a mail server.
    """
    url = os.environ.get("HUIYIN_MAIL_URL")
    parts = urlparse(url or "smtp://localhost")
    if parts.scheme not in _MAIL_PORTS or not parts.hostname:
        raise ValueError(
            f"HUIYIN_MAIL_URL begins with '{parts.scheme}:'; write smtp+tls://user:password@host:587, "
            "smtps://user:password@host:465 or smtp://host:25, or leave it empty to have letters printed."
        )
    return {
        "DEFAULT_FROM_EMAIL": os.environ.get("HUIYIN_MAIL_FROM", "huiyin@localhost"),
        "EMAIL_BACKEND": f"django.core.mail.backends.{'smtp' if url else 'console'}.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _MAIL_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": _MAIL_SECONDS,
    }


def messenger() -> str:
    """Give the class that sends short messages (`HUIYIN_MESSENGER`); until it is set, they are printed and not sent."""
    return os.environ.get("HUIYIN_MESSENGER") or "huiyin_web.core.messengers.ConsoleMessenger"
