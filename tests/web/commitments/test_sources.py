import pytest

from huiyin_web.commitments.sources import came_from
from support import given as register
from support.leadership import concluded, county
from support.talking import opened

pytestmark = pytest.mark.django_db


def test_what_commitments_came_from_is_named_for_many_keys_at_once(django_assert_max_num_queries):
    register.places()
    decisions = [concluded().decisions.get() for _ in range(3)]
    problem = opened()
    asked = [*(("decision", str(one.pk)) for one in decisions), ("problem", str(problem.pk)), ("pledge", "1"),
             ("decision", "gone"), ("decision", "")]  # fmt: skip
    reader = county()
    with django_assert_max_num_queries(8):
        found = came_from(reader, asked)
    assert len(found) == 4
    assert found[asked[0]].label.en == "Meeting of the county's leading group, decision 1"
    assert found["problem", str(problem.pk)].label.zh.endswith("上报的问题 P-2016-0001")
    assert all(crumb.url for crumb in found.values())
