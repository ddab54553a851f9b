import pytest

from huiyin.cli.main import main

OPEN = "cannot be opened: %s. Give a Parquet file, a CSV file with a header row,"
NO_YEAR = "rows of '%s' have no year in the column 'year': %s. Write it in digits alone, such as 2016,"


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")


def refused(capsys, *asked):
    assert main(["measure", *map(str, asked)]) == 1
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize("name", ["nothing.csv", "nothing-*.csv"])
def test_a_file_that_is_not_there_is_refused_as_such_before_anything_else(tmp_path, capsys, name):
    assert OPEN % "there is no such file" in refused(capsys, tmp_path / name)


@pytest.mark.parametrize("written", [
    "村代码,年份,收入\n632722100201,2016,100\n",
    "year,name,income\n2016,香达村,100\n",
    "year,name,income\n2016年,香达村,100\n",
])  # fmt: skip
def test_a_table_in_another_encoding_is_refused_with_how_to_mend_it(tmp_path, capsys, monkeypatch, written):
    path = tmp_path / "people.csv"
    path.write_bytes(written.encode("gb18030"))
    mend = "it is not in UTF-8 but perhaps in GB18030 or GBK; save it anew as 'CSV UTF-8'"
    assert OPEN % mend in refused(capsys, path, "--line", "150")
    monkeypatch.setenv("HUIYIN_LANG", "zh")
    told = refused(capsys, path, "--line", "150")
    assert "编码不是 UTF-8，可能是 GB18030 或 GBK，请另存为“CSV UTF-8”格式。" in told


@pytest.mark.parametrize(
    ("years", "example"), [(("2016", ""), "it is empty"), (("2016", "2016年"), "for example '2016年'")]
)
@pytest.mark.parametrize("asked", [(), ("--year", "2016")])
def test_rows_whose_year_cannot_be_read_are_refused_and_counted(tmp_path, capsys, years, example, asked):
    path = tmp_path / "people.csv"
    path.write_text("year,income\n" + "".join(f"{year},100\n" for year in years))
    assert f"1 of 2 {NO_YEAR % (path, example)}" in refused(capsys, path, *asked)


def test_the_year_of_a_table_of_several_must_be_chosen(tmp_path, capsys):
    path = tmp_path / "people.csv"
    path.write_text("year,income\n2015,100\n2016,100\n")
    assert refused(capsys, path) == "--year is missing. The table holds several years (2015, 2016); choose one."


@pytest.mark.parametrize("written", ["2016", "2016.0", '" 2016 "'])
def test_a_year_is_read_however_it_is_kept(tmp_path, capsys, written):
    path = tmp_path / "people.csv"
    path.write_text(f"year,income\n{written},100\n{written},200\n")
    assert main(["measure", str(path), "--year", "2016", "--line", "150"]) == 0
    assert "period: 2016" in capsys.readouterr().out
