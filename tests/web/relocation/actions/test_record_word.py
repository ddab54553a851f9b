import pytest

from huiyin.followup.relocation import Step
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.actions.record_word import record_word
from huiyin_web.relocation.errors import ChangedMeanwhileError, RelocationRefusedError
from huiyin_web.relocation.models import Move
from support import cast
from support import given as register
from support.relocation import AT, SIGNED, county, housed, moved, offered, said, scheme, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_consent_by_thumbprint_names_a_witness_and_the_log_names_nobody():
    row = offered()
    said(row, means="thumbprint", read_aloud=True, language="bo", witness="才让")
    word = row.words.get()
    assert (word.step, word.means, word.witness, word.language) == ("consent", "thumbprint", "才让", "bo")
    assert Move.objects.get().state == "consented"
    event = AuditEvent.objects.get(action="relocation.move.consent")
    assert event.detail == {"household": row.household_id, "scheme": row.scheme_id, "on": "2016-09-14"}
    with pytest.raises(RelocationRefusedError, match="a witness is named"):
        said(offered(), means="thumbprint")


def test_the_manager_of_the_scheme_records_no_consent_nor_does_an_account_that_they_gave_its_password():
    user = cast.county_officer()
    manager = actor_of(user, on=AT.date())
    row = offered(row=scheme(by=manager))
    with pytest.raises(RelocationRefusedError, match="another person has to"):
        said(row, by=manager)
    second = cast.given_by(cast.township_officer(), user)
    with pytest.raises(RelocationRefusedError, match="another person has to"):
        said(row, by=actor_of(User.objects.get(pk=second.pk), on=AT.date()))
    assert said(row, by=county()).state == "consented"  # another officer of the same county may


def test_a_household_takes_its_consent_back_until_it_moves_and_its_house_is_free():
    row = housed(said(offered()))
    said(row, Step.WITHDRAW)
    row.refresh_from_db()
    assert (row.state, row.area, row.debt) == ("withdrawn", None, None)
    assert [one.step for one in row.words.order_by("pk")] == ["consent", "withdraw"]
    gone = moved()
    with pytest.raises(RelocationRefusedError, match="It is moved"):
        said(gone, Step.WITHDRAW)


def test_whoever_has_not_seen_what_was_done_changes_nothing():
    row = offered()
    said(row)
    with pytest.raises(ChangedMeanwhileError):
        record_word(move=row.pk, step=Step.WITHDRAW, seen=0, given=SIGNED, means="signature", by=township(), at=AT)


def test_a_helper_records_none_and_nobody_does_elsewhere():
    row = offered()
    with pytest.raises(NotAllowedError):
        said(row, by=actor_of(cast.helper(), on=AT.date()))
    with pytest.raises(NotFoundError):
        said(row, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=AT.date()))
    assert said(row, by=village()).state == "consented"
