"""Files that are far too long, brought in as an office does: a clear answer, nothing changed, bounded memory.

Every bound is in megabytes beyond the peak of the same command with a file of one row: what the command itself loads is
not the file's doing.
"""

import sys

import pytest

from support import sheets
from support.installation import installation, run
from support.large import LAST_ROW, measured, write_bomb, write_long_xlsx

pytestmark = pytest.mark.slow
_HEADINGS = ["人编号", "户编号", "姓名", "性别", "与户主关系"]


_COUNT = "import django; django.setup(); from huiyin_web.registry.models import Person; print(Person.objects.count())"


@pytest.fixture(scope="module")
def env(tmp_path_factory):
    """Give an installation that holds nobody, before and after."""
    with installation(tmp_path_factory.mktemp("large")) as made:
        yield made | {"HUIYIN_LANG": "en"}
        assert run([sys.executable, "-c", _COUNT], made) == "0\n"


@pytest.fixture(scope="module")
def one_row(env, tmp_path_factory):
    """Give the peak of the same check of a file of one row."""
    row = dict.fromkeys(_HEADINGS, "")
    peaks = [
        checked(write(tmp_path_factory.mktemp("one") / name, [row]), env).peak
        for name, write in (("p.csv", sheets.write_csv), ("p.xlsx", sheets.write_xlsx))
    ]
    return max(peaks)


def checked(path, env):
    return measured(
        [sys.executable, "-m", "huiyin", "import", "persons", str(path), "--year", "2014", "--dry-run"], env
    )


def test_a_sheet_filled_to_its_last_row_is_read_whole(env, one_row, tmp_path):
    path = write_long_xlsx(
        tmp_path / "p.xlsx", _HEADINGS, lambda at: f'<c r="A{at}"><v>{at * 7919 % 10_000_019}</v></c>'
    )
    done = checked(path, env)
    rows = LAST_ROW - 1
    assert done.code == 1
    assert f"{rows:,} rows = 0 new + 0 changed + 0 unchanged + {rows:,} refused" in done.out
    assert "与户主关系 '': relation to the head is empty" in done.out
    assert done.peak < one_row + 300


def test_a_sheet_formatted_to_its_last_row_is_no_longer_than_its_data(env, one_row, tmp_path):
    path = write_long_xlsx(tmp_path / "p.xlsx", _HEADINGS, lambda at: f'<c r="A{at}" s="1"/>')
    done = checked(path, env)
    assert (done.code, "there is no row below the headings" in done.err) == (1, True)
    assert done.peak < one_row + 50


def test_more_cells_than_are_held_at_once_are_refused_unread(env, one_row, tmp_path):
    path = write_long_xlsx(tmp_path / "p.xlsx", _HEADINGS, lambda at: f'<c r="{"A" if at < LAST_ROW else "H"}{at}"/>')
    done = checked(path, env)
    assert done.code == 1
    assert "it has more cells; at most 8,000,000. Split it by county" in done.err
    assert done.peak < one_row + 50


def test_a_workbook_that_inflates_to_gigabytes_is_refused_as_it_inflates(env, one_row, tmp_path):
    path = write_bomb(tmp_path / "p.xlsx", gigabytes=2)
    assert path.stat().st_size < 10_000_000
    done = checked(path, env)
    assert done.code == 1
    assert "is too large: it inflates beyond" in done.err
    assert done.peak < one_row + 50


def test_a_text_file_of_a_million_rows_is_checked_and_every_wrong_row_named(env, one_row, tmp_path):
    path = sheets.write_csv(tmp_path / "p.csv", [dict.fromkeys(_HEADINGS, "")])
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(f"63{at:08},{at:010},卓玛,女,户主\n" for at in range(1_000_000))
    done = checked(path, env)
    assert done.code == 1
    assert "1,000,000 rows = 0 new + 0 changed + 0 unchanged + 1,000,000 refused" in done.out
    assert "there is no such household number in the register" in done.out
    assert done.peak < one_row + 300
