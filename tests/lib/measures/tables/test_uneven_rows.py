"""A CSV file with a cell too many or too few is refused with the line and the counts, not taken for another table."""

import pytest

import huiyin as hy
from huiyin.measures.errors import CannotOpenError, MissingColumnError

FAR = "".join(f"{number},{number}\n" for number in range(30_000))
UNEVEN = {
    "a cell too many": ("id,income\n1,10\n2,20,a\n3,30\n", 3, 3, 2),
    "a cell too few": ("id,income,county\n1,10,a\n2,20\n3,30,c\n", 3, 2, 3),
    "in the first row": ("id,income\n1,10,a\n2,20\n", 2, 3, 2),
    "in every row": ("id,income\n1,10,a\n2,20,a\n", 2, 3, 2),
    "a comma in a number": ("id,income,county\n1,1,200,a\n2,2,300,b\n", 2, 4, 3),
    "after a line break in quotes": ('id,income\n1,"1\n0"\n\n3,30,a\n', 5, 3, 2),
    "far down": (f"id,income\n{FAR}7\n", 30_002, 1, 2),
    "with semicolons": ("id;income\n1;10\n2;20;5\n", 3, 3, 2),
    "below a remark": ("# made in 2016, by hand\nid,income\n1,10\n2,20,a\n", 4, 3, 2),
}


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(("content", "line", "cells", "header"), UNEVEN.values(), ids=UNEVEN)
def test_an_uneven_row_is_named_with_its_line_and_its_cells(content, line, cells, header, engine, tmp_path):
    (tmp_path / "people.csv").write_text(content)

    with pytest.raises(CannotOpenError) as refused:
        hy.estimate(tmp_path / "people.csv", "mean", welfare="income", engine=engine)

    assert (
        f"people.csv' cannot be opened: the row in line {line:,} has {cells} cells, and the header has {header}; give "
        "every row a cell for each column, and put a cell that holds a separator in quotes."
    ) in str(refused.value)


def test_of_files_of_a_pattern_the_uneven_one_is_named(tmp_path):
    (tmp_path / "2015.csv").write_text("county,income\n101,200\n")
    (tmp_path / "2016.csv").write_text("county,income\n101,200\n101,200,1\n")

    with pytest.raises(CannotOpenError, match=r"2016\.csv' cannot be opened: the row in line 3 has 3 cells"):
        hy.estimate(str(tmp_path / "*.csv"), "mean", welfare="income")


@pytest.mark.parametrize(
    "content",
    [
        "Survey of Qinghai\nid,income\n1,10\n2,20\n",
        "Survey of Qinghai, 2012\nid,income,county\n1,10,a\n2,20,b\n",
        "# made in 2016, by hand\nid,income,county\n1,10,a\n2,20,b\n",
        "income,2016,2017\n10,1,1\n20,2,2\n",
        "income\n10\n20\n",
        "id,income\n1,10,\n2,20,\n",
        "id,income\n1,10\n\n2,20\n\n",
    ],
)
def test_titles_remarks_and_blank_lines_are_passed_over_as_before(content, tmp_path):
    (tmp_path / "people.csv").write_text(content)

    (row,) = hy.estimate(tmp_path / "people.csv", "mean", welfare="income").rows()

    assert row["estimate"] == 15


def test_a_column_that_an_even_file_lacks_is_missing(tmp_path):
    (tmp_path / "people.csv").write_text("1,10\n2,20\n")

    with pytest.raises(MissingColumnError, match="There is no column 'income'"):
        hy.estimate(tmp_path / "people.csv", "mean", welfare="income")
