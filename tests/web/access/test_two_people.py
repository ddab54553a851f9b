"""Which accounts count as one person, and where people read who gave a password."""

import pytest
from django.urls import reverse

from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actions.create_accounts import create_accounts
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.actor import platform
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.models import User
from huiyin_web.access.queries.people import need_another, one_with
from huiyin_web.access.roles import Role
from support import cast, given
from support.migrating import migrations_of
from web.access.steps import AT, actor, worker


@pytest.fixture
def giver(db):
    given.places()
    return cast.township_officer()


@pytest.fixture
def made(giver):
    create_accounts(accounts=[worker()], by=actor(giver), at=AT)
    return User.objects.get(name="才仁")


def test_an_account_and_whoever_made_it_count_as_one_person_either_way_round(giver, made):
    other = cast.township_officer()
    assert one_with(actor(made)) == one_with(actor(giver)) == {giver.key, made.key}
    for maker, checker in ((giver, made), (made, giver)):
        with pytest.raises(SamePersonError, match="do not count as two people") as refused:
            need_another(maker.key, actor(checker))
        assert "请由其他人员办理，或先由其他账号管理人员重置该账号密码" in refused.value.say("zh")
        need_another(other.key, actor(checker))


def test_a_new_password_from_somebody_else_parts_them(giver, made):
    other = cast.county_officer()
    reset_accounts(users=[made.pk], by=actor(other), at=AT)
    need_another(made.key, actor(giver))
    assert one_with(actor(other)) == {other.key, made.key}


def test_the_platform_that_gave_everybody_their_first_password_is_nobody_s_other_self(giver):
    reset_accounts(users=[giver.pk], by=platform("command line"), at=AT)
    assert one_with(actor(User.objects.get(pk=giver.pk))) == {giver.key}
    assert one_with(platform("command line")) == {"platform:command line"}


def test_the_holder_reads_who_gave_the_password_and_so_does_the_list(client, giver, made):
    client.force_login(made)
    shown = client.get(reverse("access:password")).content.decode()
    assert f"本账号的一次性密码由{giver.name}发放" in shown
    client.force_login(giver)
    (row,) = client.get(reverse("access:accounts")).context["page"].rows
    assert row.giver == giver.name


def test_nothing_is_said_of_a_password_that_the_platform_gave(client, giver):
    reset_accounts(users=[giver.pk], by=platform("command line"), at=AT)
    client.force_login(User.objects.get(pk=giver.pk))
    assert "发放" not in client.get(reverse("access:password")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_accounts_of_before_know_from_the_audit_log_who_gave_the_password():
    given.places()
    giver, other = cast.county_officer(), cast.county_officer()
    accounts = [
        NewAccount("才仁", Role.VILLAGE_WORKER, cast.VILLAGE),
        NewAccount("卓玛", Role.TOWNSHIP_OFFICER, cast.TOWNSHIP),
    ]
    create_accounts(accounts=accounts, by=actor(giver), at=AT)
    reset_accounts(users=[User.objects.get(name="卓玛").pk], by=actor(other), at=AT)
    with migrations_of("access") as migrate:
        migrate("0003_organisations_hold_grants")
    assert dict(User.objects.filter(name__in=["才仁", "卓玛"]).values_list("name", "issued_by_key")) == {
        "才仁": giver.key, "卓玛": other.key,
    }  # fmt: skip
