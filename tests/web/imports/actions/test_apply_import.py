from datetime import date

import pytest
from django.db import connection, transaction

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core import audit
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.hand_in import hand_in
from huiyin_web.imports.errors import (
    AlreadyImportedError,
    BatchStateError,
    ChangedSinceError,
    FrozenYearError,
    NothingToImportError,
    RowsRefusedError,
    YearAheadError,
)
from huiyin_web.imports.models import BatchState
from huiyin_web.imports.staging import is_staged, unstage
from huiyin_web.places.models import Statistic
from huiyin_web.registry.models import Household, HouseholdHistory, Person, PersonHistory
from support import cast
from web.imports.files import AT, LATER, applied, brought_in, checked, colleague, counts, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def test_new_rows_are_whole(tmp_path):
    batch = applied([household("H1", 是否通电="是", 住房面积="85.5")], officer(), tmp_path)
    row = Household.objects.get()
    assert (row.office_number, row.village_code, row.head_name) == ("H1", cast.VILLAGE, "扎西")
    assert (row.identified_on, row.wage_income, row.net_income, row.income_per_capita) == (
        date(2014, 6, 1),
        600050,
        500050,
        166683,
    )
    assert (row.electricity, row.water_safe, row.housing_area, row.other_causes) == (
        True,
        None,
        85.5,
        "funds,schooling",
    )
    assert (row.version, row.import_id, row.updated_year) == (1, batch.pk, 2014)
    assert (batch.state, batch.receipt) == (BatchState.APPLIED, f"HY-2014-{batch.pk:06d}")


def test_a_checked_file_of_a_year_that_has_not_begun_is_not_brought_in(tmp_path):
    by = officer()
    left = checked([household("H1")], by, tmp_path, year=2015, at=LATER)
    with pytest.raises(YearAheadError) as refused:
        brought_in(left, by)
    assert refused.value.say("en").startswith("2015 has not begun: a file of households describes 2014")
    left.refresh_from_db()
    assert (left.state, Household.objects.count()) == (BatchState.CHECKED, 0)
    assert apply_import(batch=left.pk, by=colleague(by), at=LATER).state == BatchState.APPLIED


def test_a_person_belongs_to_the_household_of_its_number(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1", of="H2", 出生日期="")], by, tmp_path, kind="persons")
    row = Person.objects.get()
    assert (row.household.office_number, row.birth_date, row.sex, row.dibao) == (
        "H2",
        date(1984, 4, 30),
        "female",
        True,
    )


def test_only_changed_rows_get_a_version_and_a_history(tmp_path):
    by = officer()
    first = applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    before = dict(Household.objects.values_list("office_number", "pk"))
    second = applied(
        [household("H1"), household("H2", 家庭人口数="5"), household("H4")], by, tmp_path, at=LATER, year=2015
    )
    assert counts(second) == {"rows": 3, "new": 1, "changed": 1, "unchanged": 1, "absent": 1}
    rows = {row.office_number: row for row in Household.objects.all()}
    assert {number: row.pk for number, row in rows.items() if number != "H4"} == before
    assert [(n, r.version, r.import_id, r.updated_year) for n, r in sorted(rows.items())] == [
        ("H1", 1, first.pk, 2014), ("H2", 2, second.pk, 2015), ("H3", 1, first.pk, 2014), ("H4", 1, second.pk, 2015),
    ]  # fmt: skip
    history = HouseholdHistory.objects.get()
    assert (history.household_id, history.version, history.member_count, history.head_name) == (
        before["H2"],
        1,
        3,
        "扎西",
    )
    assert (history.import_id, history.updated_year, history.replaced_by_import, history.replaced_at) == (
        first.pk,
        2014,
        second.pk,
        LATER,
    )
    assert (rows["H2"].member_count, rows["H2"].income_per_capita) == (5, 100010)


def test_a_cell_that_becomes_empty_is_a_change(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    assert applied([household("H1", 联系电话="")], by, tmp_path).changed == 1
    assert Household.objects.get().phone is None


def test_a_person_who_moves_keeps_the_id_and_leaves_a_trace(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1", of="H1")], by, tmp_path, kind="persons")
    before = Person.objects.get()
    applied([person("P1", of="H2")], by, tmp_path, kind="persons")
    after = Person.objects.get()
    assert (after.pk, after.household.office_number, after.version) == (before.pk, "H2", 2)
    assert PersonHistory.objects.get().household_id == before.household_id


def test_statistics_without_a_history_are_replaced(tmp_path):
    row = {
        "区划代码": cast.COUNTY,
        "年份": "2012",
        "指标": "own:rural",
        "数值": "1.5",
        "单位": "人",
        "口径": "户籍",
        "来源": "年鉴",
    }
    by = actor_of(cast.provincial_office(), on=AT.date())
    applied([row, row | {"年份": "2013"}], by, tmp_path, kind="statistics")
    batch = applied([row | {"数值": "2"}], by, tmp_path, kind="statistics")
    assert counts(batch) == {"rows": 1, "changed": 1, "absent": 1}
    assert sorted(Statistic.objects.values_list("year", "value", "version")) == [(2012, 2.0, 2), (2013, 1.5, 1)]


def test_one_event_tells_of_all_rows(tmp_path):
    batch = applied([household("H1"), household("H2")], officer(), tmp_path)
    event = AuditEvent.objects.get(action="imports.batch.applied")
    assert event.detail == {
        "kind": "households", "year": 2014, "receipt": batch.receipt, "sha256": batch.sha256, "rows": 2,
        "new": 2, "changed": 0, "unchanged": 0, "refused": 0, "absent": 0, "deciding": 2,
    }  # fmt: skip
    assert audit.verify() is None


def test_all_or_nothing_is_the_rule(tmp_path):
    by = officer()
    batch = checked([household("H1"), household("H2", 户主姓名="")], by, tmp_path)
    with pytest.raises(RowsRefusedError) as refused:
        apply_import(batch=batch.pk, by=by, at=AT)
    assert refused.value.say("en").startswith("1 of 2 rows have problems")
    assert not Household.objects.exists()


def test_the_good_rows_alone_come_by_explicit_choice(tmp_path):
    by = officer()
    batch = checked([household("H1"), household("H2", 户主姓名="")], by, tmp_path)
    assert brought_in(batch, by, good_only=True).state == BatchState.APPLIED
    assert [row.office_number for row in Household.objects.all()] == ["H1"]


def test_a_file_without_a_good_row_brings_nothing(tmp_path):
    by = officer()
    batch = checked([household("H1", 户主姓名="")], by, tmp_path)
    with pytest.raises(NothingToImportError):
        apply_import(batch=batch.pk, good_only=True, by=by, at=AT)


def test_an_import_is_applied_once(tmp_path):
    by = officer()
    batch = applied([household()], by, tmp_path)
    with pytest.raises(BatchStateError) as refused:
        apply_import(batch=batch.pk, by=by, at=AT)
    assert refused.value.say("en").startswith(f"Import {batch.pk} is applied; this step needs it checked.")


def test_two_uploads_of_the_same_bytes_come_in_once(tmp_path):
    by, above = officer(), officer(cast.PREFECTURE)
    first, second = checked([household()], by, tmp_path), checked([household()], above, tmp_path)
    hand_in(batch=second.pk, by=above, at=AT)
    brought_in(first, by)
    with pytest.raises(AlreadyImportedError):
        apply_import(batch=second.pk, by=colleague(above), at=AT)
    assert Household.objects.count() == 1


def test_what_was_not_shown_is_not_done(tmp_path):
    by = officer()
    waiting = checked([household("H1"), household("H2")], by, tmp_path)
    hand_in(batch=waiting.pk, by=by, at=AT)
    applied([household("H1", 户主姓名="多杰")], by, tmp_path)
    with pytest.raises(ChangedSinceError):
        apply_import(batch=waiting.pk, by=colleague(by), at=AT)
    assert [(row.office_number, row.head_name) for row in Household.objects.all()] == [("H1", "多杰")]


def test_a_household_that_is_gone_since_the_check_stops_its_persons(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    waiting = checked([person("P1"), person("P2", of="H2")], by, tmp_path, kind="persons")
    Household.objects.filter(office_number="H2").delete()
    with pytest.raises(ChangedSinceError):
        brought_in(waiting, by)
    assert not Person.objects.exists()


def test_staged_rows_that_are_gone_are_missed(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    unstage(batch.uuid)
    with pytest.raises(ChangedSinceError):
        brought_in(batch, by)


def test_a_year_frozen_meanwhile_is_closed(tmp_path, monkeypatch):
    by = officer()
    batch = checked([household()], by, tmp_path)
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2015])
    with pytest.raises(FrozenYearError):
        brought_in(batch, by)


def test_a_role_that_may_not_import_may_not_apply(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    for who in (cast.auditor(), cast.village_worker()):  # one who sees every import, and one who sees none
        with pytest.raises(NotAllowedError):
            apply_import(batch=batch.pk, by=actor_of(who, on=AT.date()), at=AT)


def test_nothing_stays_behind(tmp_path):
    batch = applied([household()], officer(), tmp_path)
    assert not is_staged(batch.uuid)
    assert not [name for name in connection.introspection.table_names() if name.startswith("import_staged")]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert "import_staging" not in [row[1] for row in cursor.execute("PRAGMA database_list").fetchall()]


def test_what_the_import_lets_in_passes_every_check_of_the_tables(tmp_path):
    by = officer()
    cells = {
        "脱贫属性": "已脱贫",
        "脱贫日期": "2014-06-01",
        "建房时间": "1999",
        "危房等级": "C级",
        "主要燃料类型": "煤炭、电",
    }
    applied(
        [household("H1", **cells), household("H2", **{**dict.fromkeys(cells, ""), "脱贫属性": "返贫"})], by, tmp_path
    )
    applied([person("P1"), person("P2", of="H2")], by, tmp_path, kind="persons")
    for row in (*Household.objects.all(), *Person.objects.all()):
        row.full_clean(validate_unique=False)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_an_import_inside_somebody_elses_transaction_is_a_mistake_of_ours(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    with pytest.raises(RuntimeError), transaction.atomic():
        brought_in(batch, by)
