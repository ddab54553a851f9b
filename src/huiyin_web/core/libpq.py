"""Where the PostgreSQL of this installation is, for drivers that connect beside Django's."""

from django.db.backends.base.base import BaseDatabaseWrapper


def conninfo(connection: BaseDatabaseWrapper) -> str:
    """Give the connection string with all that libpq knows of Django's settings, `sslmode` and its like among them."""
    from psycopg import pq  # noqa: PLC0415  the optional dependency, at its one point of use
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  likewise

    known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
    given = connection.get_connection_params()
    return make_conninfo(**{key: given[key] for key in known & given.keys()})
