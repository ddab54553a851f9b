from datetime import timedelta

import pytest

from huiyin.crosschecks import Decision
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.decide_flag import decide_flag
from huiyin_web.quality.errors import (
    FlagChangedError,
    FlagDecidedError,
    FlagGoneError,
    FlagWordsError,
    NotePersonalError,
)
from huiyin_web.quality.models import Flag
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def flag():
    given.places()
    return given.flag()


def decide(flag, by, decision=Decision.CONFIRMED, note="入户见到车辆", seen=""):
    return decide_flag(flag=flag.pk, decision=decision, note=note, seen=seen, facts=flag.facts_key, by=by, at=AT)


def test_a_decision_is_kept_with_who_when_and_how_they_know_and_changes_no_household(flag, as_actor):
    officer = as_actor(cast.township_officer())
    decide(flag, officer, note=" 入户见到车辆 ")
    kept = Flag.objects.get()
    assert (kept.decision, kept.note, kept.decided_at, kept.by_key) == ("confirmed", "入户见到车辆", AT, officer.key)
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == (
        "quality.flag.decided", f"flag:{flag.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"kind": "vehicles", "decision": "confirmed", "before": "", "note": "入户见到车辆"}


@pytest.mark.parametrize("decision", Decision)
def test_every_decision_says_how_one_knows(flag, as_actor, decision):
    with pytest.raises(FlagWordsError):
        decide(flag, as_actor(cast.township_officer()), decision, note=" 见过 ")
    assert Flag.objects.get().decision == ""


def test_a_note_holds_no_personal_number(flag, as_actor):
    with pytest.raises(NotePersonalError, match="ID number"):
        decide(flag, as_actor(cast.township_officer()), note="车主 11010519491231002X")
    assert (Flag.objects.get().decision, AuditEvent.objects.count()) == ("", 0)


def test_nobody_overwrites_what_they_have_not_seen_but_may_what_they_have(flag, as_actor):
    officer = as_actor(cast.township_officer())
    decide(flag, officer)
    with pytest.raises(FlagDecidedError, match="township officer .*: confirmed"):
        decide(flag, officer, Decision.LIST_WRONG)
    decide(flag, officer, Decision.LIST_WRONG, seen="confirmed")
    assert Flag.objects.get().decision == "list_wrong"


def test_nobody_decides_about_facts_that_a_newer_list_has_replaced_meanwhile(flag, as_actor):
    Flag.objects.update(facts_key="of another car")
    with pytest.raises(FlagChangedError, match="A newer list says something else"):
        decide(flag, as_actor(cast.township_officer()))
    assert Flag.objects.get().decision == ""


def test_what_no_list_gives_ground_for_any_more_is_not_decided(flag, as_actor):
    Flag.objects.update(gone_at=AT + timedelta(days=1))
    with pytest.raises(FlagGoneError):
        decide(flag, as_actor(cast.township_officer()))


def test_whoever_may_not_or_from_elsewhere_decides_nothing(flag, as_actor):
    with pytest.raises(NotAllowedError):
        decide(flag, as_actor(cast.village_worker()))
    with pytest.raises(NotFoundError):
        decide(flag, as_actor(cast.county_officer(cast.NEXT_COUNTY)))
    assert Flag.objects.get().decision == ""
