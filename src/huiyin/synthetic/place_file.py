"""The places file: nation, province and all below it, then the codes that were replaced."""

from collections.abc import Iterator
from pathlib import Path

from huiyin.kernel.places import Level, level_of
from huiyin.records.place_books import last_day
from huiyin.records.sheets import PLACES
from huiyin.synthetic.changes import changes, first_day, replaced
from huiyin.synthetic.data_files import read_rows, write_sheet

Row = dict[str, str]
_NATION = "000000000000"


def write_places(path: Path) -> None:
    """Write the file: every code with its days, and the one that replaced it."""
    write_sheet(path, [field.key for field in PLACES.fields], place_rows())


def place_rows() -> list[Row]:
    """Give the places of 2023 in the order of their codes, then those that were replaced."""
    known = {row["code"]: row for row in read_rows("higher.csv")}
    known |= {row["code"] + "000000": row for row in read_rows("counties.csv")}
    now = [
        {"code": row["code"], "level": level_of(row["code"]).value, "name": row["name"],
         "name_en": known.get(row["code"], {}).get("name_en", ""),
         "altitude": known.get(row["code"], {}).get("altitude", ""), "valid_from": _first_day(row["code"])}
        for row in sorted(read_rows("qinghai_divisions.csv"), key=lambda row: row["code"])
    ]  # fmt: skip
    higher = [{**one.row, "valid_from": _first_day(one.code)} for one in changes()]
    lower = [old for row in now if row["level"] in {Level.TOWNSHIP, Level.VILLAGE} for old in _replaced(row)]
    return [known[_NATION], *now, *higher, *sorted(lower, key=lambda row: row["code"])]


def rows_of_year(year: int) -> list[Row]:
    """Give the places that belong to a year, in the order of their codes."""
    day = last_day(year).isoformat()
    there = [row for row in place_rows() if row.get("valid_from", "") <= day <= (row.get("valid_to") or day)]
    return sorted(there, key=lambda row: row["code"])


def _replaced(row: Row) -> Iterator[Row]:
    """Give the codes that a township or village had before, with its name of 2023."""
    successor = row["code"]
    for code, change in replaced(row["code"]):
        days = {"valid_from": _first_day(code), "valid_to": change.last_day.isoformat()}
        yield {"code": code, "level": row["level"], "name": row["name"], **days, "successor": successor}
        successor = code


def _first_day(code: str) -> str:
    day = first_day(code)
    return day.isoformat() if day else ""
