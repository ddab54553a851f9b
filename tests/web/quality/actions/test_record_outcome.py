import pytest

from huiyin.rules.suspects import Outcome
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.record_outcome import record_outcome
from huiyin_web.quality.errors import AnsweredError, NoteNeededError, NotePersonalError
from huiyin_web.quality.models import Suspect
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    given.places()
    return given.suspect()


def record(asked, by, outcome=Outcome.CORRECTED, note="", seen=""):
    return record_outcome(suspect=asked.pk, outcome=outcome, note=note, seen=seen, by=by, at=AT)


def test_an_outcome_is_kept_with_who_when_and_why_and_changes_no_entry(asked, as_actor):
    worker = as_actor(cast.village_worker())
    record(asked, worker, note=" 误填 ")
    kept = Suspect.objects.get()
    assert (kept.outcome, kept.note, kept.answered_at, kept.by_key) == ("corrected", "误填", AT, worker.key)
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == (
        "quality.suspect.answered", f"suspect:{asked.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"rule": "farmland_jump", "outcome": "corrected", "before": "", "note": "误填"}


def test_a_note_holds_no_personal_number(asked, as_actor):
    with pytest.raises(NotePersonalError, match="ID number"):
        record(asked, as_actor(cast.village_worker()), note="本人 11010519491231002X")
    assert (Suspect.objects.get().outcome, AuditEvent.objects.count()) == ("", 0)


def test_an_explanation_needs_words(asked, as_actor):
    with pytest.raises(NoteNeededError):
        record(asked, as_actor(cast.village_worker()), Outcome.EXPLAINED, note="  ")
    assert Suspect.objects.get().outcome == ""


def test_nobody_overwrites_an_answer_that_they_have_not_seen(asked, as_actor):
    record(asked, as_actor(cast.village_worker()))
    with pytest.raises(AnsweredError, match="corrected"):
        record(asked, as_actor(cast.township_officer()), Outcome.TRUE_VALUE)
    record(asked, as_actor(cast.township_officer()), Outcome.TRUE_VALUE, seen="corrected")
    assert Suspect.objects.get().outcome == "true_value"


def test_what_lies_out_of_reach_is_not_found(asked, as_actor):
    with pytest.raises(NotFoundError):
        record(asked, as_actor(cast.county_officer(cast.NEXT_COUNTY)))


def test_a_helper_sees_what_is_asked_but_records_nothing(asked, as_actor):
    with pytest.raises(NotAllowedError, match="record what a check found"):
        record(asked, as_actor(cast.helper()))
