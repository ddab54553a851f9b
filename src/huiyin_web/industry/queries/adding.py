"""The pages on which a firm is registered and a loan is recorded."""

from datetime import date

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.industry.pages import AddPage
from huiyin_web.industry.queries.wording import LOANS, TITLE
from huiyin_web.places.offices import offices_within

_FIRM = Text("Register a firm", "登记经营主体")
_FIRM_LEAD = Text(
    "A cooperative, a firm or a workshop that works with households, or what a household started itself.",
    "带动农户的合作社、企业、扶贫车间，或农户自主创业。",
)
_LOAN = Text("Record a loan", "登记贷款")
_LOAN_LEAD = Text(
    "To a registered household: {most} yuan at most with what it still owes, {months} months at most. {source}.",
    "贷给建档立卡户：与未还贷款合计不超过 {most} 元，期限不超过 {months} 个月。{source}。",
)


def register_page(*, actor: Actor, on: date) -> AddPage:
    """Give the page, with what is known before anybody writes.

    Raises:
        NotAllowedError: their role keeps none.
    """
    actor.need(May.KEEP_INDUSTRY)
    known = {"since": on, "place_code": actor.place_code}
    return AddPage(_FIRM, _FIRM_LEAD, (Crumb(TITLE, reverse("industry:list")), Crumb(_FIRM)), known, (), _FIRM)


def lend_page(*, actor: Actor, on: date) -> AddPage:
    """Give the page, with the limits of policy.

    Raises:
        NotAllowedError: their role keeps none.
    """
    actor.need(May.KEEP_INDUSTRY)
    law = policy.at(on)
    most, months = law.value("microcredit_most"), law.value("microcredit_months")
    language = current_language()
    return AddPage(
        title=_LOAN,
        lead=_LOAN_LEAD.fill(most=f"{most.value:,f}", months=int(months.value), source=most.source.title),
        crumbs=(Crumb(TITLE, reverse("industry:list")), Crumb(LOANS, reverse("industry:loans")), Crumb(_LOAN)),
        known={"lent_on": on},
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()),
        action=_LOAN,
    )
