"""Change requests of the demo: two that wait for the township, one that came back; the register stays as it is."""

from datetime import date, datetime

from huiyin.records.filling import written
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.actions.change_household import change_household
from huiyin_web.registry.actions.refuse_change import refuse_change
from huiyin_web.registry.models import ChangeRequest
from huiyin_web.registry.queries.households import households_in_reach

VILLAGE, TOWNSHIP = "village", "township"
_YUAN = 100
_ASKED = (
    ("income", "wage_income", "入户走访核实：外出务工半年，有工资流水"),
    ("income", "transfer_income", "入户走访核实：补登草原生态补助"),
    ("income", "property_income", "农户口述土地流转收入"),
)
_ANSWER = "请补充土地流转合同后重新提交"


def ask_for_changes(*, on: date, at: datetime) -> list[ChangeRequest]:
    """Let the village worker ask for changes of the first households of the village, and the township send one back."""
    worker, officer = (actor_of(User.objects.get(username=name), on=on) for name in (VILLAGE, TOWNSHIP))
    made: list[ChangeRequest] = []
    homes = households_in_reach(worker).order_by("pk")[: len(_ASKED)]
    for home, (section, key, reason) in zip(homes, _ASKED, strict=False):
        more = written(HOUSEHOLDS.field(key), (getattr(home, key) or 0) + 600 * _YUAN)
        sent = Sent(section, home.version, {key: more}, reason)
        done = change_household(household=home.pk, sent=sent, by=worker, at=at)
        made += [done.request] if done.request else []
    if len(made) == len(_ASKED):
        refuse_change(request=made[-1].pk, answer=_ANSWER, by=officer, at=at)
    return made
