"""The made-up province that the tests of this room read: one fiftieth, made once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest

from huiyin.kernel.text import Text
from huiyin.records.place_books import PlaceLife
from huiyin.synthetic import Province, make_province


@pytest.fixture(scope="session")
def told() -> list[tuple[float, Text]]:
    """What the making of the province told of its progress; ask for `province` too."""
    return []


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[float, Text]]) -> Province:
    return make_province(
        tmp_path_factory.mktemp("province"), scale=0.02, progress=lambda done, doing: told.append((done, doing))
    )


@pytest.fixture(scope="session")
def lives(province: Province, read: Callable[[Path], list[dict[str, str]]]) -> dict[str, PlaceLife]:
    """Give the life of every place of the file."""

    def day(cell: str) -> date | None:
        return date.fromisoformat(cell) if cell else None

    return {
        row["code"]: PlaceLife(day(row["valid_from"]), day(row["valid_to"]), row["successor"] or None)
        for row in read(province.places)
    }


@pytest.fixture(scope="session")
def published(province: Province, read: Callable[[Path], list[dict[str, str]]]) -> list[dict[str, str]]:
    """Give the statistics of all years' files."""
    return [row for year in province.years for row in read(province.statistics(year))]


@pytest.fixture(scope="session")
def read() -> Callable[[Path], list[dict[str, str]]]:
    """Read a CSV file as an office sees it: every cell a text, an empty cell an empty text."""
    known: dict[Path, list[dict[str, str]]] = {}

    def rows(path: Path) -> list[dict[str, str]]:
        if path not in known:
            names = pa_csv.open_csv(path).schema.names
            options = pa_csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False)
            known[path] = pa_csv.read_csv(path, convert_options=options).to_pylist()
        return known[path]

    return rows
