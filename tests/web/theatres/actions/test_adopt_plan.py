import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.theatres.actions.adopt_plan import adopt_plan
from huiyin_web.theatres.errors import TheatreRefusedError
from support import theatres

pytestmark = pytest.mark.django_db


def adopt(row, words="一、目标。", reason="", by=None):
    return adopt_plan(theatre=row.pk, words=words, reason=reason, by=by or theatres.keeper(), at=theatres.AT)


def test_a_version_takes_the_place_of_the_one_before_which_stays_as_it_was():
    row = theatres.set_up()
    adopt(row)
    adopt(row, words="一、目标。二、饮水。", reason="督战发现饮水问题")
    assert list(row.plan_versions.order_by("version").values_list("version", "words")) == [
        (1, "一、目标。"), (2, "一、目标。二、饮水。"),
    ]  # fmt: skip


def test_a_second_version_without_its_reason_and_one_of_who_only_commands_are_refused():
    row = theatres.set_up()
    adopt(row)
    with pytest.raises(TheatreRefusedError):
        adopt(row, words="二、饮水。")
    with pytest.raises(NotAllowedError):
        adopt(row, words="二、饮水。", reason="督战", by=theatres.commander())
    assert row.plan_versions.count() == 1
