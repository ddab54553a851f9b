"""Rows of the pages of plans for households and of the results of help."""

from typing import Any

from architecture.access_casework import WIDE
from architecture.access_words import (
    ANALYST,
    FIGURES,
    HELPER,
    HOUSEHOLDS,
    NOBODY,
    PROVINCE,
    TOWNSHIP,
    VILLAGE,
    People,
    Row,
    in_county,
    next_door,
)
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from huiyin_web.household_plans.models import Plan
from support import cast, household_plans

_PLANS = frozenset({TOWNSHIP, VILLAGE, HELPER})
_COMPARES = frozenset({PROVINCE, ANALYST})
_NUMBERS = "632725199003070035 13800138765"
_YEAR_END = f"{today().year}-12-31"


def home(village: str) -> dict[str, Any]:
    return {"household": household_plans.herder(village).pk}


def proposal(village: str) -> dict[str, Any]:
    return home(village) | {"kind": "microcredit"}


def drafted(village: str) -> Plan:
    by = actor_of(cast.village_worker(village), on=today())
    own = {"kind": "other", "answer": "own", "why": "邻居相助", "giver": "", "due_on": _year_end()}
    return household_plans.planned(household_plans.herder(village), by=by, at=now(), **own).plan


def answered(village: str) -> Plan:
    by = actor_of(cast.village_worker(village), on=today())
    return household_plans.drawn_up(household_plans.herder(village), by=by, at=now(), due_on=_year_end(), giver="")


def in_force(village: str) -> Plan:
    row = drafted(village)
    held = {"state": "approved", "approved_on": today(), "agreed_on": today(), "witness_key": "user:0"}
    Plan.objects.filter(pk=row.pk).update(wish="想养羊", **held)
    return row


def told_with_numbers(village: str) -> Plan:
    """Give a plan whose words came in before numbers in them were refused."""
    row = in_force(village)
    Plan.objects.filter(pk=row.pk).update(wish=_NUMBERS)
    row.measures.update(what=_NUMBERS, why=_NUMBERS)
    row.declined.create(kind="microcredit", reason=_NUMBERS)
    row.deeds.update(reason=_NUMBERS)
    return row


def its_home(village: str) -> dict[str, Any]:
    return {"household": told_with_numbers(village).household_id}


def measure(build: Any) -> Any:
    return lambda village: {"measure": build(village).measures.get().pk}


def step(build: Any, name: str) -> Any:
    return lambda village: {"plan": build(village).pk, "step": name}


def ewes(_people: People) -> dict[str, Any]:
    return {"kind": "industry", "proposal": "industry", "what": "母羊 7 只", "yuan": "7000", "due_on": _YEAR_END}


def word(_people: People) -> dict[str, Any]:
    seen = Plan.objects.latest("pk").steps
    return {"agree-seen": seen, "agree-wish": "想养羊", "agree-on": today().isoformat()}


def result(place: str) -> dict[str, Any]:
    return {"year": 2016, "kind": "industry", "place": place}


def _year_end() -> Any:
    return today().replace(month=12, day=31)


def place(village: str) -> dict[str, Any]:
    return {"place": village}


HOUSEHOLD_PLANS = (
    Row("household_plans:plans", "GET", {200: HOUSEHOLDS}),
    Row("household_plans:place", "GET", {200: HOUSEHOLDS}, args=in_county(place), elsewhere=next_door(place), whole=WIDE),
    Row("household_plans:due", "GET", {200: _PLANS}),
    Row("household_plans:household", "GET", {200: HOUSEHOLDS}, args=in_county(its_home), elsewhere=next_door(its_home), whole=WIDE),
    Row("household_plans:plan_measure", "GET", {200: _PLANS}, args=in_county(home), elsewhere=next_door(home)),
    Row("household_plans:plan_measure", "POST", {302: _PLANS}, args=in_county(home), data=ewes, elsewhere=next_door(home)),
    Row("household_plans:decline", "GET", {200: _PLANS}, args=in_county(proposal), elsewhere=next_door(proposal)),
    Row("household_plans:decline", "POST", {302: _PLANS}, args=in_county(proposal), data=lambda _people: {"reason": "不愿借贷"},
        elsewhere=next_door(proposal)),
    Row("household_plans:measure", "GET", {200: _PLANS}, args=in_county(measure(drafted)), elsewhere=next_door(measure(drafted))),
    Row("household_plans:measure", "POST", {302: _PLANS}, args=in_county(measure(drafted)), data=ewes,
        elsewhere=next_door(measure(drafted))),
    Row("household_plans:drop", "POST", {302: _PLANS}, args=in_county(measure(drafted)), elsewhere=next_door(measure(drafted))),
    Row("household_plans:carry_out", "GET", {200: _PLANS}, args=in_county(measure(told_with_numbers)),
        elsewhere=next_door(measure(in_force))),
    Row("household_plans:carry_out", "POST", {302: _PLANS}, args=in_county(measure(in_force)),
        data=lambda _people: {"given_on": today().isoformat(), "amount": "7000"}, elsewhere=next_door(measure(in_force))),
    Row("household_plans:step", "POST", {302: _PLANS}, args=in_county(step(answered, "agree")), data=word,
        elsewhere=next_door(step(answered, "agree"))),
    Row("household_plans:results", "GET", {200: FIGURES}),
    Row("household_plans:compute", "POST", {400: _COMPARES}, args=lambda _people: {"year": 2016}, does=NOBODY),
    Row("household_plans:behind", "GET", {404: HOUSEHOLDS}, args=in_county(result), elsewhere=next_door(result)),
)  # fmt: skip
