"""Read notices: as they hang, for the wall and for the public page that withdraws itself."""

from datetime import date

from huiyin.kernel.text import Language, Text
from huiyin.rules import casework as rules
from huiyin.rules.papers import kinds
from huiyin.rules.publicity import HEADS
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Notice
from huiyin_web.casework.pages import NoticePage
from huiyin_web.casework.queries.stored import as_known, cases_in_reach, process_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.papers.queries.printing import Filling, printed
from huiyin_web.places.queries import place_names

_NOTICE = Text("This notice", "该公示")
_TITLE = Text("{process}: {step}", "{process}：{step}")
_NUMBER = Text("No.", "序号")
_NO_VALUE = "--"
_BEGINS = Text("{day}, 0:00 of the day after it was hung", "{day} 张贴，次日零时起算")
_ENDS = Text("{day}, 24:00", "{day} 24时")
_STANDS = Text("not before the objections are answered", "异议答复前不届满")


def notice_page(*, actor: Actor, number: int, on: date, language: Language) -> NoticePage:
    """Give a notice for the wall.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = Notice.objects.filter(pk=number, lines__case__in=cases_in_reach(actor)).distinct().first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return _page(found, on, language, withdraws=False)


def public_notice(token: str) -> Notice:
    """Give the notice of a public address.

    Raises:
        NotFoundError: there is none.
    """
    found = Notice.objects.filter(token=token).first()
    if found is None:
        raise NotFoundError(what=_NOTICE)
    return found


def public_notice_page(notice: Notice, *, on: date, language: Language) -> NoticePage:
    """Give a notice for everybody; once it is over, without its lines."""
    return _page(notice, on, language, withdraws=True)


def last_day_of(notice: Notice, on: date) -> date | None:
    """Give the last day of a notice: the last of its cases'; none while an objection stops one of them."""
    ends = [
        rules.notice_ends(as_known(line.case, on=on), on, notice.days)
        for line in notice.lines.select_related("case", "case__household")
    ]
    return None if any(end is None for end in ends) else max(end for end in ends if end is not None)


def _page(notice: Notice, on: date, language: Language, *, withdraws: bool) -> NoticePage:
    lines = list(notice.lines.select_related("case").order_by("number"))
    process = process_of(lines[0].case)
    step = process.steps[notice.step].label
    until = last_day_of(notice, on)
    is_over = until is not None and on > until
    shown = () if withdraws and is_over else tuple((line.number, tuple(line.shown.values())) for line in lines)
    code = notice.village_code
    filling = Filling(
        {
            "village": place_names([code]).get(code, Text(code, code)),
            "process": process.label.sentence(),
            "step": step,
            "posted_at": notice.posted_at,
            "begins": _BEGINS.fill(day=notice.posted_on),
            "ends": _STANDS if until is None else _ENDS.fill(day=until),
        },
        (_NUMBER, *(HEADS[key].sentence() for key in notice.fields)),
        tuple((str(number), *(value or _NO_VALUE for value in values)) for number, values in shown),
    )
    return NoticePage(
        id=notice.pk,
        token=notice.token,
        title=_TITLE.fill(process=process.label.sentence(), step=step),
        printed=printed(kinds()["notice"], code, filling, on=notice.posted_on, language=language),
        lines=shown,
        is_over=is_over,
        hash=notice.lines_hash,
    )
