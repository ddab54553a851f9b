"""Rows of signing in, accounts, the audit log and jobs."""

from datetime import UTC, date, datetime
from typing import Any

from django.core import signing

from architecture.access_words import (
    ADMIN,
    AUDITOR,
    COMMANDER,
    COUNTY,
    EVERYBODY,
    LOG_READERS,
    MANAGERS,
    NOBODY,
    OFFICES,
    PREFECTURE,
    PROVINCE,
    SECRETARY,
    TOWNSHIP,
    VILLAGE,
    People,
    Row,
    in_county,
    next_door,
    nothing,
)  # fmt: skip
from huiyin_web.access.models import Delegation, User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.accounts import seal_of
from huiyin_web.access.roles import Role
from huiyin_web.core.models import AuditEvent
from huiyin_web.jobs.models import Job
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)


def a_job(place_code: str) -> dict[str, Any]:
    job = Job.objects.create(
        kind="test", title={"en": "Work", "zh": "工作"}, state="failed", created_by="user:0", created_by_name="—",
        created_at=AT, place_code=place_code,
    )  # fmt: skip
    return {"job": job.pk}


def a_queued_job(place_code: str) -> dict[str, Any]:
    asked = a_job(place_code)
    Job.objects.update(state="queued")
    return asked


def an_event(place_code: str) -> dict[str, Any]:
    event = AuditEvent.objects.create(
        number=1, at=AT, actor_key="user:0", actor_name="—", action="access.session.started", subject="user:0",
        place_code=place_code, previous_hash="0" * 64, hash="f" * 64,
    )  # fmt: skip
    return {"number": event.pk}


def with_a_password(user: User) -> str:
    user.set_password("yak-butter-tea-17")
    user.save()
    return "yak-butter-tea-17"


def name_and_password(user: User) -> dict[str, Any]:
    return {"username": user.username, "password": with_a_password(user)}


def a_better_password(user: User) -> dict[str, Any]:
    return {"present": with_a_password(user), "new": "black-tent-in-the-snow", "again": "black-tent-in-the-snow"}


def an_account_below(user: User) -> dict[str, Any]:
    role, place_code = BELOW.get(Role(user.role), (VILLAGE, cast.VILLAGE))
    return {"name": "才仁", "role": role.value, "place_code": place_code}


def the_office_below(user: User) -> dict[str, Any]:
    return {"ticked": [BELOW_AN_OFFICE.get(Role(user.role), cast.VILLAGE)]}


def a_village_account(place_code: str) -> dict[str, Any]:
    return {"users": [cast.village_worker(place_code).pk]}


def a_transfer(place_code: str) -> dict[str, Any]:
    return a_village_account(place_code) | {"place_code": cast.VILLAGE}


def a_helper(place_code: str) -> dict[str, Any]:
    return {"user": cast.helper(place_code, villages=()).pk}


def a_granted_place(place_code: str) -> dict[str, Any]:
    return {"place_code": place_code}


def a_household_number(village_code: str) -> dict[str, Any]:
    return {"household-number": given.household(village_code).office_number}


def a_grant(place_code: str) -> dict[str, Any]:
    user = cast.helper(place_code, villages=(place_code,))
    return {"user": user.pk, "grant": user.grants.get().pk}


def the_commanders_delegation(people: People) -> dict[str, Any]:
    return {"delegation": Delegation.objects.get(principal=people[COMMANDER]).pk}


def a_new_delegation(_people: People) -> dict[str, Any]:
    return {"deputy": cast.secretary().pk, "ends_on": date(2099, 1, 1).isoformat(), "reason": "出差"}


BELOW = {
    PROVINCE: (PREFECTURE, cast.PREFECTURE), PREFECTURE: (COUNTY, cast.COUNTY), COUNTY: (TOWNSHIP, cast.TOWNSHIP),
    ADMIN: (AUDITOR, cast.PROVINCE),
}  # fmt: skip
BELOW_AN_OFFICE = {
    PROVINCE: cast.PREFECTURE, PREFECTURE: cast.COUNTY, COUNTY: cast.TOWNSHIP, ADMIN: cast.PREFECTURE,
}  # fmt: skip


def sealed_passwords(user: User) -> dict[str, Any]:
    return {"sealed": signing.dumps([], salt=seal_of(actor_of(user, on=AT.date())))}


OFFICE: tuple[Row, ...] = (
    # signing in and one's own account
    Row("access:sign_in", "GET", {302: EVERYBODY}, public=True),
    Row("access:sign_in", "POST", {302: EVERYBODY}, mine=name_and_password, public=True),
    Row("access:sign_out", "POST", {302: EVERYBODY}),
    Row("access:password", "GET", {200: EVERYBODY}),
    Row("access:password", "POST", {302: EVERYBODY}, mine=a_better_password),
    Row("core:language", "GET", {302: EVERYBODY}, public=True),
    Row("core:language", "POST", {302: EVERYBODY}, data=nothing(language="en"), does=NOBODY, public=True),
    # accounts
    Row("access:accounts", "GET", {200: MANAGERS}),
    Row("access:new_account", "GET", {200: MANAGERS}),
    Row("access:new_account", "POST", {200: MANAGERS}, mine=an_account_below),
    Row("access:bulk", "GET", {200: MANAGERS}),
    Row("access:bulk", "POST", {200: MANAGERS}, mine=the_office_below),
    Row("access:change", "GET", {200: OFFICES, 404: frozenset({ADMIN})}, data=in_county(a_village_account),
        data_elsewhere=next_door(a_village_account)),
    Row("access:reset", "POST", {200: OFFICES, 404: frozenset({ADMIN})}, data=in_county(a_village_account),
        data_elsewhere=next_door(a_village_account)),
    Row("access:transfer", "POST", {302: OFFICES, 404: frozenset({ADMIN})}, data=in_county(a_transfer),
        data_elsewhere=next_door(a_transfer)),
    Row("access:end", "POST", {302: OFFICES, 404: frozenset({ADMIN})}, data=in_county(a_village_account),
        data_elsewhere=next_door(a_village_account)),
    Row("access:grant", "POST", {302: OFFICES, 404: frozenset({ADMIN})}, args=in_county(a_helper), data=in_county(a_granted_place),
        elsewhere=next_door(a_helper)),
    Row("access:grant_household", "POST", {302: OFFICES, 404: frozenset({ADMIN})}, args=in_county(a_helper), data=in_county(a_household_number),
        elsewhere=next_door(a_helper)),
    Row("access:end_grant", "POST", {302: OFFICES, 404: frozenset({ADMIN})}, args=in_county(a_grant), elsewhere=next_door(a_grant)),
    Row("access:issued", "POST", {200: MANAGERS}, mine=sealed_passwords, does=NOBODY),
    Row("access:delegations", "GET", {200: frozenset({COMMANDER, SECRETARY})}),
    Row("access:delegations", "POST", {302: frozenset({COMMANDER})}, data=a_new_delegation),
    Row("access:end_delegation", "POST", {302: frozenset({COMMANDER})}, args=the_commanders_delegation),
    # the audit log
    Row("access:audit", "GET", {200: LOG_READERS}),
    Row("access:event", "GET", {200: LOG_READERS}, args=in_county(an_event), elsewhere=next_door(an_event)),
    Row("access:verify", "POST", {200: LOG_READERS}, does=NOBODY),
    # jobs
    Row("jobs:list", "GET", {200: EVERYBODY}),
    Row("jobs:job", "GET", {200: OFFICES | LOG_READERS}, rest=404, args=in_county(a_job), elsewhere=next_door(a_job)),
    Row("jobs:cancel", "POST", {302: frozenset({PROVINCE, ADMIN}), 403: frozenset({PREFECTURE, COUNTY, TOWNSHIP, AUDITOR})}, rest=404,
        args=in_county(a_queued_job), elsewhere=next_door(a_queued_job)),
    Row("jobs:retry", "POST", {302: frozenset({PROVINCE, ADMIN}), 403: frozenset({PREFECTURE, COUNTY, TOWNSHIP, AUDITOR})}, rest=404,
        args=in_county(a_job), elsewhere=next_door(a_job)),
)  # fmt: skip
