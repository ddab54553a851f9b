"""Spark gives the figures of DuckDB, and refuses what DuckDB refuses. All of it runs in one process: one Spark."""

import subprocess
import sys
from functools import partial

import duckdb
import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import huiyin as hy
from huiyin.kernel.errors import HuiyinError, ParameterError
from huiyin.measures.errors import CannotOpenError, SameNameError
from huiyin.measures.indices.catalogue import NAMES
from huiyin.measures.register.yearly import yearly_figures
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_source
from huiyin.measures.tables.spark import from_arrow
from support.measuring import DATA, DEPRIVATIONS, EUSILC, HOUSEHOLDS, assert_same
from support.snapshots import HOUSEHOLD, rows

pytestmark = [pytest.mark.spark, pytest.mark.slow]

LINE = 10859.236
WITH_PARAMETERS = (
    hy.FGT(0.5), hy.FGT(3), hy.ExitTime(0.03), hy.GE(-1), hy.GE(2), hy.Atkinson(0.5), hy.Atkinson(1), hy.Quantile(0.1),
    hy.Share(0.2, 0.4), hy.Lorenz(0.4), hy.Lorenz(0.4, generalised=True),
)  # fmt: skip
EVERY = (*NAMES, *WITH_PARAMETERS)
INCOME = {"welfare": "income", "line": LINE, "design": HOUSEHOLDS, "subset": nw.col("income") > 0}
EQUIVALENT = hy.Welfare("income", prices=1.05, scale=hy.PowerScale("household_size"), bottom=200, top=40_000)
ELEMENTS = hy.Design(weights="weight", strata="region")
TWO_YEARS = pa.table(
    {"id": range(200), "village": [at // 8 for at in range(200)], "town": ["a", "b"] * 100,
     "w": [1.0 + at % 3 for at in range(200)], "y": np.random.default_rng(2016).lognormal(4.6, 0.5, 200)}
)  # fmt: skip
VILLAGES = hy.Design(weights="w", clusters="village")


def assert_engines_agree(ask):
    assert_same(ask(engine="duckdb"), ask(engine="spark"), rel=1e-9)


@pytest.mark.parametrize(
    "more",
    [
        {"by": ("sex", "region")},
        {"line": hy.Relative(0.6), "by": "region"},
        {"design": ELEMENTS, "by": "sex", "welfare": EQUIVALENT},
    ],
    ids=["groups", "relative line", "elements, equivalent adults"],
)
def test_it_agrees_on_every_statistic(more):
    assert_engines_agree(partial(hy.estimate, EUSILC, EVERY, **INCOME | more))


def test_it_agrees_on_replicate_weights():
    weights = {f"r{out}": nw.when(nw.col("village") % 5 != out).then(1.25).otherwise(0.0) for out in range(5)}
    people = nw.from_native(TWO_YEARS).with_columns(**weights).to_native()
    design = hy.Design(replicates=tuple(weights), scale=0.8)
    asked = {"welfare": "y", "by": "town", "design": design, "variance": "replicates"}
    assert_engines_agree(partial(hy.estimate, people, ("mean", "gini"), **asked))


def test_it_agrees_on_decompositions_and_growth():
    two = {"welfare": ("income", "weight"), "line": LINE, "design": HOUSEHOLDS, "subset": nw.col("income") > 0}
    assert_engines_agree(partial(hy.decompose, EUSILC, ("headcount", "watts", "theil_t"), by="sex", **INCOME))
    assert_engines_agree(partial(hy.decompose_change, EUSILC, EUSILC, by="sex", paired=True, **two))
    assert_engines_agree(partial(hy.growth, EUSILC, EUSILC, ("mean", "watts"), paired=False, prices=0.02, **two))


def test_it_agrees_on_multidimensional_poverty():
    deprivations = [hy.Deprivation(name, name) for name in ("i1", "i2", "i3")]
    deprivations.append(hy.Deprivation("age", nw.col("age") + nw.lit(10), weight=2, cutoff=40))
    eusilc = pq.read_table(EUSILC).join(pq.read_table(DEPRIVATIONS), "person")
    measures = ("incidence", "intensity", "adjusted_headcount", "censored", "uncensored", "contribution")
    asked = {"by": "region", "design": HOUSEHOLDS, "subset": nw.col("age") < 60}
    assert_engines_agree(partial(hy.multidimensional, eusilc, deprivations, measures, **asked))


def test_it_agrees_on_poverty_over_time():
    years = {2014 + at: TWO_YEARS.slice(10 * at, 170).set_column(4, "y", _shuffled(at)) for at in range(3)}
    asked = {"key": "id", "welfare": "y", "line": 90, "by": "town", "design": VILLAGES}
    assert_engines_agree(partial(hy.transitions, years[2014], years[2015], **asked))
    assert_engines_agree(partial(hy.dynamics, years, chronic_years=2, **asked))


def _shuffled(year):
    return pa.array(np.random.default_rng(year).lognormal(4.6, 0.5, 170))


def test_the_environment_moves_the_figures_of_a_year_and_of_an_evaluation_to_it(tmp_path, monkeypatch):
    village, ended, stands = "632722100201", "632722101202", "630203101202"
    register = [{"village_code": village, "member_count": 4}, {"village_code": ended, "member_count": 3}]
    table = pa.Table.from_batches(rows("households", *(HOUSEHOLD | one for one in register)))
    pq.write_table(table, tmp_path / "households.parquet")
    people = pa.table({"group": ["exited"] * 90 + ["unregistered"] * 30, "wrong": [1] + [0] * 119})
    frame = hy.Frame(remaining=4, exited=900, unregistered=6_000, rural=7_000)

    def figures():
        return (
            yearly_figures(
                tmp_path / "households.parquet", places=(), year=2016, line=2952, became={ended: stands},
                population={"rural_population": {village: 100.0, stands: 50.0}},
            ),
            hy.verification(people, frame),
            hy.register_rates(tmp_path / "households.parquet", {village: 100.0, ended: 90.0}, year=2016, line=2952),
        )  # fmt: skip

    counted, verified, rates = figures()
    monkeypatch.setenv("HUIYIN_ENGINE", "spark")
    again, verified_again, rates_again = figures()
    assert again.equals(counted)
    assert_same(verified, verified_again, rel=1e-9)
    assert_same(rates, rates_again, rel=1e-9)


@pytest.mark.parametrize("kind", ["csv", "arrow", "spark", "files"])
def test_it_opens_every_kind_of_source(tmp_path, kind):
    table = TWO_YEARS.append_column("small", pa.array([90, 110] * 100, pa.uint8()))
    table = table.set_column(2, "town", table["town"].dictionary_encode())
    duckdb.connect().from_arrow(table).write_csv(str(tmp_path / "people.csv"))
    pq.write_table(table.slice(0, 90), tmp_path / "1.parquet")
    pq.write_table(table.slice(90), tmp_path / "2.parquet")
    source = {
        "csv": tmp_path / "people.csv",
        "arrow": table,
        "spark": from_arrow(table).to_native(),
        "files": tmp_path / "*.parquet",
    }[kind]
    asked = {"welfare": "y", "line": "small", "by": "town", "design": VILLAGES}
    found = hy.estimate(source, ("headcount", "gini"), engine="spark", **asked)
    assert_same(hy.estimate(table, ("headcount", "gini"), **asked), found, rel=1e-9)


def test_a_table_of_spark_can_be_measured_by_another_engine():
    frame = from_arrow(TWO_YEARS).to_native()
    asked = {"welfare": "y", "by": "town"}
    assert_same(hy.estimate(TWO_YEARS, "gini", **asked), hy.estimate(frame, "gini", **asked), rel=1e-9)


PEOPLE = {"y": [100.0, 200.0, 300.0], "w": [1.0, 2.0, 1.0], "z": [150.0, 150.0, 150.0], "v": ["a", "b", None]}


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"w": [1.0, -2.0, float("nan")]}, {}),
        ({"y": [None, float("nan"), float("inf")]}, {}),
        ({"z": [0.0, None, 150.0]}, {}),
        ({"y": ["100", "n/a", "12,000"]}, {}),
        ({}, {"design": hy.Design(clusters="v")}),
        ({}, {"subset": nw.col("age") > 18}),
        ({}, {"subset": nw.col("y") + 1}),
        ({}, {"by": "county"}),
    ],
    ids=["weights", "welfare", "line", "text", "cluster", "unknown column", "no condition", "no group"],
)
def test_it_refuses_what_duckdb_refuses_in_the_same_words(capfd, changes, asked):
    said = []
    for engine in ("duckdb", "spark"):
        with pytest.raises(HuiyinError) as refused:
            question = {"welfare": "y", "line": "z", "design": hy.Design(weights="w")} | asked
            hy.estimate(pa.table(PEOPLE | changes), engine=engine, **question)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert "org.apache.spark" not in capfd.readouterr().err


def test_people_who_cannot_be_matched_are_refused_in_the_same_words():
    twice = pa.concat_tables([TWO_YEARS, TWO_YEARS.slice(3, 2)])
    nameless = TWO_YEARS.set_column(0, "id", pa.array([None, *range(1, 200)]))
    for now in (twice, nameless):
        said = []
        for engine in ("duckdb", "spark"):
            with pytest.raises(HuiyinError) as refused:
                hy.transitions(TWO_YEARS, now, key="id", welfare="y", line=90, engine=engine)
            said.append(str(refused.value))
        assert said[0] == said[1]


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_names_that_differ_by_case_only_are_refused(tmp_path, kind):
    table = pa.table({"n": [1.0, 2.0], "N": [3.0, 4.0]})
    pq.write_table(table, tmp_path / "case.parquet")
    (tmp_path / "case.csv").write_text("n,N\n1,3\n2,4\n")
    with pytest.raises(SameNameError, match="N, n"):
        open_source(table if kind == "arrow" else tmp_path / f"case.{kind}", engine="spark")


def test_a_name_with_a_point_is_refused_with_its_mend():
    with pytest.raises(CannotOpenError, match=r"for a field of a record; rename y\.2016"):
        open_source(pa.table({"y": [1.0], "y.2016": [2.0]}), engine="spark")


def test_a_text_in_another_encoding_is_refused_and_not_read_as_question_marks(tmp_path):
    (tmp_path / "gbk.csv").write_bytes("y,县\n1,囊谦\n".encode("gbk"))
    with pytest.raises(CannotOpenError, match="not in UTF-8"):
        open_source(tmp_path / "gbk.csv", engine="spark")


def test_a_csv_file_is_read_as_duckdb_reads_it(tmp_path):
    (tmp_path / "people.csv").write_text('id;ok;share;name\n007;TRUE;0.5;"a;b"\n7;false; 2;\n')
    asked = ("id", "ok", "share", "name")
    told = [open_source(tmp_path / "people.csv", engine=engine).select(*asked) for engine in ("duckdb", "spark")]
    ours, theirs = (collected(one).to_pylist() for one in told)
    assert ours == theirs


def test_without_pyspark_it_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ParameterError) as refused:
        open_source(EUSILC, engine="spark")
    assert str(refused.value) == (
        "engine is spark; allowed: duckdb, polars, or spark where PySpark is installed. "
        "Install it: pip install 'huiyin[spark]'."
    )


def test_without_java_it_says_how_to_install_it():
    asked = (
        "from huiyin.measures.tables.sources import open_source; open_source(__import__('sys').argv[1], engine='spark')"
    )
    found = subprocess.run(
        [sys.executable, "-c", asked, str(DATA / "eusilc.parquet")],
        env={"PATH": "/nowhere", "JAVA_HOME": "/nowhere", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.returncode == 1
    assert "Spark did not start. Install Java 17 or later" in found.stderr
