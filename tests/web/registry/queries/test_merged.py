"""Two entries as they stood before they were merged."""

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.merged import before_merging
from support import cast, given
from web.registry.steps import AT

pytestmark = pytest.mark.django_db


def test_what_a_merge_wrote_and_took_away_is_given_as_it_was_before():
    given.places()
    kept, dropped = given.household(member_count=2), given.household(member_count=2)
    head, twice = given.person(kept), given.person(dropped, name="才让")
    given.person(dropped)
    by = actor_of(cast.county_officer(), on=AT.date())
    pair = {"kept": kept.pk, "dropped": dropped.pk}
    merge = merge_households(**pair, doubles=[(head.pk, twice.pk)], reason="同一户", by=by, at=AT)
    homes = before_merging(merge.pk, Household, [kept.pk, dropped.pk])
    assert [(one.member_count, one.status) for one in homes] == [(2, "poor"), (2, "poor")]
    assert [one.name for one in before_merging(merge.pk, Person, [head.pk, twice.pk])] == [head.name, "才让"]
    now = before_merging(None, Household, [kept.pk, dropped.pk])
    assert [(one.member_count, one.status) for one in now] == [(3, "poor"), (2, "removed")]
    assert before_merging(None, Person, [head.pk, twice.pk]) == [head, None]
