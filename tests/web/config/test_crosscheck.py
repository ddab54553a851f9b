"""`huiyin crosscheck` on a small installation of the test's own."""

from argparse import Namespace
from datetime import date

import pytest

from huiyin_web.config.commands.crosscheck import run
from huiyin_web.config.commands.import_files import FileMissingError
from huiyin_web.quality.errors import ListAheadError
from huiyin_web.quality.models import DepartmentList, Flag
from support import cast, given
from support.lists import CAIRANG

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def asked(settings, tmp_path, monkeypatch):
    """A list about one of two people who are registered, and what is asked of the command."""
    settings.HUIYIN_DATA = tmp_path
    monkeypatch.setenv("HUIYIN_LANG", "en")
    given.places()
    given.person(given.household(), name="才让东智", name_pinyin="cairangdongzhi", id_number=CAIRANG, dibao=True)
    given.person(given.household(cast.NEXT_VILLAGE), dibao=True)
    file = tmp_path / "名单.csv"
    file.write_text(f"姓名,身份证号\n才让东智,{CAIRANG}\n王五,11010519491231002X\n卓玛,\n", encoding="utf-8")
    return {"file": file, "kind": "dibao", "as_of": date(2016, 12, 31), "place": cast.COUNTY}


def test_it_says_what_became_of_every_row_and_how_many_questions_there_are(asked, capsys):
    run(Namespace(**asked))
    out = capsys.readouterr().out
    assert "3 rows = 1 matched by ID number + 0 by likeness + 1 of nobody registered + 1 that could not be read." in out
    assert "To be asked: 0 new, 0 with other facts or found again; no longer so: 0." in out
    assert DepartmentList.objects.get().place_code == cast.COUNTY


def test_of_no_place_the_whole_register_is_compared(asked):
    asked["file"].write_text(f"姓名,身份证号\n才让东智,{CAIRANG}\n", encoding="utf-8")
    run(Namespace(**asked | {"place": ""}))
    assert [flag.finding for flag in Flag.objects.all()] == ["absent"]


def test_a_file_that_is_not_there_and_a_day_to_come_are_refused(asked, tmp_path):
    with pytest.raises(FileMissingError):
        run(Namespace(**asked | {"file": tmp_path / "none.csv"}))
    with pytest.raises(ListAheadError):
        run(Namespace(**asked | {"as_of": date(2999, 1, 1)}))
    assert not DepartmentList.objects.exists()
