"""A paper with lines to be filled in by hand: to take along before there is a case, and for whoever writes a text."""

from datetime import date

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Language, Text
from huiyin.rules.papers import PaperKind, kinds
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.papers.pages import PaperPage
from huiyin_web.papers.queries.printing import Filling, printed
from huiyin_web.papers.queries.telephones import telephone_at
from huiyin_web.places.queries import place_or_404

_PAPER = Text("This paper", "该文书")
_LEAD = Text("Blank, to be filled in by hand: {place}.", "空白文书，手工填写：{place}。")
LINE = "________________"  # where something is written by hand
_ROWS = 2  # of a table in a text that is being written


def blank_page(*, actor: Actor, code: str, kind: str, on: date, language: Language) -> PaperPage:
    """Give a blank paper of a place.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: the place is out of reach, or this paper is of no use blank.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    place = place_or_404(actor, code)
    known = kinds().get(kind)
    if known is None or not known.can_be_blank:
        raise NotFoundError(what=_PAPER)
    return PaperPage(
        title=known.label.sentence(),
        lead=_LEAD.fill(place=place.name),
        crumbs=(Crumb(place.name, reverse("overview:place", args=[code])), Crumb(known.label.sentence())),
        printed=printed(known, code, filled_by_hand(known, code, place.name, on), on=on, language=language),
        back=reverse("overview:place", args=[code]),
    )


def filled_by_hand(kind: PaperKind, code: str, name: Text, on: date) -> Filling:
    """Give lines in place of what a paper fills in; what is known of the place and the day stands there."""
    values: dict[str, Text | str] = dict.fromkeys(kind.marks, LINE)
    if "village" in values and level_of(code) is Level.VILLAGE:
        values["village"] = name
    if "hotline" in values:
        values["hotline"] = hotline(on)
    if "telephone" in values:
        values["telephone"] = telephone_at(code, on=on).number or LINE
    if kind.table is None:
        return Filling(values)
    return Filling(values, (kind.marks[kind.table].sentence(),), (("",),) * _ROWS)


def hotline(on: date) -> str:
    """Give the number of the national hotline on a day; a line before there was one."""
    try:
        return str(int(policy.at(on).value("supervision_hotline").value))
    except policy.ValueNotKnownError:
        return LINE
