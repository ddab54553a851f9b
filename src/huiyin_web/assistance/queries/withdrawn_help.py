"""The help to one household that somebody recorded by hand and somebody withdrew: by whom each, and why."""

from datetime import datetime

from huiyin.kernel.text import Text
from huiyin.records.sheets import HELP
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import HelpHistory
from huiyin_web.core.tables import Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.registry.queries.households import households_in_reach
from huiyin_web.registry.wording import in_words

_BY = Text("{name}, {at}", "{name}，{at}")
_NONE = Text("No help was withdrawn.", "没有撤回的到户帮扶。")


def withdrawn_help(actor: Actor, household: int) -> Table:
    """Give what was withdrawn, the latest first; none where the household is out of reach."""
    reached = households_in_reach(actor).filter(pk=household).values("pk")
    found = HelpHistory.objects.filter(household_id__in=reached, replaced_by__isnull=False)
    columns = (
        Column("given_on", HELP.field("given_on").label.sentence(), Kind.DAY),
        Column("kind", HELP.field("kind").label.sentence()),
        Column("what", HELP.field("what").label.sentence()),
        Column("amount", Text("Amount", "金额"), Kind.MONEY, main=True),
        Column("recorded", Text("Recorded by hand", "手工登记")),
        Column("withdrawn", Text("Withdrawn", "撤回")),
        Column("reason", Text("Reason", "理由")),
    )
    rows = [
        Row((
            one.given_on,
            in_words(HELP.field("kind"), one.kind),
            one.what,
            one.amount,
            _by(one.recorded_by_name, one.recorded_at),
            _by(one.replaced_by, one.replaced_at),
            one.withdrawn_why or None,
        ))
        for one in found.order_by("-replaced_at", "-history_id")
    ]  # fmt: skip
    return Table(Text("Help withdrawn", "已撤回的到户帮扶"), columns, rows, empty=_NONE)


def _by(name: str | None, at: datetime | None) -> Text | None:
    return _BY.fill(name=name, at=moment(at)) if name else None
