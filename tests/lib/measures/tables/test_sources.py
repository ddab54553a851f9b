import subprocess
import sys
import threading

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError, SourceError
from huiyin.measures.errors import CannotOpenError, SameNameError
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import engine_of, open_source
from support import sheets
from support.measuring import EUSILC, HOUSEHOLDS, assert_same, only

MEASURES = ("mean", "total", "poor_persons", "headcount", "gap", "severity", hy.FGT(1.5), hy.FGT(3))
ELEMENTS = hy.Design(weights="weight", strata="region")


def measured(source, engine, design):
    return hy.estimate(
        source,
        MEASURES,
        welfare="income",
        line=10859.236,
        by="sex",
        subset=nw.col("age") >= 18,
        design=design,
        engine=engine,
    )


@pytest.mark.parametrize("design", [HOUSEHOLDS, ELEMENTS], ids=["clusters", "elements"])
def test_the_engines_agree_on_every_statistic(design):
    assert_same(measured(EUSILC, "duckdb", design), measured(EUSILC, "polars", design), rel=1e-9)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    "make",
    [
        pq.read_table,
        pd.read_parquet,
        pl.read_parquet,
        pl.scan_parquet,
        lambda path: duckdb.connect().read_parquet(str(path)),
        str,
    ],
    ids=["arrow", "pandas", "polars", "polars lazy", "duckdb relation", "text path"],
)
def test_every_kind_of_source_gives_the_same_figures(make, engine):
    expected = measured(EUSILC, "duckdb", HOUSEHOLDS)

    assert_same(measured(make(EUSILC), engine, HOUSEHOLDS), expected, rel=1e-9)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_a_csv_file_gives_the_figures_of_its_parquet_twin(tmp_path, engine):
    duckdb.connect().read_parquet(str(EUSILC)).write_csv(str(tmp_path / "eusilc.csv"))

    assert_same(measured(tmp_path / "eusilc.csv", engine, HOUSEHOLDS), measured(EUSILC, "duckdb", HOUSEHOLDS), rel=1e-9)


def test_a_pattern_of_files_is_one_source(tmp_path):
    for year in (2015, 2016):
        pq.write_table(pa.table({"y": [year]}), tmp_path / f"{year}.parquet")

    assert only(hy.estimate(tmp_path / "*.parquet", "total", welfare="y"))["estimate"] == 4031


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_names_that_differ_by_case_only_are_refused_in_every_kind_of_source(tmp_path, kind, engine):
    table = pa.table({"n": [1.0, 2.0], "N": [3.0, 4.0], "y": [1.0, 1.0]})
    pq.write_table(table, tmp_path / "case.parquet")
    (tmp_path / "case.csv").write_text("n,N,y\n1,3,1\n2,4,1\n")
    source = table if kind == "arrow" else tmp_path / f"case.{kind}"

    with pytest.raises(SameNameError) as refused:
        open_source(source, engine=engine)

    assert str(refused.value) == (
        "The columns N, n are called alike, but perhaps for upper and lower case. Rename all but one."
    )


def test_parts_of_a_record_may_be_named_like_columns(tmp_path):
    record = pa.array([{"y": 1, "inside": {"N": [1]}}])
    pq.write_table(pa.table({"n": record, "Y": [2.0], "z": [3.0]}), tmp_path / "records.parquet")

    assert open_source(tmp_path / "records.parquet").collect_schema().names() == ["n", "Y", "z"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("absent.parquet", None, "there is no such file"),
        ("broken.parquet", b"PAR1 is not enough", "No magic bytes found at end of file"),
        ("empty.csv", b"", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(tmp_path, name, content, why):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(CannotOpenError, match=why):
        open_source(tmp_path / name)


@pytest.mark.parametrize("write", [sheets.write_xlsx, sheets.write_xls])
def test_a_workbook_is_said_to_be_one(tmp_path, write):
    with pytest.raises(CannotOpenError, match="it is an Excel workbook; save the sheet as 'CSV UTF-8'"):
        open_source(write(tmp_path / "people.xlsx", [sheets.person()]))


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"y": [1.0]}, "its column 'g' is absent, and VARCHAR in 2015.parquet"),
        ({"y": [1.0], "g": ["a"], "h": [1]}, "its column 'h' is BIGINT, and absent in 2015.parquet"),
        ({"y": [1], "g": ["a"]}, "its column 'y' is BIGINT, and DOUBLE in 2015.parquet"),
    ],
)
def test_parquet_files_of_a_pattern_with_other_columns_are_refused(tmp_path, engine, other, said):
    pq.write_table(pa.table({"y": [2.5], "g": ["a"]}), tmp_path / "2015.parquet")
    pq.write_table(pa.table(other), tmp_path / "2016.parquet")

    with pytest.raises(CannotOpenError) as refused:
        open_source(tmp_path / "*.parquet", engine=engine)

    assert f"2016.parquet' cannot be opened: {said}; write the files of a pattern alike." in str(refused.value)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("table", "why"),
    [
        (
            pd.DataFrame({"y": [1.0, "x"]}),
            "of several kinds (Conversion failed for column y with type object: Could not",
        ),
        (pa.table({}), "it has no columns"),
        (pa.table({"*": [1]}), "engines take such a name for a pattern of columns; rename *."),
        (pa.table({"^y$": [1]}), "engines take such a name for a pattern of columns; rename ^y$."),
        (pa.table({"y": pa.array([1], pa.decimal256(60, 2))}), "convert y to decimal128 or float64"),
    ],
    ids=["mixed kinds", "no columns", "a star", "a pattern", "long decimals"],
)
def test_a_table_that_engines_cannot_take_says_why(table, why, engine):
    with pytest.raises(CannotOpenError) as refused:
        open_source(table, engine=engine)

    assert why in str(refused.value)


@pytest.mark.parametrize("table", [pa.table([[1], [2]], names=["y", "y"]), pd.DataFrame([[1, 2]], columns=["y", "y"])])
def test_a_table_with_a_name_twice_is_refused(table):
    with pytest.raises(SameNameError, match="The columns y, y are called alike"):
        open_source(table)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(CannotOpenError, match=r"it is a folder; name the files in it, such as 'folder/\*\.parquet'\."):
        open_source(tmp_path)


def test_an_object_that_is_no_table_is_refused():
    with pytest.raises(CannotOpenError, match="'list' cannot be opened: this kind of object is no table"):
        open_source([1, 2, 3])


def test_an_engine_that_is_not_there_is_refused():
    with pytest.raises(ParameterError, match=r"engine is dask; allowed: duckdb, polars, spark\."):
        open_source(EUSILC, engine="dask")


def test_the_environment_names_the_engine_where_nobody_does(monkeypatch):
    monkeypatch.setenv("HUIYIN_ENGINE", "polars")
    assert [engine_of(open_source(EUSILC)), engine_of(open_source(EUSILC, engine="duckdb"))] == ["polars", "duckdb"]


FIRST_READERS = """
import threading
import pyarrow as pa
from huiyin.measures.tables.engine import collected, panel
from huiyin.measures.tables.sources import open_source
start, found = threading.Barrier(8), []
def read():
    start.wait()
    one, other = (open_source(pa.table({"id": [1, 2], "n": [3, 4]})) for _ in range(2))
    found.append(collected(panel(one, other, "id")).num_rows)
threads = [threading.Thread(target=read) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(found)
"""


def test_whoever_reads_first_reads_alone():
    """Eight threads that read as the first of their process each join tables of a connection of their own."""
    for _ in range(3):
        told = subprocess.run([sys.executable, "-c", FIRST_READERS], capture_output=True, text=True, check=True)
        assert (told.stdout.strip(), told.stderr) == (str([2] * 8), "")


ODD = {
    "leading zeros": ("id;n\n007;1\n7;2\n", [{"id": "007", "n": 1}, {"id": "7", "n": 2}]),
    "words for flags": ("ok,n\nyes,1\nno,2\n", [{"ok": True, "n": 1}, {"ok": False, "n": 2}]),
    "letters for flags": ("ok,n\nt,1\nF,2\n", [{"ok": True, "n": 1}, {"ok": False, "n": 2}]),
    "all in quotes": (
        '"ok","n","v"\n"true","1","b"\n"","",""\n"false","3","a;b"\n',
        [{"ok": True, "n": 1, "v": "b"}, {"ok": False, "n": 3, "v": "a;b"}],
    ),
    "empty cells": ('v,n,m\n"",1,1\na,"",2\n', [{"v": None, "n": 1, "m": 1}, {"v": "a", "n": None, "m": 2}]),
    "dates": ("d,n\n2016-1-3,1\n2016-01-03, 2\n", [{"d": "2016-1-3", "n": 1}, {"d": "2016-01-03", "n": 2}]),
    "long numbers": (
        "id,n\n632722100201000012340,1\n632722100201000012341,2.5\n",
        [{"id": "632722100201000012340", "n": 1.0}, {"id": "632722100201000012341", "n": 2.5}],
    ),
    "blanks in the header": ("v, n\na,1\nb,3\n\n", [{"v": "a", "n": 1}, {"v": "b", "n": 3}]),
    "a column without a name": ("v,,n\na,x,1\n", [{"v": "a", "column1": "x", "n": 1}]),
}


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("odd", ODD)
def test_every_engine_reads_a_csv_file_alike(tmp_path, engine, odd):
    text, rows = ODD[odd]
    (tmp_path / "people.csv").write_text(text)
    found = [
        row for row in collected(open_source(tmp_path / "people.csv", engine=engine)).to_pylist() if any(row.values())
    ]
    assert found == rows


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("header", ["income,county", "county,money"])
def test_files_of_a_pattern_with_another_header_are_refused(tmp_path, engine, header):
    (tmp_path / "2015.csv").write_text("county,income\n101,200\n")
    (tmp_path / "2016.csv").write_text(f"{header}\n300,101\n")
    with pytest.raises(CannotOpenError, match=r"2016\.csv' cannot be opened: its columns are not those of 2015\.csv"):
        open_source(str(tmp_path / "*.csv"), engine=engine)


def test_lines_before_the_header_are_duckdbs_alone(tmp_path):
    (tmp_path / "people.csv").write_text("# made in 2016\nv,n\na,1\nb,2\n")
    assert collected(open_source(tmp_path / "people.csv", engine="duckdb")).num_rows == 2
    with pytest.raises(CannotOpenError, match="only the engine 'duckdb' passes over"):
        open_source(tmp_path / "people.csv", engine="polars")


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_true_and_false_of_a_csv_file_are_one_and_nought(tmp_path, engine):
    (tmp_path / "people.csv").write_text("piped,school\ntrue,3\nfalse,6\n")
    frame = open_source(tmp_path / "people.csv", engine=engine).select(nw.col("piped").cast(nw.Float64))
    assert collected(frame).to_pylist() == [{"piped": 1.0}, {"piped": 0.0}]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("name", ["a[1].parquet", "UPPER.PARQUET", "b[x].csv", "UPPER.CSV"])
def test_a_file_is_opened_whatever_it_is_called(tmp_path, engine, name):
    table = pa.table({"y": [1, 2]})
    (pq.write_table if name.lower().endswith("parquet") else pa_csv.write_csv)(table, tmp_path / name)
    assert collected(open_source(tmp_path / name, engine=engine)).to_pylist() == table.to_pylist()


def test_a_refusal_in_one_turn_of_several_stops_the_work_on_the_next(tmp_path):
    """The engine works ahead in a thread; whoever is refused holds the error, and the thread must not wait for that."""
    file = tmp_path / "many.parquet"
    duckdb.connect().execute(
        f"COPY (SELECT range * 1.0 AS y, range % 3 AS g, 1.0 + range % 2 AS z FROM range(7_000_000)) TO '{file}'"
    )
    before = threading.active_count()
    with pytest.raises(ParameterError, match="one line for all rows") as held:
        hy.estimate(file, "median_gap", welfare="y", line="z", by="g")
    assert (held.value.fields["name"], threading.active_count()) == ("line", before)
    assert only(hy.estimate(file, "mean", welfare="y"))["n"] == 7_000_000


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_a_csv_file_that_has_its_header_alone_is_said_to_have_no_rows(tmp_path, engine):
    (tmp_path / "people.csv").write_text("village,income\n")

    with pytest.raises(SourceError) as refused:
        hy.estimate(tmp_path / "people.csv", "mean", welfare="income", engine=engine)

    assert str(refused.value).startswith("The source has no rows, only the columns village, income. Check that")
