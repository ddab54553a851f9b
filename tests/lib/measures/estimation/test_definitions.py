import narwhals as nw

import huiyin as hy
from support.measuring import EUSILC, HOUSEHOLDS


def test_a_definition_says_what_of_whom_from_where_how_and_how_surely():
    adults = nw.col("age") >= 18
    found = hy.estimate(
        EUSILC, ("headcount", "mean"), welfare="income", line=10859.236, design=HOUSEHOLDS, subset=adults
    )

    said = found.definition
    inside = next(found.rows())["n"]
    assert said.what.zh == "贫困发生率：低于贫困线的人口比例；平均收入"
    assert said.unit.en == "headcount: share; mean: unit of the welfare column"
    assert said.population.en == f"those whom the {inside:,} rows of the subset stand for, of 14,827 rows of the source"
    assert said.source == "eusilc.parquet"
    assert said.method.en == (
        "welfare in the column 'income'; poverty line 10,859.236, poor is who lies below it; weights: weight; "
        "strata: region; clusters: household; Taylor linearisation with ultimate clusters (docs/method/poverty.md)"
    )
    assert said.uncertainty.zh.startswith("仅含抽样误差：置信水平 0.95")
