"""Two people find the same two entries at once, each over a connection of their own: they are merged once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from huiyin.kernel.errors import HuiyinError
from huiyin_web.core import audit
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.actions.part_duplicate import part_duplicate
from huiyin_web.quality.models import Duplicate
from huiyin_web.quality.queries.duplicates import versions_of
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.models import Household, HouseholdHistory, Merge, Person
from support import cast, given
from support.duplicates import approve, decide, proposal
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 4


@pytest.fixture
def asked():
    given.places()
    return given.duplicate()


def at_once(*works):
    """Let each do its work in a thread that begins with the others, and give what came of each: nothing, or words."""
    gate = Barrier(len(works))

    def one(work):
        try:
            gate.wait(60)
            work()
        except HuiyinError as refused:
            return refused.say("en")
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(one, works))


def members():
    return sorted(Person.objects.values_list("household_id", "name", "version"))


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_two_who_merge_at_once_merge_once_and_the_other_is_told(asked, as_actor, turn):
    officers = [as_actor(cast.county_officer()), as_actor(cast.township_officer())]
    homes = (asked.left_household, asked.right_household)
    people = Person.objects.count()

    def merging(kept, dropped, by):
        def work():
            with transaction.atomic():
                merge_households(kept=kept, dropped=dropped, doubles=[], reason="问过本人", by=by, at=AT)

        return work

    other = homes if turn % 2 else homes[::-1]  # every other time they keep different entries
    told = at_once(merging(*homes, officers[0]), merging(*other, officers[1]))

    assert sorted(told) == [
        "",
        "Nothing was merged: one of them is removed from the register already.",
    ]
    merge = Merge.objects.get()
    assert merge.by_key == officers[told.index("")].key
    statuses = {key: Household.objects.get(pk=key).status for key in homes}
    assert statuses == {merge.kept: "poor", merge.dropped: "removed"}
    assert HouseholdHistory.objects.count() == 2
    assert {home for home, _, _ in members()} == {merge.kept}
    assert len(members()) == people
    assert AuditEvent.objects.filter(action="registry.households.merged").count() == 2
    assert audit.verify() is None


@pytest.mark.parametrize("keeps", [("left", "left"), ("left", "right")])
def test_two_who_decide_at_once_are_told_who_has_decided_what(asked, as_actor, keeps):
    officers = [as_actor(cast.county_officer()), as_actor(cast.township_officer())]
    seen = versions_of(asked)

    def deciding(keep, by):
        return lambda: decide(asked, by, keep=keep, seen=seen)

    told = at_once(*(deciding(keep, by) for keep, by in zip(keeps, officers, strict=True)))

    first = told.index("")
    assert officers[first].name in told[1 - first]
    assert Duplicate.objects.get().by_key == officers[first].key
    assert AuditEvent.objects.filter(action="quality.duplicate.proposed").count() == 1


def test_two_who_approve_at_once_merge_once_and_the_other_is_told(asked, as_actor):
    officers = [as_actor(cast.county_officer()), as_actor(cast.prefecture_officer())]
    decide(asked, as_actor(cast.township_officer()))
    seen = proposal(asked)

    def approving(by):
        return lambda: approve_merge(duplicate=asked.pk, proposal=seen, by=by, at=AT)

    told = at_once(*(approving(by) for by in officers))

    first = told.index("")
    assert officers[first].name in told[1 - first]
    assert Duplicate.objects.get().checked_by_key == officers[first].key
    assert Duplicate.objects.get().merge_id == Merge.objects.get().pk


def test_two_who_part_at_once_part_once_and_the_other_is_told(asked, as_actor):
    officers = [as_actor(cast.county_officer()), as_actor(cast.prefecture_officer())]
    before = members()
    decide(asked, as_actor(cast.township_officer()))
    approve(asked, officers[0])

    told = at_once(*(lambda by=by: part_duplicate(duplicate=asked.pk, by=by, at=AT) for by in officers))

    assert sorted(told) == ["", "These two are not merged, so there is nothing to undo."]
    assert [one[:2] for one in members()] == [one[:2] for one in before]
    assert Household.objects.filter(status="removed").count() == 0
