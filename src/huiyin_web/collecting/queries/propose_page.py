"""The page on which a collection is proposed: before it is sent, its price."""

from datetime import date

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.pages import ProposePage
from huiyin_web.collecting.queries.judging import counted, judged
from huiyin_web.collecting.queries.list_page import TITLE
from huiyin_web.collecting.queries.register import kinds_asked
from huiyin_web.collecting.queries.telling import known_table, price_figures, told
from huiyin_web.collecting.queries.wanted import Wanted, as_asked
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.imports.kinds import ImportKind

_PROPOSE = Text("Propose a collection", "提出采集任务")
_LEAD = Text(
    "Only fields of the register can be asked ({source}). See what it costs the villages before you send it; somebody "
    "else admits it.",
    "只能采集台账已有的指标（{source}）。提交前请查看村级负担；由他人审批。",
)
_KIND = Text("This kind of file", "该类文件")


def kind_to_ask(actor: Actor, key: str) -> ImportKind:
    """Give a kind that somebody may propose to ask for.

    Raises:
        NotAllowedError: their role proposes none.
        NotFoundError: villages are not asked for such a kind.
    """
    actor.need(May.PROPOSE_COLLECTIONS)
    found = next((kind for kind in kinds_asked() if kind.key == key), None)
    if found is None:
        raise NotFoundError(what=_KIND)
    return found


def propose_page(*, kind: str, on: date, actor: Actor, wanted: Wanted | None = None) -> ProposePage:
    """Give the page, with the price of what is wanted, where that is known.

    Raises:
        NotFoundError: the place is out of reach.
    """
    page = ProposePage(
        title=_PROPOSE,
        lead=_LEAD.fill(source=policy.at(on).value("added_fields").source.title),
        crumbs=(Crumb(TITLE, reverse("collecting:collections")), Crumb(_PROPOSE)),
        tabs=tuple(
            Tab(one.sheet.label.sentence(), reverse("collecting:propose", args=[one.key]), current=one.key == kind)
            for one in kinds_asked()
        ),
    )
    if wanted is None:
        return page
    asked = as_asked(actor, wanted)
    found = judged(asked, wanted.place_code, counted(asked, wanted.place_code, on=on), on=on)
    return ProposePage(
        page.title, page.lead, page.crumbs, page.tabs, told(found.reasons),
        price_figures(found.price, fields=len(wanted.fields), minutes=wanted.minutes, again=found.again_in_all),
        known_table(found.known) if found.known else None,
    )  # fmt: skip
