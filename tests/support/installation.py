"""An installation of its own for tests that start, kill and restart real processes.

It stands on SQLite in a folder, or, where `HUIYIN_TEST_DATABASE_URL` names a PostgreSQL, on a database made there.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

_SETTINGS = {"DJANGO_SETTINGS_MODULE": "huiyin_web.config.settings", "PYTHONPATH": "src:tests"}
ROOT = Path(__file__).parents[2]


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """Give the environment of processes that share one migrated installation; it ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    with _database() as database:
        env = {**os.environ, **_SETTINGS, **database, "HUIYIN_DATA": str(folder)}
        run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env)
        yield env


def run(command: list[str], env: dict[str, str]) -> str:
    """Run a command to its end and give what it printed; a failure shows its words."""
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start(command: list[str], env: dict[str, str]) -> subprocess.Popen[str]:
    """Start a command and leave it running."""
    return subprocess.Popen(command, env=env, cwd=ROOT, text=True, stdout=subprocess.DEVNULL)


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    url = os.environ.get("HUIYIN_TEST_DATABASE_URL")
    if not url:
        yield {}
        return
    import psycopg  # noqa: PLC0415  only where PostgreSQL is asked for

    name = f"huiyin_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"HUIYIN_DATABASE_URL": urlparse(url)._replace(path=f"/{name}").geturl()}
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
