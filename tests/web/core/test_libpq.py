from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg.conninfo import conninfo_to_dict

from huiyin_web.config import env
from huiyin_web.core.libpq import conninfo


def test_what_the_url_demands_of_the_connection_is_demanded_by_every_driver(tmp_path, monkeypatch):
    monkeypatch.setenv("HUIYIN_DATABASE_URL", "postgresql://office:p%40ss@db:5433/huiyin?sslmode=verify-full")
    connection = DatabaseWrapper({**env.database(tmp_path), "TIME_ZONE": None})
    assert conninfo_to_dict(conninfo(connection)) == {
        "dbname": "huiyin",
        "user": "office",
        "password": "p@ss",
        "host": "db",
        "port": "5433",
        "sslmode": "verify-full",
        "client_encoding": "UTF8",
    }
