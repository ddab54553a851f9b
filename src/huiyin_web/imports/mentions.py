"""What hangs on the rows that files bring: an app whose tables keep the id of such a row says so when it starts.

A row that an import has brought in is taken out again only while nothing mentions it.
"""

from dataclasses import dataclass

from django.db.models import Model

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Mention:
    """A table whose rows keep the id of a row of another.

    Attributes:
        of: the table that is mentioned.
        by: the table that mentions it.
        column: its column for the id.
        words: what hangs on the row, for whoever would take it out.
        told_by: the columns that tell what hangs on one row apart, where the same can hang on two: when those two
            become one, what both have stays where it is.
    """

    of: type[Model]
    by: type[Model]
    column: str
    words: Text
    told_by: tuple[str, ...] = ()


_MENTIONS: list[Mention] = []


def register_mention(mention: Mention) -> None:
    """Add a table that mentions rows; an app does so once, when it starts."""
    _MENTIONS.append(mention)


def mentions_of(table: type[Model]) -> tuple[Mention, ...]:
    """Give what may hang on the rows of a table."""
    return tuple(one for one in _MENTIONS if one.of is table)
