"""The way from the top to a place's outlook."""

from django.urls import reverse

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.parts import Crumb
from huiyin_web.forecasts.queries.wording import TITLE
from huiyin_web.places.queries import place_names


def way_to(actor: Actor, code: str, *, last: Text | None = None) -> tuple[Crumb, ...]:
    """Give the way to a place's outlook, or to a page behind it; steps out of reach are named but lead nowhere."""
    steps = []
    for step, name in place_names([*ancestors(code), code]).items():
        leads = actor.scope.covers(step) and (step != code or last is not None)
        steps.append(Crumb(name, reverse("forecasts:place", args=[step]) if leads else ""))
    return (Crumb(TITLE, reverse("forecasts:list")), *steps, *([Crumb(last)] if last else []))
