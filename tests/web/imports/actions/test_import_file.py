import pytest

from huiyin_web.access.actor import platform
from huiyin_web.imports.actions.import_file import import_file
from huiyin_web.imports.errors import RowsRefusedError
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.registry.models import Household
from support.sheets import write_csv, write_xlsx
from web.imports.files import AT, household

pytestmark = pytest.mark.usefixtures("registry")


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_file_comes_in_at_one_go(tmp_path, write):
    told = []
    path = write(tmp_path / "households.file", [household("H1"), household("H2")])
    batch = import_file(
        kind="households", year=2014, path=path, by=platform(), at=AT,
        progress=lambda fraction, rows: told.append((fraction, rows)),
    )  # fmt: skip
    assert (batch.state, batch.new, batch.by_name) == (BatchState.APPLIED, 2, "huiyin")
    assert Household.objects.count() == 2
    assert told == sorted(told)
    assert told[-1] == (1.0, 2)


def test_a_file_with_refused_rows_stays_checked_to_be_looked_at(tmp_path):
    path = write_csv(tmp_path / "h.csv", [household("H1"), household("H2", 户主姓名="")])
    with pytest.raises(RowsRefusedError):
        import_file(kind="households", year=2014, path=path, by=platform(), at=AT)
    assert ImportBatch.objects.get().state == BatchState.CHECKED


def test_the_good_rows_alone_come_by_choice(tmp_path):
    path = write_csv(tmp_path / "h.csv", [household("H1"), household("H2", 户主姓名="")])
    assert import_file(kind="households", year=2014, path=path, good_only=True, by=platform(), at=AT).refused == 1
    assert Household.objects.count() == 1
