from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.withdraw_help import withdraw_help
from huiyin_web.assistance.errors import HelpRefusedError
from huiyin_web.assistance.models import Help
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.household_plans.actions.carry_out_measure import Given, carry_out_measure
from huiyin_web.household_plans.errors import HelpNotThereError, PlanRefusedError
from huiyin_web.household_plans.models import Delivery
from huiyin_web.household_plans.queries.stored import measures_of
from support import cast, given
from support.household_plans import AT, agreed, approved, herder, measure_of, village

pytestmark = pytest.mark.django_db
GIVEN = Given(given_on="2016-09-10", amount="7000")


def test_help_is_recorded_with_what_the_plan_says_so_that_nothing_is_typed_twice():
    row = approved(herder())
    made = carry_out_measure(measure=measure_of(row).pk, given=GIVEN, by=village(), at=AT)

    kept = Help.objects.get()
    assert (kept.kind, kept.what, kept.amount, kept.given_by) == ("industry", "母羊 7 只", 700_000, "囊谦县农牧局")
    assert (kept.given_on, made.help_id) == (date(2016, 9, 10), kept.pk)
    assert [one.is_done for one in measures_of([row])] == [True]


def test_help_that_is_recorded_already_is_written_to_the_measure():
    home = herder()
    row = approved(home)
    known = given.help_received(home)
    carry_out_measure(measure=measure_of(row).pk, given=Given(help=known.pk), by=village(), at=AT)
    assert (Help.objects.count(), Delivery.objects.get().help_id) == (1, known.pk)


def test_help_of_another_kind_year_household_or_measure_carries_nothing_out():
    home = herder()
    measure = measure_of(approved(home))
    used = given.help_received(home)
    carry_out_measure(measure=measure.pk, given=Given(help=used.pk), by=village(), at=AT)
    others = (
        used, given.help_received(home, kind="training"), given.help_received(home, given_on=date(2015, 5, 4)),
        given.help_received(herder()),
    )  # fmt: skip
    for one in others:
        with pytest.raises(HelpNotThereError):
            carry_out_measure(measure=measure.pk, given=Given(help=one.pk), by=village(), at=AT)


def test_help_that_is_withdrawn_no_longer_carries_the_measure_out():
    row, by = approved(herder()), village()
    made = carry_out_measure(measure=measure_of(row).pk, given=GIVEN, by=by, at=AT)
    withdraw_help(number=made.help_id, reason="登记有误", by=by, at=AT)
    assert [one.is_done for one in measures_of([row])] == [False]


def test_only_a_plan_in_force_is_carried_out_and_a_day_to_come_is_refused():
    with pytest.raises(PlanRefusedError, match="agreed with the household; this can be done while it is: in force"):
        carry_out_measure(measure=measure_of(agreed(herder())).pk, given=GIVEN, by=village(), at=AT)
    row = measure_of(approved(herder()))
    with pytest.raises(HelpRefusedError):
        carry_out_measure(measure=row.pk, given=Given(given_on="2016-12-01"), by=village(), at=AT)


def test_who_plans_nothing_carries_nothing_out():
    row = measure_of(approved(herder()))
    with pytest.raises(NotAllowedError):
        carry_out_measure(measure=row.pk, given=GIVEN, by=actor_of(cast.county_officer(), on=day_of(AT)), at=AT)
