"""Who manages whose account: a role below one's own, at a place within one's own reach."""

from django.db.models import Q

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May, Role
from huiyin_web.core.errors import NotAllowedError, NotFoundError

_HELP = frozenset({Role.HELPER, Role.ASSISTING_UNIT})
_VILLAGE = frozenset({Role.VILLAGE_WORKER, Role.HELPER})
_TOWNSHIP = _VILLAGE | {Role.TOWNSHIP_OFFICER} | _HELP | {Role.DEPARTMENT}
_COUNTY = _TOWNSHIP | {Role.COUNTY_OFFICER}
_PROVINCE = _COUNTY | {
    Role.PREFECTURE_OFFICER, Role.EASTERN_PARTNER, Role.COMMANDER, Role.SECRETARY, Role.INSPECTOR, Role.EVALUATOR,
    Role.ANALYST,
}  # fmt: skip

# From the top down: read backwards, it names who manages a role nearest first (`managers_of`).
MANAGED: dict[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset(
        {Role.PROVINCIAL_OFFICE, Role.PREFECTURE_OFFICER, Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER, Role.AUDITOR}
    ),
    Role.PROVINCIAL_OFFICE: _PROVINCE,
    Role.PREFECTURE_OFFICER: _COUNTY,
    Role.COUNTY_OFFICER: _TOWNSHIP,
    Role.TOWNSHIP_OFFICER: _VILLAGE,
}
LEVEL_OF: dict[Role, Level] = {
    Role.PROVINCIAL_OFFICE: Level.PROVINCE,
    Role.PREFECTURE_OFFICER: Level.PREFECTURE,
    Role.COUNTY_OFFICER: Level.COUNTY,
    Role.TOWNSHIP_OFFICER: Level.TOWNSHIP,
    Role.VILLAGE_WORKER: Level.VILLAGE,
}
OFFICE_AT: dict[Level, Role] = {level: role for role, level in LEVEL_OF.items()}
_KEEPER = Text(
    "whoever keeps the installation (the command 'huiyin user NAME --reset')",
    "平台运维人员（“huiyin user 用户名 --reset”命令）",
)
_THE = Text("the {role}", "{role}")
_PLACE = Text("the place", "该地区")


def managed_roles(actor: Actor) -> frozenset[Role]:
    """Give the roles whose accounts somebody manages."""
    return frozenset(Role) if actor.role is None else MANAGED.get(actor.role, frozenset())


def managers_of(role: Role) -> Text:
    """Say who manages accounts of a role, and so gives new passwords: those nearest first."""
    labels = [_THE.fill(role=CHARTERS[manager].label) for manager in reversed(MANAGED) if role in MANAGED[manager]]
    return Text.join(labels, " or ", "或") if labels else _KEEPER


def manageable(actor: Actor) -> Q:
    """Give the condition of the accounts that somebody manages."""
    if actor.role is None:
        return Q()
    return Q(role__in=[role.value for role in managed_roles(actor)]) & actor.scope.places("place_code")


def need_managed(actor: Actor, role: Role, place_code: str) -> None:
    """Insist that somebody manages accounts of this role at this place.

    Raises:
        NotAllowedError: the role is not below theirs.
        NotFoundError: the place lies outside their reach.
    """
    actor.need(May.MANAGE_ACCOUNTS)
    if actor.role is not None and role not in managed_roles(actor):
        label = CHARTERS[role].label
        what = Text(f"manage accounts of the role '{label.en}'", f"管理“{label.zh}”账号")
        raise NotAllowedError(role=CHARTERS[actor.role].label, what=what)
    if not actor.scope.covers(place_code):
        raise NotFoundError(what=_PLACE)
