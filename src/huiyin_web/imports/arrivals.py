"""Who is told of the rows that an import brings: an app above names itself when it starts, and is never imported."""

from collections.abc import Callable, Mapping
from datetime import datetime

from huiyin_web.imports.models import ImportBatch

# Counts the rows that came in by the place that each lies at; where a row has a year of its own, those of the year. It
# reads the whole file, so only who needs it asks.
Count = Callable[[int], Mapping[str, int]]
Told = Callable[[ImportBatch, Count, datetime], None]
_TOLD: list[Told] = []


def register_arrivals(told: Told) -> None:
    """Name whoever is to be told, in the import's transaction; an app does so once, when it starts."""
    _TOLD.append(told)


def tell(batch: ImportBatch, count: Count, at: datetime) -> None:
    """Tell everybody who is named that rows came in."""
    for told in _TOLD:
        told(batch, count, at)
