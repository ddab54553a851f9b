import json
from datetime import date, timedelta

import pytest

from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.suspects import Outcome
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.errors import Cancelled
from huiyin_web.quality.actions.find_suspects import find_suspects
from huiyin_web.quality.actions.record_outcome import record_outcome
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.queries.rules import rules_page
from huiyin_web.quality.queries.words import standing
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.records import Record
from support import cast, given
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LATER = AT + timedelta(days=30)


def rules_open():
    return sorted(Suspect.objects.filter(outcome="", gone_at=None).values_list("rule", flat=True))


def test_every_doubtful_entry_becomes_a_question_with_its_values(doubtful, data, find):
    assert find() == {"new": 2, "changed": 0, "gone": 0}
    stated = Suspect.objects.get(rule="members_not_as_listed")
    assert (stated.household_id, stated.person_id, stated.village_code) == (doubtful.pk, None, cast.VILLAGE)
    assert json.loads(stated.told) == {"stated": 3, "listed": 2}
    child = Suspect.objects.get(rule="child_out_of_school")
    assert child.person_id == Person.objects.get(relation="daughter").pk
    event = AuditEvent.objects.get(action="quality.suspects.found")
    assert event.detail == {"new": 2, "changed": 0, "gone": 0}


def test_the_same_register_checked_again_changes_nothing(doubtful, data, find):
    find()
    before = list(Suspect.objects.values())
    assert find(LATER) == {"new": 0, "changed": 0, "gone": 0}
    assert list(Suspect.objects.values()) == before


def test_what_was_mended_is_closed_and_what_comes_back_is_open_again(doubtful, data, find):
    find()
    Household.objects.update(member_count=2)
    assert find(LATER) == {"new": 0, "changed": 0, "gone": 1}
    assert rules_open() == ["child_out_of_school"]
    Household.objects.update(member_count=3)
    assert find(LATER) == {"new": 0, "changed": 1, "gone": 0}
    assert rules_open() == ["child_out_of_school", "members_not_as_listed"]


def answered(as_actor):
    number = Suspect.objects.get(rule="members_not_as_listed").pk
    by = as_actor(cast.village_worker())
    record_outcome(suspect=number, outcome=Outcome.TRUE_VALUE, note="", seen="", by=by, at=AT)
    return number


def test_an_answer_stays_while_the_values_stay(doubtful, data, find, as_actor):
    find()
    number = answered(as_actor)
    assert find(LATER) == {"new": 0, "changed": 0, "gone": 0}
    kept = Suspect.objects.get(pk=number)
    assert (kept.outcome, kept.gone_at, rules_open()) == ("true_value", None, ["child_out_of_school"])


def test_an_answered_entry_that_is_mended_says_so_and_counts_as_corrected_until_it_comes_back(
    doubtful, data, find, as_actor
):
    find()
    number = answered(as_actor)
    county = as_actor(cast.county_officer())

    def shown():
        rows = rules_page(actor=county, today=LATER.date()).table.rows
        row = next(row for row in rows if "rule=members_not_as_listed" in row.cells[0].url)
        return standing(Suspect.objects.get(pk=number))[0].en, row.cells[2:5]

    assert shown() == ("the entry is true", (1, 0, 0.0))
    Household.objects.update(member_count=2)
    find(LATER)
    assert shown() == ("the entry is true; corrected since", (1, 1, 1.0))
    Household.objects.update(member_count=3)
    find(LATER)
    assert shown() == ("the entry is true", (1, 0, 0.0))


@pytest.mark.parametrize(
    "became",
    [
        {"status": "removed"},
        {"status": "exited", "exited_on": date(2016, 12, 31)},
        {"village_code": cast.NEXT_VILLAGE},
    ],
    ids=str,
)
def test_an_answered_entry_of_a_household_that_left_or_lies_elsewhere_was_not_mended(
    doubtful, data, find, as_actor, became
):
    find()
    number = answered(as_actor)
    row = Household.objects.get()
    record = Record(HOUSEHOLDS, row, row)
    write(record, became | {"member_count": 2}, year=2016, by=as_actor(cast.county_officer()), at=LATER)
    find(LATER)
    assert Suspect.objects.get(pk=number).gone_at == LATER
    assert Suspect.objects.get(pk=number).mended_at is None


def test_an_answered_entry_of_a_person_who_left_was_not_mended(doubtful, data, find, as_actor):
    find()
    child = Suspect.objects.get(rule="child_out_of_school").pk
    record_outcome(
        suspect=child, outcome=Outcome.TRUE_VALUE, note="", seen="", by=as_actor(cast.village_worker()), at=AT
    )
    Person.objects.filter(name="卓玛").delete()
    find(LATER)
    assert Suspect.objects.get(pk=child).gone_at == LATER
    assert Suspect.objects.get(pk=child).mended_at is None


def test_an_answered_entry_of_another_year_was_not_mended_by_the_year(doubtful, data, find, as_actor):
    find()
    number = answered(as_actor)
    Household.objects.update(member_count=2, updated_year=2015)
    find(LATER)
    assert Suspect.objects.get(pk=number).gone_at == LATER
    assert Suspect.objects.get(pk=number).mended_at is None


def test_other_values_are_asked_anew_beside_the_answer_to_the_old_ones(doubtful, data, find, as_actor):
    find()
    number = answered(as_actor)
    Household.objects.update(member_count=4)
    assert find(LATER) == {"new": 1, "changed": 0, "gone": 1}
    assert Suspect.objects.get(pk=number).outcome == "true_value"
    assert rules_open() == ["child_out_of_school", "members_not_as_listed"]
    assert find(LATER) == {"new": 0, "changed": 0, "gone": 0}


def test_values_that_nobody_has_answered_are_brought_up_to_date(doubtful, data, find):
    find()
    Household.objects.update(member_count=4)
    assert find(LATER) == {"new": 0, "changed": 1, "gone": 0}
    row = Suspect.objects.get(rule="members_not_as_listed")
    assert (json.loads(row.told)["stated"], row.found_at) == (4, LATER)


def test_a_rule_that_cannot_be_asked_closes_none_of_its_questions(doubtful, data, find):
    jump = given.suspect(household_id=doubtful.pk)
    find()
    assert Suspect.objects.get(pk=jump.pk).gone_at is None


def test_whoever_may_not_check_the_register_changes_nothing(doubtful, data, as_actor):
    with pytest.raises(NotAllowedError, match="have the whole register checked"):
        find_suspects(by=as_actor(cast.county_officer()), at=AT, report=lambda *_: None)
    assert not Suspect.objects.exists()


def test_a_search_that_is_cancelled_leaves_nothing(doubtful, data, as_actor):
    def cancelled(fraction, _):
        if fraction:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_suspects(by=as_actor(cast.provincial_office()), at=AT, report=cancelled)
    assert not Suspect.objects.exists()
