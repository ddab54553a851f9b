import csv
from datetime import UTC, datetime

import pytest

from huiyin.synthetic.organisations import write_organisations
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.roles import Role
from huiyin_web.config.commands.cast import (
    CAST,
    COMMANDER,
    HELPER,
    HOMES,
    SECRETARY,
    delegate_to_secretary,
    pair_helper,
    sign_up,
)
from huiyin_web.core.models import AuditEvent
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
_KINDS = {
    Role.DEPARTMENT: "department", Role.ASSISTING_UNIT: "assisting_unit", Role.EASTERN_PARTNER: "eastern_partner",
    Role.EVALUATOR: "evaluator",
}  # fmt: skip


def test_whoever_works_for_an_organisation_names_one_of_the_demo_and_of_the_right_kind(tmp_path):
    write_organisations(tmp_path / "organisations.csv")
    with (tmp_path / "organisations.csv").open(encoding="utf-8-sig") as file:
        kinds = {row["number"]: row["kind"] for row in csv.DictReader(file)}
    assert {member.role: kinds[member.organisation] for member in CAST if member.organisation} == _KINDS


@pytest.mark.django_db
def test_the_cast_is_signed_up_once_the_organisations_are_there():
    with pytest.raises(AccountsRefusedError, match="No organisation has the number"):
        sign_up(by=platform("demo"), at=AT)
    for member in CAST:
        given.place(member.place_code)
        if member.reaches:
            given.place(member.reaches)
        if member.organisation:
            given.organisation(member.organisation)
    sign_up(by=platform("demo"), at=AT)
    assert User.objects.count() == len(CAST)
    shared = {grant.organisation: grant.place_code for grant in Grant.objects.exclude(organisation="")}
    assert shared == {one.organisation: one.reaches for one in CAST if one.username in {"unit", "east"}}


@pytest.mark.django_db
def test_the_commander_delegates_to_the_secretary_who_then_acts_in_the_theatre_and_the_log_says_so():
    commander, secretary = cast.commander(), cast.secretary()
    for user, name in ((commander, COMMANDER), (secretary, SECRETARY)):
        User.objects.filter(pk=user.pk).update(username=name)
    assert actor_of(secretary, on=AT.date()).scope.prefixes == ()
    delegate_to_secretary(on=AT.date(), at=AT)
    acting = actor_of(secretary, on=AT.date())
    assert (acting.role, acting.scope.prefixes) == (Role.COMMANDER, ("6327",))
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_key, event.detail["to"]) == (
        "access.delegation.given", commander.key, secretary.key,
    )  # fmt: skip


@pytest.mark.django_db
def test_the_helper_is_paired_with_the_first_households_of_one_village_and_reaches_no_more():
    helper = cast.helper(cast.VILLAGE, villages=())
    User.objects.filter(pk=helper.pk).update(username=HELPER)
    given.places()
    given.household(status="removed")
    homes = [given.household().pk for _ in range(HOMES + 1)]
    pair_helper(by=platform("demo"), at=AT)
    scope = actor_of(helper, on=AT.date()).scope
    assert (scope.prefixes, scope.households) == ((), tuple(homes[:HOMES]))
