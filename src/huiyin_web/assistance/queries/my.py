"""Somebody's households on their phone: those due first, longest unseen first, and the page of one visit."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from huiyin.followup.visits import rhythm_on
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance import keeping
from huiyin_web.assistance.notes import notes_for
from huiyin_web.assistance.pages.households import HomeGroup, MyPage, VisitPage
from huiyin_web.assistance.queries.homes import as_homes, listed, longest_unseen, with_promises
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.registry.permissions import may_find_by_beginning
from huiyin_web.snapshots.queries import people_are_made_up

_TITLE = Text("My visits", "我的走访")
_DUE, _LATER = Text("Due now", "到期应走访"), Text("Not due yet", "尚未到期")
_NONE = Text(
    "No household is given to you yet. Whoever manages your account gives them.",
    "尚未分配联系户，请联系账号管理单位分配。",
)
_NOT_FOUND = Text("None of your households is called so.", "您的联系户中没有查到。")
_ALL_SEEN = Text("None of your {total} households is due today.", "您的 {total} 户联系户今天均无到期走访。")
_SOME_DUE = Text(
    "{due} of your {total} households are due for a visit; never seen: {never}.",
    "您的 {total} 户联系户中，{due} 户到期应走访，其中 {never} 户尚未走访。",
)
_LEFT_OUT = Text(
    "{count} more are not shown here; find them by number or name.", "另有 {count} 户未列出，请按编号或姓名查找。"
)
_KEPT = Text(
    "Without a signal this page and its forms open for {days} days, for up to {most} households, names masked. They "
    "are wiped from this device when you sign out.",
    "没有信号时，本页及走访表可继续使用 {days} 天，最多保存 {most} 户，姓名已脱敏；退出登录即从本机清除。",
)
_VISIT = Text("Visit", "走访")
_HOUSEHOLD = Text("This household", "该户")


def my_page(*, actor: Actor, asked: str, on: date) -> MyPage:
    """Give the households that somebody visits; with `asked`, those of a number or a name.

    Raises:
        NotAllowedError: the role records no visits.
    """
    actor.need(May.RECORD_VISITS)
    rhythm, mine = rhythm_on(on), with_promises(listed(actor))
    unseen = longest_unseen(mine.filter(_named(actor, asked)) if asked else mine, rhythm=rhythm, on=on)
    due = [one for one in unseen if one.is_due]
    first = [*due, *(one for one in unseen if not one.is_due)][: keeping.MOST_HOUSEHOLDS]
    homes = as_homes(first, rhythm=rhythm, on=on)
    groups = (
        HomeGroup(_DUE, tuple(home for home in homes if home.is_due)),
        HomeGroup(_LATER, tuple(home for home in homes if not home.is_due)),
    )
    never = sum(one.due.on is None for one in due)
    return MyPage(
        title=_TITLE,
        lead=_lead(asked, len(unseen), len(due), never),
        user=actor.key,
        asked=asked,
        notes=tuple(notes_for(actor, on)),
        groups=tuple(group for group in groups if group.homes),
        left_out=_LEFT_OUT.fill(count=len(unseen) - len(homes)) if len(unseen) > len(homes) else None,
        days=keeping.DAYS,
        kept=_KEPT.fill(days=keeping.DAYS, most=keeping.MOST_HOUSEHOLDS),
        made_up=people_are_made_up(),
    )


def visit_page(*, actor: Actor, household: int | None, on: date) -> VisitPage:
    """Give where a visit is filled in; without a household, the page that a phone keeps.

    Raises:
        NotAllowedError: the role records no visits.
        NotFoundError: the household is out of reach, or no longer on the register.
    """
    actor.need(May.RECORD_VISITS)
    home = None
    if household is not None:
        rhythm = rhythm_on(on)
        asked = with_promises(listed(actor).filter(pk=household))
        found = as_homes(longest_unseen(asked, rhythm=rhythm, on=on), rhythm=rhythm, on=on)
        if not found:
            raise NotFoundError(what=_HOUSEHOLD)
        home = found[0]
    return VisitPage(
        title=_VISIT,
        crumbs=(Crumb(_TITLE, reverse("assistance:my")), Crumb(_VISIT)),
        user=actor.key,
        home=home,
        home_url=reverse("overview:household", args=[household]) if household is not None else "",
        made_up=people_are_made_up(),
    )


def _named(actor: Actor, asked: str) -> Q:
    """Give the condition of a number in part, or of a name: its beginning where names may be shown, else the whole.

    The first sign of a name stands unmasked on the page, so that everybody may look for it.
    """
    by_beginning = may_find_by_beginning(actor) or len(asked) == 1
    name = Q(head_name__startswith=asked) if by_beginning else Q(head_name=asked)
    return Q(office_number__contains=asked) | name


def _lead(asked: str, total: int, due: int, never: int) -> Text:
    if not total:
        return _NOT_FOUND if asked else _NONE
    return _SOME_DUE.fill(due=due, total=total, never=never) if due else _ALL_SEEN.fill(total=total)
