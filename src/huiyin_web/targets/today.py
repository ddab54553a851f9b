"""What waits for whom: letters for a signature, requests for another target for an answer."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.today import Item
from huiyin_web.places.offices import office_names
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.letters import waits_for
from huiyin_web.targets.queries.letters_page import may_sign
from huiyin_web.targets.queries.stored import indicator_of, letters_in_reach
from huiyin_web.targets.queries.wording import letter_name, shown

_MOST = 8
_LETTER = Text("Letter of responsibility {letter}", "责任书 {letter}")
_SIGN = Text("waits for your signature", "待您签署")
_ASKS = Text("{what}: {value} asked for instead", "{what}：申请调整为 {value}")
_ANSWER = Text("waits for your answer", "待您答复")


def letters_to_sign(request: HttpRequest) -> Iterator[Item]:
    """Give the letters that wait for the signature of one's office, the soonest due first."""
    actor = actor_from(request)
    if not actor.office or not actor.may(May.ANSWER_FOR_TARGETS):
        return
    rows = list(letters_in_reach(actor).filter(waits_for(actor.office)).order_by("due_on", "pk")[:_MOST])
    names = office_names({office for row in rows for office in (row.upper, row.lower)})
    for row in rows:
        if may_sign(actor, row):
            other = row.upper if actor.office == row.lower else row.lower
            words, url = _LETTER.fill(letter=letter_name(row)), reverse("targets:letter", args=[row.pk])
            yield Item(words, url, under=names[other], state=_SIGN.sentence(), tone="warn", due=row.due_on)


def requests_to_answer(request: HttpRequest) -> Iterator[Item]:
    """Give the requests for another target that wait for the answer of one's office."""
    actor = actor_from(request)
    if not actor.office or not actor.may(May.SET_TARGETS):
        return
    asked = Target.objects.filter(setter=actor.office, proposed__isnull=False).select_related("plan").order_by("pk")
    rows = list(asked[:_MOST])
    names = office_names({row.office for row in rows})
    for row in rows:
        indicator = indicator_of(row)
        words = _ASKS.fill(what=indicator.label, value=shown(indicator, row.proposed)).sentence()
        url = reverse("targets:one", args=[row.pk])
        yield Item(words, url, under=names[row.office], state=_ANSWER.sentence(), tone="warn")
