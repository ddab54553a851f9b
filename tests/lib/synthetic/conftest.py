"""The made-up province that the tests of this room read: one fiftieth, made once."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pytest

from huiyin.kernel.text import Text
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
