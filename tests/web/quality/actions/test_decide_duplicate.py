"""Only a person decides, once, having seen what is there; that two are one is proposed to somebody else."""

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.errors import DecidedError, EntriesChangedError, NotePersonalError, WordsNeededError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.queries.duplicates import versions_of
from huiyin_web.registry.errors import NotTwoError
from huiyin_web.registry.models import Household, Merge, Person
from support import cast, given
from support.duplicates import decide

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    given.places()
    return given.duplicate()


def register():
    """Give every row of the register."""
    return [list(table.objects.order_by("pk").values()) for table in (Household, Person, Merge)]


def test_a_reason_holds_no_personal_number(asked, as_actor):
    with pytest.raises(NotePersonalError, match="ID number"):
        decide(asked, as_actor(cast.county_officer()), reason="本人 11010519491231002X")
    assert (Duplicate.objects.get().decision, AuditEvent.objects.count()) == ("", 0)


def test_that_two_are_one_waits_for_somebody_else_and_changes_nothing(asked, as_actor):
    before, seen = register(), versions_of(asked)
    township = as_actor(cast.township_officer())
    decide(asked, township, keep="right")
    row = Duplicate.objects.get()
    assert (row.decision, row.keep, row.seen, row.reason, row.by_key, row.waits) == (
        "household", "right", seen, "问过本人", township.key, True,
    )  # fmt: skip
    assert register() == before
    (event,) = AuditEvent.objects.all()
    assert (event.action, event.detail) == (
        "quality.duplicate.proposed",
        {"decision": "household", "before": "", "reason": "问过本人", "keep": "right"},
    )


def test_what_cannot_be_merged_is_not_proposed(asked, as_actor):
    with pytest.raises(NotTwoError, match="heads a household with other members"):
        decide(asked, as_actor(cast.township_officer()), Decision.PERSON)
    assert (Duplicate.objects.get().decision, AuditEvent.objects.count()) == ("", 0)


@pytest.mark.parametrize("decision", [Decision.DIFFERENT, Decision.LATER])
def test_two_different_ones_or_two_put_off_stay_as_they_are(asked, as_actor, decision):
    before = register()
    decide(asked, as_actor(cast.township_officer()), decision)
    assert register() == before
    assert Duplicate.objects.get().decision == decision.value
    assert AuditEvent.objects.get().action == "quality.duplicate.decided"


def test_every_decision_but_putting_off_says_how_one_knows(asked, as_actor):
    with pytest.raises(WordsNeededError):
        decide(asked, as_actor(cast.township_officer()), Decision.DIFFERENT, reason=" 见 ")
    decide(asked, as_actor(cast.township_officer()), Decision.LATER, reason="")


def test_of_two_who_decide_at_once_the_second_is_told_and_changes_nothing(asked, as_actor):
    seen = versions_of(asked)
    decide(asked, as_actor(cast.township_officer()), Decision.DIFFERENT)
    with pytest.raises(DecidedError, match="different people"):
        decide(asked, as_actor(cast.county_officer()), Decision.HOUSEHOLD, seen=seen)
    assert not Duplicate.objects.get().waits


def test_a_merge_that_waits_is_decided_otherwise_by_whoever_proposed_it_alone(asked, as_actor):
    township, county = as_actor(cast.township_officer()), as_actor(cast.county_officer())
    decide(asked, township)
    with pytest.raises(DecidedError, match="one household"):
        decide(asked, county, Decision.DIFFERENT, before="household")
    decide(asked, township, Decision.LATER, before="household")
    row = Duplicate.objects.get()
    assert (row.decision, row.keep, row.seen, row.waits) == ("later", "", "", False)


def test_what_was_put_off_or_found_different_can_be_decided_by_who_has_seen_that(asked, as_actor):
    decide(asked, as_actor(cast.township_officer()), Decision.LATER)
    decide(asked, as_actor(cast.county_officer()), Decision.HOUSEHOLD, before="later")
    assert Duplicate.objects.get().waits


@pytest.mark.parametrize("table", [Household, Person])
def test_nobody_decides_about_entries_that_have_changed_since_they_looked(asked, as_actor, table):
    seen = versions_of(asked)
    table.objects.update(version=5)
    with pytest.raises(EntriesChangedError):
        decide(asked, as_actor(cast.township_officer()), seen=seen)


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
