"""The data files that the made-up province rests on; `divisions/ATTRIBUTION.md` says where each comes from."""

import csv
from pathlib import Path

DATA = Path(__file__).with_name("divisions")


def read_rows(name: str) -> list[dict[str, str]]:
    """Read one of the data files."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_sheet(path: Path, keys: list[str], rows: list[dict[str, str]]) -> None:
    """Write rows as a sheet's CSV file; a key that a row lacks stays empty."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, keys, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
