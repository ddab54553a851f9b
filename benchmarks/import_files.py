"""Make the files that the import benchmark reads: households and persons of a made-up province, fast."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import xlsxwriter

from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.sheets import HOUSEHOLDS, PERSONS

MEMBERS = 1_437 / 400
VILLAGES = np.array([f"6327{county:02d}{town:03d}{village:03d}" for county in range(21, 29)
                     for town in range(100, 160) for village in range(200, 210)])  # fmt: skip
_SURNAMES = np.array(list("王李张刘陈杨赵黄周吴马韩"))
_GIVEN = np.array(list("才让扎西卓玛措毛吉东智桑杰多杰伟芳秀英娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚"))
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_LABELS = {Kind.FLAG: np.array(["否", "是"])}


def files(rows: int, folder: Path) -> dict[str, Path]:
    """Write `households.csv` and `persons.csv` for `rows` households and give their paths."""
    made = {"households": households(rows), "persons": persons(rows, round(rows * MEMBERS))}
    paths = {}
    for key, table in made.items():
        paths[key] = folder / f"{key}.csv"
        with paths[key].open("wb") as stream:
            stream.write("\ufeff".encode())
            pyarrow.csv.write_csv(table, stream)
    return paths


def households(rows: int) -> pa.Table:
    """Make the texts of a household sheet."""
    rng = np.random.default_rng(2012)
    own = {
        "office_number": numbers(rows, 1),
        "village_code": VILLAGES[np.arange(rows) * len(VILLAGES) // rows],
        "head_name": _names(rng, rows),
        "phone": _digits(rng.integers(13_000_000_000, 19_000_000_000, rows), 11),
        "bank_account": np.char.add("6228", _digits(rng.integers(0, 10**15, rows), 15)),
        "exited_on": None,
        "status": np.array(["贫困"]).repeat(rows),
    }
    return _sheet(HOUSEHOLDS, own, rng, rows)


def persons(households_: int, rows: int) -> pa.Table:
    """Make the texts of a person sheet."""
    rng = np.random.default_rng(2016)
    identities, births, women = _identities(rng, rows)
    own = {
        "office_number": numbers(rows, 2),
        "household_number": numbers(households_, 1)[np.arange(rows) * households_ // rows],
        "name": _names(rng, rows),
        "sex": np.array(["男", "女"])[women],
        "id_type": np.array(["居民身份证"]).repeat(rows),
        "id_number": identities,
        "birth_date": births.astype(str),
    }
    return _sheet(PERSONS, own, rng, rows)


def workbook(table: pa.Table, sheet: Sheet, path: Path) -> Path:
    """Write a sheet of texts as a workbook."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_numbers": False})
    page = book.add_worksheet(sheet.key)
    page.write_row(0, 0, table.column_names)
    for at, row in enumerate(zip(*(column.to_pylist() for column in table.columns), strict=True), start=1):
        page.write_row(at, 0, row)
    book.close()
    return path


def numbers(rows: int, kind: int) -> npt.NDArray[np.str_]:
    """Give office numbers: 63, the kind, and the count."""
    return np.char.add(f"63{kind}0", _digits(np.arange(rows), 12))


def _sheet(sheet: Sheet, own: dict[str, npt.NDArray[np.str_] | None], rng: np.random.Generator, rows: int) -> pa.Table:
    columns = {}
    for field in sheet.fields:
        values = own[field.key] if field.key in own else _column(field, rng, rows)
        columns[field.label.zh] = pa.nulls(rows, pa.string()) if values is None else pa.array(values, pa.string())
    return pa.table(columns)


def _column(field: Field, rng: np.random.Generator, rows: int) -> npt.NDArray[np.str_]:
    if field.codes is not None:
        return np.array([code.label.zh for code in field.codes.codes])[rng.integers(0, len(field.codes.codes), rows)]
    match field.kind:
        case Kind.FLAG:
            return _LABELS[Kind.FLAG][rng.integers(0, 2, rows)]
        case Kind.INTEGER | Kind.YEAR:
            low, high = int(field.low or 0), int(min(field.high or 9, 2012))
            return rng.integers(low, high + 1, rows).astype(str)
        case Kind.MONEY | Kind.DECIMAL:
            figures = pa.array(np.round(rng.gamma(2, 900, rows) % (field.high or 2000), 2))
            return pc.cast(figures, pa.string()).to_numpy(zero_copy_only=False)
        case Kind.DATE:
            return (np.datetime64("2012-01-01") + rng.integers(0, 300, rows)).astype(str)
        case _:
            return _names(rng, rows)


def _identities(
    rng: np.random.Generator, rows: int
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.datetime64], npt.NDArray[np.int64]]:
    births = np.datetime64("1930-01-01") + rng.integers(0, 82 * 365, rows)
    women = rng.integers(0, 2, rows)
    days = np.char.replace(births.astype(str), "-", "")
    serial = np.arange(rows) % 400 * 2 + (1 - women)
    body = np.char.add(np.char.add(_digits(632721 + np.arange(rows) % 8, 6), days), _digits(serial, 3))
    figures = body.astype("S17").view(np.uint8).reshape(rows, 17) - 48
    check = np.array(list("10X98765432"))[figures @ _WEIGHTS % 11]
    return np.char.add(body, check), births, women


def _names(rng: np.random.Generator, rows: int) -> npt.NDArray[np.str_]:
    given = np.char.add(_GIVEN[rng.integers(0, len(_GIVEN), rows)], _GIVEN[rng.integers(0, len(_GIVEN), rows)])
    return np.char.add(_SURNAMES[rng.integers(0, len(_SURNAMES), rows)], given)


def _digits(values: npt.NDArray[np.int64], width: int) -> npt.NDArray[np.str_]:
    padded = pc.utf8_lpad(pc.cast(pa.array(values), pa.string()), width, "0")
    return padded.to_numpy(zero_copy_only=False).astype(f"U{width}")
