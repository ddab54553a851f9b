"""Which waiting imports a later file replaces: those whose refused rows it has brought in, and no others."""

import shutil

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.queries import undecided
from support import cast
from web.imports.files import LATER, applied, brought_in, checked, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")
_BAD = {"户主姓名": ""}


def replacement_of(batch):
    batch.refresh_from_db()
    return batch.replaced_by


def waits(by):
    return [one.pk for one, _ in undecided(by)]


def test_the_mended_file_replaces_the_one_that_was_refused(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2", **_BAD)], by, tmp_path)
    assert waits(by) == [first.pk]
    mended = applied([household("H1"), household("H2")], by, tmp_path)
    assert (replacement_of(first), waits(by)) == (mended.pk, [])
    told = AuditEvent.objects.get(action="imports.batch.applied").detail
    assert told["replaced"] == [first.pk]


def test_the_check_says_which_waiting_import_a_file_continues(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2", **_BAD)], by, tmp_path)
    assert first.continues == []
    assert checked([household("H1"), household("H2")], by, tmp_path).continues == [first.pk]
    assert checked([household("H1"), household("H3")], by, tmp_path).continues == []
    assert replacement_of(first) is None


@pytest.mark.parametrize(
    "other",
    [
        [household("H8"), household("H9")],
        [household("H1"), household("H8"), household("H9")],
        [household("H8", 行政村代码=cast.NEXT_VILLAGE), household("H9", 行政村代码=cast.NEXT_VILLAGE)],
    ],
)
def test_a_file_of_other_rows_or_of_another_village_replaces_nothing(tmp_path, other):
    by = officer(cast.PREFECTURE)
    first = checked([household("H1"), household("H2", **_BAD)], by, tmp_path)
    applied(other, by, tmp_path)
    assert (replacement_of(first), waits(by)) == (None, [first.pk])


def test_a_mended_row_alone_leaves_the_good_rows_of_the_first_file_waiting(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2", **_BAD)], by, tmp_path)
    applied([household("H2")], by, tmp_path)
    assert (replacement_of(first), waits(by)) == (None, [first.pk])


def test_a_row_that_the_later_file_refuses_again_is_not_brought_in(tmp_path):
    by = officer()
    rows = [household("H1", **_BAD), household("H2", **_BAD)]
    first = checked(rows, by, tmp_path)
    later = checked([household("H1"), household("H3"), rows[1]], by, tmp_path)
    brought_in(later, by, good_only=True)
    assert replacement_of(first) is None


def test_rows_that_stood_there_twice_are_mended_when_one_of_them_is_left(tmp_path):
    by = officer()
    first = checked([household("H1"), household("H2"), household("H2")], by, tmp_path)
    mended = applied([household("H1"), household("H2")], by, tmp_path)
    assert (first.refused, replacement_of(first)) == (2, mended.pk)


@pytest.mark.parametrize("number", ["", "=1+1"])
def test_a_row_whose_number_cannot_be_read_keeps_its_file_waiting(tmp_path, number):
    by = officer()
    first = checked([household("H1"), household(number)], by, tmp_path)
    applied([household("H1"), household("H2")], by, tmp_path)
    assert (first.refused, replacement_of(first)) == (1, None)


def test_neither_another_sender_nor_another_year_nor_an_earlier_file_replaces(tmp_path):
    by, above = officer(), officer(cast.PREFECTURE)
    mended = [household("H1"), household("H2")]
    earlier = checked(mended, by, tmp_path)
    first = checked([household("H1"), household("H2", **_BAD)], by, tmp_path)
    applied([*mended, household("H3")], above, tmp_path)
    applied(mended, above, tmp_path, at=LATER, year=2015)
    applied([*mended, household("H4")], by, tmp_path, at=LATER, year=2015)
    assert earlier.pk < first.pk
    assert replacement_of(first) is None


def test_a_waiting_import_whose_file_is_gone_hinders_nobody(tmp_path):
    by = officer()
    first = checked([household("H1", **_BAD)], by, tmp_path)
    shutil.rmtree(folder_of(first.uuid))
    applied([household("H1")], by, tmp_path)
    assert replacement_of(first) is None


def test_persons_refused_for_a_household_that_was_not_there_yet_are_replaced_too(tmp_path):
    by = officer()
    first = checked([person("P1"), person("P2")], by, tmp_path, kind="persons")
    applied([household("H1")], by, tmp_path)
    mended = applied([person("P1"), person("P2", 姓名="卓玛")], by, tmp_path, kind="persons")
    assert (first.refused, replacement_of(first)) == (2, mended.pk)
