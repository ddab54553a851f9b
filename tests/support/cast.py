"""The people of the tests: one typed builder a role, and `everybody` for tests that ask them all.

They live in Yushu prefecture, Nangqian county; Zhiduo is the county next door. No password: tests sign in with
`client.force_login(user)`; the few that need one call `user.set_password`.
"""

from datetime import UTC, datetime
from itertools import count

from huiyin_web.access.models import Delegation, Grant, User
from huiyin_web.access.roles import CHARTERS, Reach, Role
from huiyin_web.places.models import Organisation

PROVINCE = "630000000000"
PREFECTURE = "632700000000"
COUNTY = "632725000000"
TOWNSHIP = "632725100000"
VILLAGE = "632725100200"
NEXT_COUNTY = "632724000000"
NEXT_TOWNSHIP = "632724100000"
NEXT_VILLAGE = "632724100200"
SINCE = datetime(2012, 1, 1, tzinfo=UTC)
_NUMBERS = count(1)


def somebody(role: Role, place_code: str, *, organisation: str = "") -> User:
    """Give a signed-up person of any role."""
    number = next(_NUMBERS)
    user = User(
        username=f"{role.value}-{number}", name=f"{CHARTERS[role].label.en} {number}", role=role, place_code=place_code,
        organisation=organisation, must_change_password=False, created_at=SINCE, is_made_up=True,
    )  # fmt: skip
    user.set_unusable_password()
    user.save()
    return user


def sharing(user: User, *place_codes: str) -> User:
    """Give somebody's organisation, with all its accounts, the pairing of places."""
    for code in place_codes:
        Grant.objects.create(
            organisation=user.organisation, kind="pairing", place_code=code, starts_on=SINCE.date(), source="test"
        )
    return user


def reaching(user: User, *place_codes: str, household: int | None = None) -> User:
    """Give somebody the reach of places, or of one household."""
    reach = CHARTERS[Role(user.role)].reach
    kind = reach.value if reach in {Reach.PAIRING, Reach.THEATRE, Reach.ASSIGNMENT} else "place"
    for code in place_codes:
        Grant.objects.create(user=user, kind=kind, place_code=code, starts_on=SINCE.date(), source="test")
    if household is not None:
        Grant.objects.create(user=user, kind=kind, household=household, starts_on=SINCE.date(), source="test")
    return user


def given_by(user: User, giver: User) -> User:
    """Let somebody have given an account its last one-time password."""
    user.issued_by_key, user.issued_by_name = giver.key, giver.name
    user.save(update_fields=["issued_by_key", "issued_by_name"])
    return user


def provincial_office(place_code: str = PROVINCE) -> User:
    return somebody(Role.PROVINCIAL_OFFICE, place_code)


def prefecture_officer(place_code: str = PREFECTURE) -> User:
    return somebody(Role.PREFECTURE_OFFICER, place_code)


def county_officer(place_code: str = COUNTY) -> User:
    return somebody(Role.COUNTY_OFFICER, place_code)


def township_officer(place_code: str = TOWNSHIP) -> User:
    return somebody(Role.TOWNSHIP_OFFICER, place_code)


def village_worker(place_code: str = VILLAGE) -> User:
    return somebody(Role.VILLAGE_WORKER, place_code)


def helper(place_code: str = TOWNSHIP, *, villages: tuple[str, ...] = (VILLAGE,)) -> User:
    return reaching(somebody(Role.HELPER, place_code), *villages)


def assisting_unit(place_code: str = COUNTY, *, villages: tuple[str, ...] = (VILLAGE,)) -> User:
    """Give the account of a unit whose organisation is paired with these villages."""
    return sharing(somebody(Role.ASSISTING_UNIT, place_code, organisation="Z-0001"), *villages)


def department(place_code: str = PROVINCE) -> User:
    """Give the account of a department whose organisation serves this place."""
    given = {"kind": "department", "name": "省财政厅", "place_code": place_code}
    served, _ = Organisation.objects.get_or_create(number=f"B-{place_code}", defaults=given)
    return somebody(Role.DEPARTMENT, place_code, organisation=served.number)


def eastern_partner(place_code: str = PROVINCE, *, counties: tuple[str, ...] = (COUNTY,)) -> User:
    """Give the account of a partner whose organisation is paired with these counties."""
    return sharing(somebody(Role.EASTERN_PARTNER, place_code, organisation="D-0001"), *counties)


def commander(place_code: str = PROVINCE, *, theatre: tuple[str, ...] = (PREFECTURE,)) -> User:
    return reaching(somebody(Role.COMMANDER, place_code), *theatre)


def secretary(place_code: str = PROVINCE, *, of: User | None = None) -> User:
    """Give a secretary; with `of`, one to whom that commander has delegated."""
    user = somebody(Role.SECRETARY, place_code)
    if of is not None:
        Delegation.objects.create(
            principal=of, deputy=user, starts_on=SINCE.date(), ends_on=SINCE.date().replace(year=2099), reason="test"
        )
    return user


def inspector(place_code: str = PROVINCE, *, assigned: tuple[str, ...] = (COUNTY,)) -> User:
    return reaching(somebody(Role.INSPECTOR, place_code), *assigned)


def evaluator(place_code: str = PROVINCE, *, assigned: tuple[str, ...] = (COUNTY,)) -> User:
    return reaching(somebody(Role.EVALUATOR, place_code), *assigned)


def analyst(place_code: str = PROVINCE) -> User:
    return somebody(Role.ANALYST, place_code)


def auditor(place_code: str = PROVINCE) -> User:
    return somebody(Role.AUDITOR, place_code)


def administrator(place_code: str = PROVINCE) -> User:
    return somebody(Role.ADMINISTRATOR, place_code)


def everybody() -> dict[Role, User]:
    """Give one person of every role; the secretary acts for the commander."""
    people = {user_role: _BUILDERS[user_role]() for user_role in Role if user_role is not Role.SECRETARY}
    return people | {Role.SECRETARY: secretary(of=people[Role.COMMANDER])}


_BUILDERS = {
    Role.PROVINCIAL_OFFICE: provincial_office, Role.PREFECTURE_OFFICER: prefecture_officer,
    Role.COUNTY_OFFICER: county_officer, Role.TOWNSHIP_OFFICER: township_officer, Role.VILLAGE_WORKER: village_worker,
    Role.HELPER: helper, Role.ASSISTING_UNIT: assisting_unit, Role.DEPARTMENT: department,
    Role.EASTERN_PARTNER: eastern_partner, Role.COMMANDER: commander, Role.INSPECTOR: inspector,
    Role.EVALUATOR: evaluator, Role.ANALYST: analyst, Role.AUDITOR: auditor, Role.ADMINISTRATOR: administrator,
}  # fmt: skip
