from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.record_help import record_help
from huiyin_web.assistance.errors import HelpKnownError, HelpRefusedError
from huiyin_web.assistance.models import Help
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports import kinds
from support import cast, given
from web.assistance.conftest import AT, ON

pytestmark = pytest.mark.django_db
CELLS = {
    "kind": "industry", "what": "母羊 7 只", "amount": "7000", "given_by": "县农牧局", "given_on": "2016-05-04", "remarks": "",
}  # fmt: skip


@pytest.fixture
def record(home):
    def record(user, household=None, **cells):
        by = actor_of(user, on=ON)
        return record_help(household=(household or home).pk, cells=CELLS | cells, by=by, on=ON, at=AT)

    return record


def test_a_help_is_kept_in_fen_with_one_event(record, helper, home):
    made = record(helper)
    assert (made.household_id, made.kind, made.amount, made.given_on, made.import_id, made.version) == (
        home.pk, "industry", 700_000, date(2016, 5, 4), None, 1,
    )  # fmt: skip
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == (
        "assistance.help.recorded", f"household:{home.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"help": made.pk, "kind": "industry", "given_on": "2016-05-04"}


def test_a_second_press_is_told_and_another_day_is_another_help(record, helper):
    record(helper)
    with pytest.raises(HelpKnownError, match=r"2016-05-04 is recorded already\..*withdraw it on the household's page"):
        record(helper, amount="9000")
    record(helper, given_on="2016-05-05", amount="")
    assert list(Help.objects.order_by("pk").values_list("amount", flat=True)) == [700_000, None]


def test_what_is_missing_unreadable_or_cannot_be_so_is_told_beside_its_field_and_nothing_is_kept(record, helper):
    with pytest.raises(HelpRefusedError) as refused:
        record(helper, kind="", amount="许多", given_by="632722198404300045", given_on="2016-09-15")
    assert {key: len(told) for key, told in refused.value.problems.items()} == {
        "kind": 1, "amount": 1, "given_by": 1, "given_on": 1,
    }  # fmt: skip
    assert Help.objects.count() == AuditEvent.objects.count() == 0


def test_village_worker_township_county_and_helper_record_and_nobody_else(record, helper):
    for day, user in enumerate((cast.village_worker(), cast.township_officer(), cast.county_officer(), helper), 1):
        record(user, given_on=f"2016-05-0{day}")
    with pytest.raises(NotAllowedError, match="may not record visits"):
        record(cast.auditor())
    assert Help.objects.count() == 4


def test_a_household_out_of_reach_or_no_longer_on_the_register_is_not_found(record, helper):
    for household in (given.household(cast.NEXT_VILLAGE), given.household(status="removed")):
        with pytest.raises(NotFoundError):
            record(helper, household)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2015-12-31", "The year 2015 is frozen, so no help of it is recorded any more. Write a day of 2016 or later."),
        ("2014-01-01", "The year 2014 is frozen, so no help of it is recorded any more. Write a day of 2016 or later."),
    ],
)
def test_help_of_a_frozen_year_is_refused_at_its_day(record, helper, monkeypatch, day, told):
    monkeypatch.setattr(kinds, "_FROZEN", [lambda: 2015])
    with pytest.raises(HelpRefusedError) as refused:
        record(helper, given_on=day)
    assert [one.en for one in refused.value.problems["given_on"]] == [told]
    assert record(helper, given_on="2016-01-01").given_on == date(2016, 1, 1)


@pytest.mark.parametrize("day", ["1900-01-01", "2000-05-04"])
def test_help_of_before_the_register_began_is_refused(record, helper, day):
    with pytest.raises(HelpRefusedError, match="lies before the register began"):
        record(helper, given_on=day)
    assert not Help.objects.exists()
