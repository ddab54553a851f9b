"""Find the waiting imports that another one replaces: the mended file brings in every row that they refused."""

from collections.abc import Iterable

from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.refused_keys import Key, refused_keys
from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.kinds import ImportKind, place_book
from huiyin_web.imports.loading import Loading
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import uploaded_file

_MOST_REFUSED = 100_000  # keys that are held at once; what has more is left to whoever decides about it


def replaced_by(batch: ImportBatch, kind: ImportKind, loading: Loading) -> list[int]:
    """Give the imports whose refused rows are all among those staged of a later one of the same sender, kind and year.

    The later one is no smaller than what they would have brought once mended: good rows that have not come in wait.
    """
    waiting = ImportBatch.objects.filter(
        by_key=batch.by_key, kind=batch.kind, year=batch.year, pk__lt=batch.pk, state=BatchState.CHECKED,
        replaced_by=None, refused__range=(1, _MOST_REFUSED),
    )  # fmt: skip
    missing: dict[int, set[Key]] = {}
    brings = loading.count()
    for one in waiting.order_by("pk"):
        keys = _refused_keys(one, kind)
        if keys and one.good + len(keys) <= brings:
            missing[one.pk] = set(map(_written, keys))
    return _found(missing, loading.keys() if missing else ())


def _refused_keys(batch: ImportBatch, kind: ImportKind) -> frozenset[Key] | None:
    try:
        return refused_keys(
            uploaded_file(batch), kind.sheet, folder_of(batch.uuid) / PROBLEMS_FILE, year=batch.year,
            places=place_book(), codemap=batch.codemap or None,
        )  # fmt: skip
    except FileNotFoundError:  # cancelled meanwhile
        return None


def _found(missing: dict[int, set[Key]], staged: Iterable[list[Key]]) -> list[int]:
    for some in staged:
        for keys in missing.values():
            keys.difference_update(map(_written, some))
    return [number for number, keys in missing.items() if not keys]


def _written(key: Iterable[object]) -> Key:
    """Give a key in words: SQLite stages a day as text."""
    return tuple(map(str, key))
