"""Read notices: as they hang, for the wall and for the public page that withdraws itself."""

from datetime import date

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin.rules.publicity import HEADS
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Notice
from huiyin_web.casework.pages import NoticePage
from huiyin_web.casework.queries.stored import as_known, cases_in_reach, process_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_names

_NOTICE = Text("This notice", "该公示")
_TITLE = Text("{process}: {step}", "{process}：{step}")
_LEAD = Text(
    "Whoever knows better may object until the notice ends: on this page, by telephone, at the village office, or "
    "through the box there; without a name if they wish.",
    "对公示内容有异议的，可在公示期内通过本页面、电话、村委会或意见箱反映，可以匿名。",
)
_BEGINS = Text("{day}, 0:00 of the day after it was hung", "{day} 张贴，次日零时起算")
_ENDS = Text("{day}, 24:00", "{day} 24时")
_STANDS = Text("not before the objections are answered", "异议答复前不届满")


def notice_page(*, actor: Actor, number: int, on: date) -> NoticePage:
    """Give a notice for the wall.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = Notice.objects.filter(pk=number, lines__case__in=cases_in_reach(actor)).distinct().first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return _page(found, on, withdraws=False)


def public_notice(token: str) -> Notice:
    """Give the notice of a public address.

    Raises:
        NotFoundError: there is none.
    """
    found = Notice.objects.filter(token=token).first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return found


def public_notice_page(notice: Notice, *, on: date) -> NoticePage:
    """Give a notice for everybody; once it is over, without its lines."""
    return _page(notice, on, withdraws=True)


def last_day_of(notice: Notice, on: date) -> date | None:
    """Give the last day of a notice: the last of its cases'; none while an objection stops one of them."""
    ends = [
        rules.notice_ends(as_known(line.case, on=on), on, notice.days)
        for line in notice.lines.select_related("case", "case__household")
    ]
    return None if any(end is None for end in ends) else max(end for end in ends if end is not None)


def _page(notice: Notice, on: date, *, withdraws: bool) -> NoticePage:
    lines = list(notice.lines.select_related("case").order_by("number"))
    process = process_of(lines[0].case)
    step = process.steps[notice.step]
    until = last_day_of(notice, on)
    is_over = until is not None and on > until
    shown = () if withdraws and is_over else tuple((line.number, tuple(line.shown.values())) for line in lines)
    village = place_names([notice.village_code]).get(notice.village_code)
    return NoticePage(
        id=notice.pk,
        token=notice.token,
        title=_TITLE.fill(process=process.label.sentence(), step=step.label),
        lead=_LEAD,
        begins=_BEGINS.fill(day=notice.posted_on),
        ends=_STANDS if until is None else _ENDS.fill(day=until),
        place=village or Text(notice.village_code, notice.village_code),
        posted_at=notice.posted_at,
        heads=tuple(HEADS[key].sentence() for key in notice.fields),
        lines=shown,
        stands_still=until is None,
        is_over=is_over,
        hash=notice.lines_hash,
    )
