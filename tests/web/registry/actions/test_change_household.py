import random

import pytest

from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports import kinds
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.registry.errors import ChangedMeanwhileError, FormRefusedError, NothingChangedError
from huiyin_web.registry.models import ChangeRequest, Draft, Household, HouseholdHistory
from support import cast, given
from web.registry.steps import AT, acting, county, fill, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(farmland=2.0, forest=1.0, phone="13912345678")


def now(home):
    home.refresh_from_db()
    return home


def test_what_decides_nothing_is_saved_at_once_with_history_and_a_new_version(home):
    changed = fill(home, by=village(), section="land", farmland="5亩", forest="1")
    assert (changed.saved, changed.request, changed.theirs) == (("farmland",), None, ())
    assert (now(home).farmland, home.version, home.updated_year, home.import_id) == (5.0, 2, 2016, None)
    was = HouseholdHistory.objects.get(household_id=home.pk)
    assert (was.farmland, was.version, was.replaced_at, was.replaced_by_import) == (2.0, 1, AT, None)


def test_the_audit_tells_before_and_after(home):
    by = village()
    fill(home, by=by, section="land", farmland="5")
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_key, event.place_code) == ("registry.household.changed", by.key, cast.VILLAGE)
    assert event.subject == f"household:{home.pk}"
    assert event.detail == {
        "changes": [{"en": "farmland (mu): 2 → 5", "zh": "耕地面积：2 → 5"}], "version": 2,
    }  # fmt: skip


def test_no_personal_value_stands_in_the_audit_in_clear(home):
    fill(home, by=village(), section="register", phone="13900001111")
    assert AuditEvent.objects.get().detail["changes"][0]["zh"] == "联系电话：139****5678 → 139****1111"


def test_an_empty_cell_of_a_personal_value_leaves_it_as_it_is(home):
    with pytest.raises(NothingChangedError):
        fill(home, by=village(), section="register", phone="")
    assert now(home).phone == "13912345678"


def test_what_decides_eligibility_waits_for_approval(home):
    by = village()
    changed = fill(home, by=by, wage_income="1200", cash_income="300")
    assert changed.saved == ("cash_income",)
    assert (now(home).wage_income, home.cash_income, home.version) == (None, 30_000, 2)
    request = ChangeRequest.objects.get()
    assert (request.changes, request.state, request.by_key) == ({"wage_income": ["", "1200"]}, "waiting", by.key)
    assert [event.action for event in AuditEvent.objects.order_by("number")] == [
        "registry.change.requested", "registry.household.changed",
    ]  # fmt: skip


def test_a_group_that_could_not_stand_on_a_notice_is_refused(home):
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=village(), section="register", village_group="一社 630102194610049009")
    assert list(refused.value.problems) == ["village_group"]
    assert (now(home).village_group, AuditEvent.objects.count()) == (None, 0)


def test_a_request_needs_its_reason(home):
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=village(), reason=" 更正 ", wage_income="1200", cash_income="300")
    assert list(refused.value.problems) == ["reason"]
    assert now(home).cash_income is None


def test_the_reason_of_a_request_holds_no_personal_number(home):
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=village(), reason="更正630102194610049009的工资", wage_income="1200")
    assert [one.zh for one in refused.value.problems["reason"]] == [
        "变更理由含有身份证号。该内容将存档并供他人查阅，请删去。"
    ]
    assert not ChangeRequest.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_field_with_a_request_waiting_is_not_asked_for_twice(home):
    fill(home, by=village(), wage_income="1200")
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=township(), wage_income="1300")
    assert [one.zh for one in refused.value.problems["wage_income"]] == [
        f"该项已有变更申请待审批（申请 {ChangeRequest.objects.get().pk}）。请先撤回，或等待审批结果。"
    ]


def test_a_form_is_refused_for_what_a_file_is_refused_for(home):
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=village(), section="land", farmland="很多", forest="3")
    assert [one.zh for one in refused.value.problems["farmland"]] == ["“很多”不是数字。请只填写数字，例如 2.5。"]
    assert (now(home).forest, home.version, AuditEvent.objects.count()) == (1.0, 1, 0)


def test_what_others_changed_since_stays_where_the_form_changes_something_else(home):
    fill(home, by=village(), section="land", farmland="5", forest="1")
    changed = fill(home, by=township(), section="land", version=1, farmland="2", forest="3")
    assert changed.theirs == ("farmland",)
    assert (now(home).farmland, home.forest, home.version) == (5.0, 3.0, 3)


def test_where_both_changed_a_field_nothing_is_saved_and_both_values_are_told(home):
    fill(home, by=village(), section="land", farmland="5")
    with pytest.raises(ChangedMeanwhileError) as found:
        fill(home, by=township(), section="land", version=1, farmland="6", forest="3")
    conflict = found.value.merged.conflicts[0]
    assert (conflict.field, conflict.base, conflict.mine, conflict.theirs) == ("farmland", 2.0, 6.0, 5.0)
    assert (now(home).farmland, home.forest) == (5.0, 1.0)


def test_two_changes_that_fit_alone_and_not_together_are_refused(home):
    fill(home, by=acting(cast.county_officer()), section="register", village_group="一社")
    with pytest.raises(FormRefusedError) as refused:
        fill(home, by=village(), section="register", version=1, status="exited", exited_on="2014-01-01")
    assert list(refused.value.problems) == ["exited_on"]


def test_a_version_that_never_was_is_refused(home):
    with pytest.raises(ConflictError):
        fill(home, by=village(), section="land", version=7, farmland="6")


def test_a_draft_goes_when_its_form_is_sent(home):
    by = village()
    kept = {"version": 1, "cells": {}, "kept_at": AT}
    Draft.objects.create(by_key=by.key, subject=f"household:{home.pk}", section="land", **kept)
    Draft.objects.create(by_key=by.key, subject=f"household:{home.pk}", section="housing", **kept)
    fill(home, by=by, section="land", farmland="5")
    assert [one.section for one in Draft.objects.all()] == ["housing"]


def test_a_closed_year_is_not_written(home, monkeypatch):
    monkeypatch.setattr(kinds, "_FROZEN", [lambda: 2017])
    with pytest.raises(FrozenYearError):
        fill(home, by=village(), section="land", farmland="5")


@pytest.mark.parametrize("who", ["helper", "inspector", "auditor", "provincial_office", "commander"])
def test_who_may_only_look_changes_nothing(home, who):
    with pytest.raises(NotAllowedError):
        fill(home, by=acting(getattr(cast, who)()), section="land", farmland="5")


def test_a_household_of_another_village_is_not_found(home):
    elsewhere = given.household(cast.NEXT_VILLAGE)
    for by in (village(), township(), county()):
        with pytest.raises(NotFoundError):
            fill(elsewhere, by=by, section="land", farmland="5")


FIELDS = ("farmland", "forest", "orchard")


def land():
    return Household.objects.values(*FIELDS).get()


def outcome(home, who, version, mine):
    """Save a form and say which fields were disputed; nothing where it had nothing to say."""
    try:
        fill(home, by=who, section="land", version=version, **{key: str(value) for key, value in mine.items()})
    except ChangedMeanwhileError as found:
        return {one.field for one in found.merged.conflicts}
    except NothingChangedError:
        return None
    return set()


@pytest.mark.slow
def test_two_people_on_one_household_lose_no_edit_in_a_thousand_interleavings(home):
    people, luck = (village(), township()), random.Random(20160914)  # noqa: S311  a seed makes the story repeatable
    forms, saved = {}, 0
    while saved < 1000:
        who = luck.randrange(2)
        if who not in forms:
            forms[who] = Household.objects.values_list("version", flat=True).get(), land()
            continue
        version, base = forms.pop(who)
        before = land()
        mine = {key: float(luck.randrange(3)) for key in luck.sample(FIELDS, luck.randint(1, 3))}
        own = {key for key in mine if mine[key] not in (base[key], before[key])}
        disputed = {key for key in own if before[key] != base[key]}
        expected = disputed if own else None
        assert outcome(home, people[who], version, mine) == expected
        assert land() == (before if disputed else before | {key: mine[key] for key in own})
        saved += 1
