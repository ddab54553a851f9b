"""Only a person decides, once, having seen what is there; a merge can be undone."""

import json

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.decide_duplicate import Said, decide_duplicate, part_duplicate
from huiyin_web.quality.errors import (
    DecidedError,
    EntriesChangedError,
    NoMergeError,
    NotePersonalError,
    WordsNeededError,
)
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.queries.duplicates import versions_of
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    given.places()
    return given.duplicate()


def decide(asked, by, decision=Decision.HOUSEHOLD, *, keep="left", reason="问过本人", before="", seen=None):
    said = Said(decision, keep, reason, versions_of(asked) if seen is None else seen, before)
    return decide_duplicate(duplicate=asked.pk, said=said, by=by, at=AT)


def test_a_reason_holds_no_personal_number(asked, as_actor):
    with pytest.raises(NotePersonalError, match="ID number"):
        decide(asked, as_actor(cast.county_officer()), reason="本人 11010519491231002X")
    assert (Duplicate.objects.get().decision, AuditEvent.objects.count()) == ("", 0)


@pytest.mark.parametrize(("keep", "kept", "gone"), [("left", "left", "right"), ("right", "right", "left")])
def test_one_household_is_made_of_two_and_the_chosen_entry_stays(asked, as_actor, keep, kept, gone):
    township = as_actor(cast.township_officer())
    decide(asked, township, keep=keep)
    row = Duplicate.objects.get()
    assert (row.decision, row.reason, row.by_key, row.merge_id is not None) == (
        "household",
        "问过本人",
        township.key,
        True,
    )
    statuses = {key: Household.objects.get(pk=getattr(row, f"{key}_household")).status for key in (kept, gone)}
    assert statuses == {kept: "poor", gone: "removed"}
    (pair,) = json.loads(row.told)
    assert [Person.objects.filter(pk=pair[key]).exists() for key in (kept, gone)] == [True, False]
    assert AuditEvent.objects.filter(action="quality.duplicate.decided").count() == 1


@pytest.mark.parametrize("decision", [Decision.DIFFERENT, Decision.LATER])
def test_two_different_ones_or_two_put_off_stay_as_they_are(asked, as_actor, decision):
    before = list(Household.objects.order_by("pk").values()), list(Person.objects.order_by("pk").values())
    decide(asked, as_actor(cast.township_officer()), decision)
    assert (list(Household.objects.order_by("pk").values()), list(Person.objects.order_by("pk").values())) == before
    assert Duplicate.objects.get().decision == decision.value


def test_every_decision_but_putting_off_says_how_one_knows(asked, as_actor):
    with pytest.raises(WordsNeededError):
        decide(asked, as_actor(cast.township_officer()), Decision.DIFFERENT, reason=" 见 ")
    decide(asked, as_actor(cast.township_officer()), Decision.LATER, reason="")


def test_of_two_who_decide_at_once_the_second_is_told_and_changes_nothing(asked, as_actor):
    seen = versions_of(asked)
    decide(asked, as_actor(cast.township_officer()), Decision.DIFFERENT)
    with pytest.raises(DecidedError, match="different people"):
        decide(asked, as_actor(cast.county_officer()), Decision.HOUSEHOLD, seen=seen)
    assert Household.objects.filter(status="removed").count() == 0


def test_what_was_put_off_or_found_different_can_be_decided_by_who_has_seen_that(asked, as_actor):
    decide(asked, as_actor(cast.township_officer()), Decision.LATER)
    decide(asked, as_actor(cast.county_officer()), Decision.HOUSEHOLD, before="later")
    assert Duplicate.objects.get().decision == "household"


@pytest.mark.parametrize("table", [Household, Person])
def test_nobody_decides_about_entries_that_have_changed_since_they_looked(asked, as_actor, table):
    seen = versions_of(asked)
    table.objects.update(version=5)
    with pytest.raises(EntriesChangedError):
        decide(asked, as_actor(cast.township_officer()), seen=seen)


def test_a_merge_is_undone_and_the_question_is_open_again(asked, as_actor):
    township = as_actor(cast.township_officer())
    with pytest.raises(NoMergeError):
        part_duplicate(duplicate=asked.pk, by=township, at=AT)
    decide(asked, township)
    part_duplicate(duplicate=asked.pk, by=township, at=AT)
    row = Duplicate.objects.get()
    assert (row.decision, row.decided_at, row.merge_id) == ("", None, None)
    assert Household.objects.filter(status="poor").count() == 2
    assert Person.objects.count() == 4


def test_who_reaches_only_one_of_the_two_does_not_find_them(as_actor):
    given.places()
    across = given.duplicate(right_village=cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        decide(across, as_actor(cast.county_officer()))
    decide(across, as_actor(cast.prefecture_officer()), Decision.DIFFERENT)


def test_village_workers_helpers_and_auditors_see_and_decide_nothing(asked, as_actor):
    for somebody in (cast.village_worker(), cast.helper(), cast.auditor()):
        with pytest.raises(NotAllowedError, match="decide about double entries"):
            decide(asked, as_actor(somebody))
