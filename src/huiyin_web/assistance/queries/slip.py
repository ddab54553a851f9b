"""What a family is given after a visit."""

from typing import Any

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import Visit
from huiyin_web.assistance.pages import SlipPage
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.places.queries import place_names

_VISIT = Text("This visit", "该次走访")
_TITLE = Text("After our visit", "走访回执")
_HEAD = Text("Household of {head}", "{head}户")
_NOTHING = Text("nothing this time", "本次没有商定事项")
_NO_DAY = Text("no day was named", "未约定日期")
_LINE = "__________________"


def slip_page(*, actor: Actor, visit: int) -> SlipPage:
    """Give the slip of a visit: what was agreed and whom to call; names masked, no document, no need, no illness.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: the visit is not there, or its household is out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    reached = Visit.objects.filter(actor.scope.households_in("household__village_code", "household_id"))
    found = reached.filter(pk=visit).select_related("household").first()
    if found is None:
        raise NotFoundError(what=_VISIT)
    home: Any = found.household
    village = place_names([home.village_code]).get(home.village_code, Text("", ""))
    back = reverse("overview:household", args=[home.pk])
    return SlipPage(
        title=_TITLE,
        crumbs=(Crumb(_HEAD.fill(head=masked(home.head_name, Mask.NAME)), back), Crumb(_TITLE)),
        facts=(
            (Text("household", "农户"), Text.join([masked(home.head_name, Mask.NAME), village], ", ", "，")),
            (Text("day of the visit", "走访日期"), found.visited_on.isoformat()),
            (Text("what was agreed", "商定事项"), found.agreed or _NOTHING),
            (Text("next visit", "下次走访"), found.next_on.isoformat() if found.next_on else _NO_DAY),
            (Text("receipt", "凭证"), found.receipt),
        ),
        calls=(
            (Text("who visited you", "走访人"), found.by_name),
            (Text("their telephone", "走访人电话"), _LINE),
            (Text("township office", "乡镇扶贫办电话"), _LINE),
            (Text("national hotline", "全国扶贫监督举报电话"), _hotline(found)),
        ),
        back=back,
    )


def _hotline(found: Visit) -> str:
    return str(int(policy.at(found.visited_on).value("supervision_hotline").value))
