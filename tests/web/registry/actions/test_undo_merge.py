"""A merge undone: every value stands as before, and what has moved on is not undone."""

from datetime import date, timedelta

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.assistance.models import Visit
from huiyin_web.casework.models import Case
from huiyin_web.registry.actions.merge_households import merge_households, merge_persons
from huiyin_web.registry.actions.undo_merge import undo_merge
from huiyin_web.registry.errors import NotPartedError
from huiyin_web.registry.models import ChangeRequest, Household, Merge, Person
from support import given
from support.suspects import AT

pytestmark = pytest.mark.django_db
BY = platform("test")
LATER = AT + timedelta(hours=1)


@pytest.fixture
def two():
    given.places()
    kept = given.household(member_count=1, wage_income=100_00, net_income=100_00, income_per_capita=100_00, import_id=7)
    dropped = given.household(member_count=2, status="relapsed", import_id=8, updated_year=2015)
    head, double = given.person(kept, name="才让", import_id=7), given.person(dropped, name="才仁", import_id=8)
    child = given.person(dropped, relation="son", birth_date=date(2001, 2, 3))
    case = Case.objects.create(
        process="exit-2016", pack="cn-2014", household=dropped, village_code=dropped.village_code, head_name="",
        state="opened", opened_on=date(2016, 9, 1), changed_on=date(2016, 9, 1),
    )  # fmt: skip
    ChangeRequest.objects.create(
        household=dropped, person=double, changes={}, reason="", by_key="user:1", by_name="", at=AT
    )
    assert case.pk
    return kept, dropped, head, double, child


def everything():
    """Give all that a merge touches, but for versions."""
    tables = (Household, Person, ChangeRequest, Case, Visit)
    rows = {table: list(table.objects.order_by("pk").values()) for table in tables}
    for told in rows.values():
        for row in told:
            row.pop("version", None)
            for computed in ("name_pinyin", "name_initials", "net_income", "income_per_capita"):
                row.pop(computed, None)
    return rows


def whole(two):
    kept, dropped, head, double, _ = two
    return merge_households(kept=kept.pk, dropped=dropped.pk, doubles=[(head.pk, double.pk)], reason="", by=BY, at=AT)


def one_person(two):
    kept, dropped, head, _, child = two
    return merge_persons(kept=kept.pk, dropped=dropped.pk, double=(head.pk, child.pk), reason="", by=BY, at=AT)


@pytest.mark.parametrize("merge", [whole, one_person])
def test_every_value_stands_again_as_before_and_under_its_id(two, merge):
    before = everything()
    done = merge(two)
    assert everything() != before
    undo_merge(merge=done.pk, by=BY, at=LATER)
    assert everything() == before
    assert Merge.objects.get().undone_at == LATER


def test_versions_go_on_so_that_nobody_s_open_form_is_taken_for_the_present(two):
    versions = dict(Household.objects.values_list("pk", "version"))
    undo_merge(merge=whole(two).pk, by=BY, at=LATER)
    assert dict(Household.objects.values_list("pk", "version")) == {key: one + 2 for key, one in versions.items()}


@pytest.mark.parametrize("which", [0, 1])
def test_a_household_that_has_changed_since_is_not_parted(two, which):
    done = whole(two)
    Household.objects.filter(pk=two[which].pk).update(version=99)
    with pytest.raises(NotPartedError, match="changed since"):
        undo_merge(merge=done.pk, by=BY, at=LATER)


@pytest.mark.parametrize("which", [2, 4])
def test_a_member_who_has_changed_since_keeps_them_together_too(two, which):
    done = whole(two)
    Person.objects.filter(pk=two[which].pk).update(version=99)
    with pytest.raises(NotPartedError, match="changed since"):
        undo_merge(merge=done.pk, by=BY, at=LATER)


def test_a_merge_is_undone_once(two):
    done = whole(two)
    undo_merge(merge=done.pk, by=BY, at=LATER)
    with pytest.raises(NotPartedError, match="undone already"):
        undo_merge(merge=done.pk, by=BY, at=LATER)
