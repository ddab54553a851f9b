"""What came between an import and its undoing."""

import pytest

from huiyin_web.access.models import Grant
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.errors import ChangedSinceError, UndoBlockedError
from huiyin_web.imports.folders import BLOCKING, folder_of
from huiyin_web.imports.page_queries.undo import blocking_export
from huiyin_web.registry.models import Household, HouseholdHistory, PersonHistory
from support import cast
from web.imports.files import AT, SOON, applied, brought_in, checked, colleague, household, now, officer, person, undone

pytestmark = pytest.mark.usefixtures("registry")


def blocked(batch, by, at=SOON):
    """Give what is said of an undoing that is refused, and number and reason of each row that stands in its way."""
    before = now()
    with pytest.raises(UndoBlockedError) as refused:
        undone(batch, by, at)
    assert now() == before
    rows = list(blocking_export(actor=by, number=batch.pk).rows)
    return refused.value.say("en"), [(row.cells[0], row.cells[-1].en) for row in rows]


def test_imports_are_undone_one_after_the_other_the_last_first(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2")], by, tmp_path)
    start = now()
    second = applied([household("H1", 户主姓名="多杰"), household("H3")], by, tmp_path)
    between = now()
    third = applied([household("H1", 户主姓名="才让"), household("H3", 户主姓名="才让")], by, tmp_path)
    told, rows = blocked(second, by)
    assert told.startswith(f"Rows of import {second.pk} that stand in the way: 2 of 2. Nothing was changed.")
    why = f"changed since by import {third.pk} (receipt {third.receipt})"
    assert rows == [("H1", why), ("H3", why)]
    undone(third, by)
    assert now() == between
    assert not (folder_of(third.uuid) / BLOCKING).exists()
    undone(second, by)
    assert now() == start
    undone(first, by)
    assert now() == {"Household": [], "Person": []}


def test_rows_that_another_import_left_as_they_were_are_no_obstacle(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2")], by, tmp_path)
    applied([household("H1"), household("H3")], by, tmp_path)
    undone(first, by)
    assert list(Household.objects.values_list("office_number", flat=True)) == ["H3"]


def test_a_change_by_hand_stands_in_the_way(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2")], by, tmp_path)
    home = Household.objects.filter(office_number="H2").values().get()
    kept = {key: value for key, value in home.items() if key != "id"}
    HouseholdHistory.objects.create(**kept, household_id=home["id"], replaced_at=SOON)
    Household.objects.filter(pk=home["id"]).update(head_name="多杰", version=2)
    assert blocked(first, by)[1] == [("H2", "changed since on its page")]


def test_a_household_with_members_or_accounts_that_reach_it_stays(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    members = applied([person("P1", of="H1")], by, tmp_path, kind="persons")
    reached = Household.objects.get(office_number="H2").pk
    grant = Grant.objects.create(
        user=cast.county_officer(), kind="pairing", household=reached, starts_on=AT.date(), source="test"
    )
    assert blocked(first, by)[1] == [
        ("H1", "something hangs on it: members"),
        ("H2", "something hangs on it: accounts that reach it"),
    ]
    grant.delete()
    undone(members, by)
    undone(first, by)
    assert (Household.objects.count(), PersonHistory.objects.get().office_number) == (0, "P1")


def test_a_household_that_was_only_changed_may_have_members(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    applied([person("P1")], by, tmp_path, kind="persons")
    second = applied([household("H1", 户主姓名="多杰")], by, tmp_path)
    undone(second, by)
    assert Household.objects.get().head_name == "扎西"


def test_a_number_goes_back_unless_another_row_has_it_now(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    renumbered = applied([household("H2", 原户编号="H1")], by, tmp_path)
    taken = applied([household("H1", 户主姓名="才让")], by, tmp_path)
    assert blocked(renumbered, by)[1] == [("H2", "its former number belongs to another row now")]
    undone(taken, by)
    undone(renumbered, by)
    assert list(Household.objects.values_list("office_number", "head_name")) == [("H1", "扎西")]


def test_a_person_goes_back_to_the_household_unless_that_is_gone(tmp_path):
    by = officer()
    homes = applied([household("H1")], by, tmp_path)
    applied([household("H2")], by, tmp_path)
    applied([person("P1", of="H1")], by, tmp_path, kind="persons")
    moved = applied([person("P1", of="H2")], by, tmp_path, kind="persons")
    undone(homes, by)
    assert blocked(moved, by)[1] == [("P1", "its former household is no longer in the register")]


def test_an_import_that_was_checked_before_an_undoing_is_checked_again(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    second = applied([household("H1", 户主姓名="多杰"), household("H3")], by, tmp_path)
    mine = checked([household("H1", 户主姓名="才让")], by, tmp_path)
    hand_in(batch=mine.pk, by=by, at=AT)
    undo = undone(second, by)
    with pytest.raises(ChangedSinceError) as refused:
        apply_import(batch=mine.pk, by=colleague(by), at=SOON)
    assert f"meanwhile: 1 (receipt {undo.receipt})" in refused.value.say("en")
    check_file(batch=mine.pk, by=by, at=SOON)
    assert brought_in(mine, by, at=SOON).changed == 1


def test_what_an_undone_import_had_replaced_waits_again(tmp_path):
    by = officer()
    waiting = checked([household("H1"), household("H2", 户主姓名="")], by, tmp_path)
    mended = applied([household("H1"), household("H2")], by, tmp_path)
    waiting.refresh_from_db()
    assert waiting.replaced_by == mended.pk
    undone(mended, by)
    waiting.refresh_from_db()
    assert waiting.replaced_by is None
