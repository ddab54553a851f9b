from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.record_help import record_help
from huiyin_web.assistance.actions.withdraw_help import withdraw_help
from huiyin_web.assistance.errors import HelpReasonError, HelpReasonPersonalError, NotYoursToWithdrawError
from huiyin_web.assistance.limits import WITHDRAW_WITHIN
from huiyin_web.assistance.models import Help, HelpHistory
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.overview.queries.household import household_files
from support import cast, given
from support.migrating import migrations_of
from web.assistance.conftest import AT, ON

pytestmark = pytest.mark.django_db
CELLS = {"kind": "industry", "what": "母羊 7 只", "amount": "7000", "given_by": "县农牧局", "given_on": "2016-05-04"}
LATE = AT + WITHDRAW_WITHIN + timedelta(seconds=1)


@pytest.fixture
def made(home, helper):
    return record_help(household=home.pk, cells=CELLS, by=actor_of(helper, on=ON), on=ON, at=AT)


def withdraw(made, user, *, reason="写错了户", at=AT):
    return withdraw_help(number=made.pk, reason=reason, by=actor_of(user, on=ON), at=at)


def test_whoever_recorded_it_takes_it_back_and_the_history_keeps_it(made, helper, home):
    assert (made.recorded_by_key, made.recorded_by_name, made.recorded_at) == (helper.key, helper.name, AT)
    assert withdraw(made, helper, at=AT + WITHDRAW_WITHIN) == home.pk
    assert not Help.objects.exists()
    kept = HelpHistory.objects.get()
    assert (kept.help_id, kept.household_id, kept.amount, kept.replaced_by) == (made.pk, home.pk, 700_000, helper.name)
    event = AuditEvent.objects.first()
    assert (event.action, event.subject, event.place_code) == (
        "assistance.help.withdrawn", f"household:{home.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"help": made.pk, "kind": "industry", "given_on": "2016-05-04", "reason": "写错了户"}


def test_the_household_s_page_tells_who_recorded_what_was_withdrawn_and_who_withdrew_it_and_why(
    made, helper, home, client
):
    withdraw(made, cast.township_officer(), at=AT + 2 * WITHDRAW_WITHIN)

    kept = HelpHistory.objects.get()
    assert (kept.recorded_by_key, kept.recorded_by_name, kept.recorded_at) == (helper.key, helper.name, AT)
    assert kept.withdrawn_why == "写错了户"
    client.force_login(helper)
    client.cookies["huiyin_language"] = "en"
    page = client.get(f"/households/{home.pk}/").context["page"]
    (row,) = page.help_withdrawn.rows
    who, by, why = (str(cell) for cell in row.cells[-3:])
    assert who.startswith(f"{helper.name}, 2016-")
    assert (by.split(", ")[0], why) == (kept.replaced_by, "写错了户")
    assert "Help withdrawn" in client.get(f"/households/{home.pk}/").content.decode()
    assert "help_withdrawn" in household_files(page)


def test_it_can_be_recorded_anew(made, helper, home):
    withdraw(made, helper)
    record_help(household=home.pk, cells=CELLS | {"amount": "9000"}, by=actor_of(helper, on=ON), on=ON, at=AT)
    assert Help.objects.get().amount == 900_000


def test_after_three_days_the_office_does_and_no_longer_whoever_recorded_it(made, helper):
    for user in (helper, cast.village_worker()):
        with pytest.raises(NotYoursToWithdrawError, match="within 72 hours"):
            withdraw(made, user, at=LATE)
    withdraw(made, cast.county_officer(), at=LATE)
    assert not Help.objects.exists()


def test_an_officer_who_gave_the_recorder_their_password_does_not(made, helper):
    giver = cast.township_officer()
    cast.given_by(helper, giver)
    with pytest.raises(NotYoursToWithdrawError):
        withdraw(made, giver)
    withdraw(made, cast.township_officer())


@pytest.mark.parametrize("changed", [{"import_id": 7}, {"import_id": 7, "version": 2}])
def test_what_a_file_brought_in_or_changed_is_the_import_desk_s(made, helper, changed):
    Help.objects.update(**changed)
    for user in (helper, cast.county_officer()):
        with pytest.raises(NotYoursToWithdrawError):
            withdraw(made, user)


def test_the_next_county_does_not_find_it(made):
    with pytest.raises(NotFoundError):
        withdraw(made, cast.county_officer(cast.NEXT_COUNTY))


def test_a_reason_that_says_nothing_or_names_a_person_by_number_withdraws_nothing(made, helper):
    with pytest.raises(HelpReasonError):
        withdraw(made, helper, reason=" 错 ")
    with pytest.raises(HelpReasonPersonalError):
        withdraw(made, helper, reason="应为 632722198404300045")
    assert Help.objects.get() == made


@pytest.mark.django_db(transaction=True)
def test_help_of_before_knows_from_the_audit_log_who_recorded_it():
    given.places()
    home, user = given.household(), cast.village_worker()
    record_help(household=home.pk, cells=CELLS, by=actor_of(user, on=ON), on=ON, at=AT)
    given.help_received(home, what="母牛")
    with migrations_of("assistance") as migrate:
        migrate("0002_help_and_promises")
    assert list(Help.objects.order_by("pk").values_list("recorded_by_key", "recorded_at")) == [
        (user.key, AT), (None, None),
    ]  # fmt: skip
