"""Two entries as they stood before they were merged: what undoing the merge would bring back."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from huiyin_web.registry.models import Household, HouseholdHistory, Merge, Person, PersonHistory

_KEPT = {Household: ("household", HouseholdHistory), Person: ("person", PersonHistory)}
Entry = Household | Person | HouseholdHistory | PersonHistory


def before_merging(merge: int | None, of: type[Household | Person], keys: Sequence[int]) -> list[Entry | None]:
    """Give rows by their permanent ids: as they were before a merge, as they are where there is none.

    A row that the merge took away is its last version; one that it wrote is the version before; others are as they are.
    """
    name, history = _KEPT[of]
    id_column, rows = f"{name}_id", QuerySet[Any, Any](of).in_bulk(keys)
    found: list[Entry | None] = [rows.get(key) for key in keys]
    written = Merge.objects.filter(pk=merge).values_list("rows", flat=True).first() if merge else None
    if written is None:
        return found
    for at, key in enumerate(keys):
        past = QuerySet[Any, Any](history).filter(**{id_column: key})
        version = written.get(f"{name}:{key}")
        if version is not None:
            found[at] = past.filter(version=version - 1).last()
        elif found[at] is None:
            found[at] = past.order_by("version", "history_id").last()
    return found
