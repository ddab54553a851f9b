import pyarrow as pa

from huiyin.kernel.tables import Definition, ResultTable, Unit
from huiyin.kernel.text import Text


def test_a_result_is_given_as_rows_arrow_pandas_and_polars():
    word = Text("x", "某")
    definition = Definition(word, {}, word, "2016", "a snapshot", word, word)
    result = ResultTable(pa.table({"measure": ["headcount"], "estimate": [0.132]}), definition)
    assert list(result.rows()) == [{"measure": "headcount", "estimate": 0.132}]
    assert len(result) == 1
    assert result.to_arrow().num_rows == 1
    assert result.to_pandas().iloc[0].estimate == 0.132
    assert result.to_polars()["measure"].to_list() == ["headcount"]


def test_a_definition_says_the_unit_of_each_measure_behind_its_name():
    word = Text("x", "某")
    units = {"headcount": Unit(Text("share", "比例"), "share"), "mean": Unit(Text("yuan", "元"))}
    definition = Definition(word, units, word, "2016", "a snapshot", word, word)
    assert definition.unit == Text("headcount: share; mean: yuan", "headcount：比例；mean：元")
