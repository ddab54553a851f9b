"""What an account gets by belonging to an organisation, and why somebody may not make such an account."""

from collections.abc import Iterator, Sequence
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.access.accounts import NewAccount
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import place_served, unknown_organisations
from huiyin_web.access.errors import no_organisation
from huiyin_web.access.models import Grant
from huiyin_web.access.queries.reach import kind_of, place_of, reaches, running
from huiyin_web.access.roles import CHARTERS, Reach, Role

_SERVES_NONE = Text(
    "A department reaches the place that its organisation serves: give the number of an organisation that lies at a "
    "place.",
    "行业部门按其单位所在地区确定管辖范围，请填写已登记所在地区的单位编号。",
)
_BEYOND = Text(
    "The organisation {number} reaches places outside your area; let an office that has them in its area make the "
    "account.",
    "单位 {number} 的范围超出您的管辖范围，请由管辖范围更大的单位开设账号。",
)


def organisation_problems(accounts: Sequence[NewAccount], *, by: Actor, on: date) -> Iterator[Text]:
    """Give what is wrong with the organisations of new accounts; nobody makes one that reaches beyond themselves."""
    belonging = sorted({(one.organisation, one.role) for one in accounts})
    unknown = unknown_organisations({number for number, _ in belonging})
    yield from (no_organisation(number) for number in sorted(unknown))
    for number, role in belonging:
        if number in unknown:
            continue
        if CHARTERS[role].reach is Reach.ORGANISATION and not place_served(number):
            yield _SERVES_NONE
        elif not all(reaches(by, place) for place in _places(number, role, on)):
            yield _BEYOND.fill(number=number)


def _places(number: str, role: Role, on: date) -> Iterator[str]:
    """Give the places that an account of this role has by its organisation."""
    if not number:
        return
    if CHARTERS[role].reach is Reach.ORGANISATION:
        yield place_served(number)
    for grant in Grant.objects.filter(running(on), organisation=number, kind=kind_of(role)):
        yield place_of(grant)
