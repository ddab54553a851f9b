"""The commands of an office on a small installation of the test's own: the codes they end with, what they leave."""

import json
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from huiyin.cli.main import main
from huiyin.records.snapshots import Snapshots
from huiyin_web.access.actor import platform
from huiyin_web.core import audit
from huiyin_web.core.clock import now, today
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import RowsRefusedError
from huiyin_web.imports.models import ImportBatch
from huiyin_web.registry.models import Household
from huiyin_web.snapshots.models import Snapshot
from support import cast, given, sheets

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(settings, tmp_path, monkeypatch):
    folder = tmp_path / "data"
    monkeypatch.setenv("HUIYIN_LANG", "en")
    monkeypatch.setenv("HUIYIN_DATA", str(folder))
    settings.HUIYIN_DATA = folder
    return folder


@pytest.fixture
def huiyin(data, capsys):
    """Run a command; give its exit code, and what it printed as a result and as a complaint."""

    def huiyin(*words):
        code = main([str(word) for word in (*words, "--data", data)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return huiyin


@pytest.fixture
def files(tmp_path):
    """A file of two good households, and one whose second household has no head."""
    given.places(cast.VILLAGE)
    rows = [sheets.household(户编号=number, 行政村代码=cast.VILLAGE) for number in ("H1", "H2")]
    good = sheets.write_csv(tmp_path / "good.csv", rows)
    return good, sheets.write_csv(tmp_path / "bad.csv", [rows[0], rows[1] | {"户主姓名": ""}])


def test_a_dry_run_counts_and_changes_nothing(huiyin, files):
    code, out, _ = huiyin("import", "households", files[0], "--year", 2016, "--dry-run")
    assert code == 0
    assert "good.csv: 2 rows = 2 new + 0 changed + 0 unchanged + 0 refused" in out
    assert "Checked only; nothing was changed." in out
    assert Household.objects.count() == 0
    assert [one.state for one in ImportBatch.objects.all()] == ["cancelled"]


@pytest.mark.parametrize(("bad", "asked"), [(0, ["--dry-run"]), (1, ["--dry-run"]), (1, [])])
def test_an_import_of_somebody_else_that_waits_is_told_of_and_survives(huiyin, files, bad, asked):
    waiting = waiting_import(files[bad])
    _, out, _ = huiyin("import", "households", files[bad], "--year", 2016, *asked)
    assert out.startswith(
        f"This very file waits already as import {waiting.pk}, sent by 才仁; it was not taken in a second time.\n"
    )
    assert [(one.pk, one.state) for one in ImportBatch.objects.all()] == [(waiting.pk, "checked")]
    assert not AuditEvent.objects.filter(action="imports.batch.cancelled").exists()


def test_an_import_that_waits_comes_in_where_its_file_is_imported(huiyin, files):
    waiting = waiting_import(files[0])
    code, _, _ = huiyin("import", "households", files[0], "--year", 2016)
    assert (code, [(one.pk, one.state) for one in ImportBatch.objects.all()]) == (0, [(waiting.pk, "applied")])


def waiting_import(path):
    """Leave a file waiting of somebody of the whole, as the command line is."""
    sender = replace(platform(), key="user:0", name="才仁")
    with path.open("rb") as stream:
        return upload_file(kind="households", year=2016, name=path.name, stream=stream, by=sender, at=now()).batch


def test_a_dry_run_of_a_bad_file_writes_the_workbook_to_mend(huiyin, files, tmp_path):
    book = tmp_path / "mend.xlsx"
    code, out, err = huiyin("import", "households", files[1], "--year", 2016, "--dry-run", "--errors", book)
    assert (code, str(RowsRefusedError(rows=2, refused=1)) in err) == (1, True)
    assert "Checked only; nothing was changed." in out
    assert [one.state for one in ImportBatch.objects.all()] == ["cancelled"]
    assert "1 new + 0 changed + 0 unchanged + 1 refused" in out
    assert f"Every problem is marked in {book}." in out
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    assert any("H2" in row for row in rows)
    assert Household.objects.count() == 0


def test_a_refused_row_is_told_with_sheet_row_column_value_rule_and_mend(huiyin, tmp_path):
    given.places(cast.VILLAGE)
    rows = [sheets.household(户编号="H1", 行政村代码=cast.VILLAGE, 家庭人口数="99")]
    book = sheets.write_xlsx(tmp_path / "bad.xlsx", rows, tab="贫困户")
    _, out, _ = huiyin("import", "households", book, "--year", 2016, "--dry-run")
    assert "  贫困户, row 2, 家庭人口数 '99': 99 is outside 1 to 40 (BOUNDS). Check the figure and its unit.\n" in out


def test_a_dry_run_for_the_good_rows_alone_is_no_failure(huiyin, files):
    code, out, _ = huiyin("import", "households", files[1], "--year", 2016, "--dry-run", "--good-rows-only")
    assert (code, "Checked only; nothing was changed." in out) == (0, True)
    assert Household.objects.count() == 0


def test_columns_that_were_left_out_are_named(huiyin, tmp_path):
    given.places(cast.VILLAGE)
    row = sheets.household(户编号="H1", 行政村代码=cast.VILLAGE) | {"备注": "x", "登记人": "y"}
    code, out, _ = huiyin("import", "households", sheets.write_csv(tmp_path / "more.csv", [row]), "--year", 2016)
    assert (code, "Columns that were left out: 备注、登记人.\n" in out) == (0, True)


def test_a_bad_file_is_refused_whole(huiyin, files):
    code, out, err = huiyin("import", "households", files[1], "--year", 2016)
    assert (code, "Receipt" in out) == (1, False)
    assert str(RowsRefusedError(rows=2, refused=1)) in err
    assert Household.objects.count() == 0


@pytest.mark.parametrize("asked", [[], ["--good-rows-only"], ["--dry-run", "--good-rows-only"]])
def test_a_file_of_which_every_row_is_refused_is_not_said_to_have_good_ones(huiyin, tmp_path, asked):
    given.places(cast.VILLAGE)
    path = sheets.write_csv(tmp_path / "bad.csv", [sheets.household(行政村代码=cast.VILLAGE, 户主姓名="")])
    code, _, err = huiyin("import", "households", path, "--year", 2016, *asked)
    assert (code, "Every row of the file has problems (1 of 1), so nothing can be imported." in err) == (1, True)
    assert "good rows only" not in err
    assert [one.state for one in ImportBatch.objects.all()] == ["cancelled"]


def test_the_good_rows_of_a_bad_file_come_in_where_that_is_wanted(huiyin, files):
    code, out, _ = huiyin("import", "households", files[1], "--year", 2016, "--good-rows-only")
    assert (code, "Imported. Receipt HY-2016-" in out) == (0, True)
    assert [one.office_number for one in Household.objects.all()] == ["H1"]


def test_a_register_of_a_year_to_come_is_refused_with_the_year_that_it_is(huiyin, files):
    code, _, err = huiyin("import", "households", files[0], "--year", today().year + 1)
    assert (code, f"a file of households describes {today().year} or a year before it." in err) == (1, True)
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_not_there_is_named(huiyin, tmp_path):
    code, _, err = huiyin("import", "households", tmp_path / "none.csv")
    assert (code, err) == (1, f"The file {tmp_path / 'none.csv'} is not there. Check its path.\n")


def test_a_folder_is_said_to_be_one(huiyin, tmp_path):
    code, _, err = huiyin("import", "households", tmp_path)
    assert (code, err) == (1, f"{tmp_path} is a folder, not a file. Name the CSV or XLSX files in it.\n")


@pytest.mark.parametrize(
    "words",
    [
        ["freeze", "0"],
        ["freeze", "--", "-1"],
        ["freeze", "２０１６"],
        ["assess", "1977", "--scheme", "cn-prefecture-2016"],
        ["import", "households", "none.csv", "--year", "99999999999999999999"],
        ["measure", "none.csv", "--year", "2101"],
        ["serve", "--port", "99999999"],
        ["demo", "--port", "0"],
    ],
)
def test_a_year_or_a_port_out_of_bounds_is_wrong_usage_told_in_words(words, monkeypatch, capsys):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    low, high = (1, 65535) if "--port" in words else (1978, 2100)
    assert f"is no whole number from {low} to {high}; give one, such as " in capsys.readouterr().err


@pytest.mark.slow
def test_a_year_is_frozen_once_and_corrected_with_a_reason(huiyin, files, data):
    assert huiyin("import", "households", files[0], "--year", 2016)[0] == 0
    given.population()
    code, out, err = huiyin("freeze", 2016)
    assert (
        code,
        "2016 was not frozen, as nobody has confirmed what it lacks: persons in the register (1);" in err,
    ) == (1, True)
    assert "[fine] households in the register: 2\n" in out
    assert "[missing] persons in the register: 0  The register holds no person. Import the persons.\n" in out
    code, out, _ = huiyin("freeze", 2016, "--accept-flaws")
    first = Snapshots(data / "snapshots").open(2016)
    assert (code, out.splitlines()[-1]) == (0, f"2016 is frozen: v1, {first.hash}")
    assert first.manifest.flaws["persons"] == 1
    code, _, err = huiyin("freeze", 2016, "--accept-flaws")
    assert (code, "A new version needs a reason; nothing was changed." in err) == (1, True)
    code, out, _ = huiyin("freeze", 2016, "--reason", "one village was missing", "--accept-flaws")
    assert (code, out.splitlines()[-1]) == (0, f"2016 is frozen: v2, {Snapshots(data / 'snapshots').open(2016).hash}")
    assert [(one.version, one.reason) for one in Snapshot.objects.order_by("version")] == [
        (1, ""),
        (2, "one village was missing"),
    ]
    assert huiyin("verify")[0] == 0


@pytest.mark.parametrize(("spoken", "told"), [
    ("en", "--out is missing. With --format xlsx, name the file to write, for example --out results.xlsx.\n"),
    ("zh", "缺少 --out。使用 --format xlsx 时须指定要写入的文件，例如 --out results.xlsx。\n"),
])  # fmt: skip
def test_a_workbook_of_results_needs_a_file_to_be_written_to(huiyin, monkeypatch, spoken, told):
    monkeypatch.setenv("HUIYIN_LANG", spoken)
    assert huiyin("assess", 2016, "--scheme", "cn-prefecture-2016", "--format", "xlsx") == (1, "", told)


UNWRITABLE = {
    "en": "{option} is {path}; allowed: a file in a folder that is there, where you may write. Make the folder, or name "
    "another file.\n",
    "zh": "{option} 为 {path}；允许：已有文件夹中的文件，且对其有写入权限。请先建立文件夹，或另指定文件。\n",
}


@pytest.mark.parametrize("spoken", ["en", "zh"])
@pytest.mark.parametrize("where", ["nope/x.xlsx", "", "good.csv/x.xlsx", "x" * 300])
def test_a_file_that_cannot_be_written_is_refused_before_the_work_begins(
    huiyin, files, tmp_path, monkeypatch, spoken, where
):
    monkeypatch.setenv("HUIYIN_LANG", spoken)
    path = tmp_path / where
    for option, words in (
        ("--out", ("assess", 2016, "--scheme", "cn-prefecture-2016", "--format", "xlsx")),
        ("--errors", ("import", "households", files[1], "--year", 2016)),
    ):
        assert huiyin(*words, option, path) == (1, "", UNWRITABLE[spoken].format(option=option, path=path))
    assert ImportBatch.objects.count() == 0


def test_a_file_to_be_written_is_neither_emptied_nor_left_behind_by_work_that_was_refused(huiyin, tmp_path):
    there, new = tmp_path / "there.xlsx", tmp_path / "new.xlsx"
    there.write_bytes(b"kept")
    for path in (there, new):
        assert huiyin("assess", 2015, "--scheme", "cn-prefecture-2016", "--format", "xlsx", "--out", path)[0] == 1
    assert (there.read_bytes(), new.exists()) == (b"kept", False)


def test_a_demo_is_not_built_over_an_installation(huiyin, data):
    cast.county_officer()
    code, _, err = huiyin("demo", "--no-serve")
    assert code == 1
    assert f"{data} holds an installation that is not this demo (there is no demo.json)." in err
    assert not (data / "demo.json").exists()
    assert audit.verify() is None


def test_a_demo_of_another_scale_is_left_as_it_is(huiyin, data):
    data.mkdir()
    mark = json.dumps({"scale": 0.1, "complete": True, "password": "x"})
    (data / "demo.json").write_text(mark)
    code, _, err = huiyin("demo", "--scale", 0.01, "--no-serve")
    assert (code, "its scale is 0.1" in err) == (1, True)
    assert (data / "demo.json").read_text() == mark
