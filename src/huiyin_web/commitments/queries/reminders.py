"""The page of one's own reminders, and of those that were sent to the people whose accounts one manages."""

from django.conf import settings

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.permissions import manageable
from huiyin_web.access.roles import May
from huiyin_web.commitments.models import Digest, Sending, Wish
from huiyin_web.commitments.pages import MyRemindersPage, RemindersPage
from huiyin_web.commitments.queries.reminding import CHANNELS
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

_TURN = 50
MINE = Text("My reminders", "我的提醒")
_MINE_LEAD = Text(
    "At most once a day: what is overdue, due soon, sent back or waits for your verdict. A reminder holds numbers and "
    "counts and leads here; it never says what was promised or by whom.",
    "每天至多一次：已逾期、即将到期、被退回、待您核验的事项。提醒只含编号、件数和网址，不含承诺内容和人员。",
)
SENT = Text("Reminders sent", "提醒发送记录")
_SENT_LEAD = Text(
    "To people whose accounts you manage. Where to, only they see.", "发送至您所管理账号的提醒。接收地址仅本人可见。"
)
_OFF = Text(
    "Reminders are not set up at this installation; the page Today says what waits for you.",
    "本平台未启用提醒发送，待办事项见“今日”页。",
)
_NONE = Text("No reminder was sent yet.", "尚未发送提醒。")
_SHOWN = Text("{shown} shown", "显示 {shown} 条")
_CALLED = {"email": Text("e-mail", "电子邮件"), "message": Text("short message", "短消息")}
_STATES: dict[Sending, tuple[Text, Tone]] = {
    Sending.SENT: (Text("sent", "已发送"), "good"),
    Sending.FAILED: (Text("not taken", "发送失败"), "bad"),
    Sending.BEGUN: (Text("not known whether it was sent", "发送中断，结果不明"), "warn"),
}
_COLUMNS = (
    Column("name", Text("To", "接收人")),
    Column("on", Text("Day", "日期"), Kind.DAY, main=True),
    Column("channel", Text("By", "方式")),
    Column("count", Text("Commitments", "件数"), Kind.NUMBER),
    Column("state", Text("State", "状态")),
    Column("failure", Text("Kind of failure", "失败类型")),
)


def my_reminders_page(*, actor: Actor) -> MyRemindersPage:
    """Give the page of one's own reminders.

    Raises:
        NotAllowedError: their role sees no commitments.
    """
    actor.need(May.SEE_COMMITMENTS)
    row = Wish.objects.filter(user_id=actor.account or 0).first()
    known = {"email": row.email, "account": row.account} if row else {}
    offered = tuple(name for channel, name in CHANNELS.items() if channel in settings.HUIYIN_REMINDERS)
    return MyRemindersPage(
        title=MINE, lead=_MINE_LEAD, crumbs=(Crumb(MINE),), known=known, offered=offered,
        off=None if offered else _OFF,
    )  # fmt: skip


def reminders_page(*, actor: Actor, before: int | None, address: str) -> RemindersPage:
    """Give what was sent to the people whose accounts somebody manages, the latest first.

    Raises:
        NotAllowedError: they manage no accounts.
    """
    actor.need(May.MANAGE_ACCOUNTS)
    rows = Digest.objects.filter(user__in=User.objects.filter(manageable(actor))).select_related("user")
    found = list((rows.filter(pk__lt=before) if before else rows).order_by("-pk")[: _TURN + 1])
    shown = found[:_TURN]
    return RemindersPage(
        title=SENT,
        lead=_SENT_LEAD,
        crumbs=(Crumb(SENT),),
        off=None if settings.HUIYIN_REMINDERS else _OFF,
        sent=Table(SENT, _COLUMNS, [_row(one) for one in shown], empty=_NONE),
        pager=Pager(
            _SHOWN.fill(shown=len(shown)),
            next=f"{address}?before={shown[-1].pk}" if len(found) > _TURN else "",
            first=address if before else "",
        ),
    )


def _row(one: Digest) -> Row:
    state, tone = _STATES[Sending(one.state)]
    channel = _CALLED[one.channel].sentence()
    return Row((one.user.name, one.on, channel, len(one.matters), Cell(state.sentence(), tone=tone), one.failure))
