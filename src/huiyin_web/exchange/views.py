"""The pages of the exchange: compare, see what differs, decide, take the outgoing file."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin_web.access.request import actor_from, user_from
from huiyin_web.core.clock import now
from huiyin_web.core.errors import DomainError, NotAllowedError, NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.decide_difference import decide_difference
from huiyin_web.exchange.actions.decide_field import Settled, decide_field
from huiyin_web.exchange.actions.download_outgoing import download_outgoing
from huiyin_web.exchange.actions.download_register import download_register
from huiyin_web.exchange.actions.queue_comparison import queue_comparison
from huiyin_web.exchange.actions.queue_decision import queue_decision
from huiyin_web.exchange.actions.queue_outgoing import queue_outgoing
from huiyin_web.exchange.actions.take_export import Sent, take_export
from huiyin_web.exchange.errors import ComparedBeforeError, ExportAheadError
from huiyin_web.exchange.forms import (
    AskAlone,
    AskDifferences,
    CompareForm,
    DecisionForm,
    FieldDecisionForm,
    ReasonForm,
    RegisterForm,
)
from huiyin_web.exchange.limits import MOST_AT_ONCE
from huiyin_web.exchange.models import Decision, Side
from huiyin_web.exchange.queries.difference_page import alone_page, differences_export, differences_page
from huiyin_web.exchange.queries.exchange_page import exchange_page, exchanges_page
from huiyin_web.exchange.queries.exchanges import exchange_of, undecided


@require_http_methods(["GET", "HEAD", "POST"])
def exchanges(request: HttpRequest) -> HttpResponse:
    """List the exchanges; compare an export."""
    actor = actor_from(request)
    page = exchanges_page(actor=actor)
    form = CompareForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        number = _taken_in(request, form)
        if number is not None:
            return redirect("exchange:exchange", number=number)
    status = 400 if form.errors else 200
    return render(
        request, "exchange/exchanges.html", {"page": page, "form": form, "register": RegisterForm()}, status=status
    )


@require_safe
def exchange(request: HttpRequest, number: int) -> HttpResponse:
    """Show one exchange with its counts."""
    page = exchange_page(actor=actor_from(request), number=number)
    return render(request, "exchange/exchange.html", {"page": page, "form": ReasonForm()})


@require_safe
def differences(request: HttpRequest, number: int) -> HttpResponseBase:
    """List differences."""
    actor, asked = actor_from(request), AskDifferences(request.GET).asked()
    page = differences_page(actor=actor, number=number, asked=asked)
    files = {"differences": lambda: differences_export(actor=actor, number=number, asked=asked)}
    return answer(request, "exchange/differences.html", page, files)


@require_safe
def alone(request: HttpRequest, number: int) -> HttpResponse:
    """List the rows that one side alone has."""
    asked = AskAlone(request.GET)
    asked.is_valid()
    side, after = asked.cleaned_data.get("side") or Side.THEIRS.value, asked.cleaned_data.get("after")
    page = alone_page(actor=actor_from(request), number=number, side=side, after=after)
    return render(request, "exchange/alone.html", {"page": page})


@require_POST
def decide(request: HttpRequest, number: int, difference: int) -> HttpResponse:
    """Decide about one difference, and go on with the others of its field."""
    actor, form = actor_from(request), DecisionForm(request.POST)
    asked = AskDifferences(request.GET).asked()
    if form.is_valid():
        decision = Decision(form.cleaned_data["decision"])
        try:
            done = decide_difference(exchange=number, difference=difference, decision=decision, by=actor, at=now())
        except (NotFoundError, NotAllowedError):
            raise
        except DomainError as refused:
            messages.error(request, refused.say(current_language()))
        else:
            messages.success(request, _said(waits=done.request_id is not None))
    return redirect(asked.address(number))


@require_POST
def decide_all(request: HttpRequest, number: int) -> HttpResponse:
    """Decide about a field: at once, or by the worker where more forms are filled in than somebody waits for."""
    actor, form = actor_from(request), FieldDecisionForm(request.POST)
    if form.is_valid():
        asked = form.cleaned_data
        decision = Decision(asked.pop("decision"))
        if decision is Decision.THEIRS and _takes_long(request, number, asked):
            queue_decision(exchange=number, user=user_from(request).pk, by=actor, at=now(), **asked)
        else:
            _tell(request, decide_field(exchange=number, decision=decision, by=actor, at=now(), **asked))
    return redirect("exchange:exchange", number=number)


@require_POST
def compare(request: HttpRequest, number: int) -> HttpResponse:
    """Have an export compared once more, where that came to nothing."""
    queue_comparison(exchange=number, user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("exchange:exchange", number=number)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close an exchange."""
    close_exchange(exchange=number, by=actor_from(request), at=now())
    return redirect("exchange:exchange", number=number)


@require_POST
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Have the outgoing file written."""
    queue_outgoing(exchange=number, user=user_from(request).pk, by=actor_from(request), at=now())
    return redirect("exchange:exchange", number=number)


@require_POST
def outgoing(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the outgoing file."""
    actor, form = actor_from(request), ReasonForm(request.POST)
    form.is_valid()
    path, name = download_outgoing(
        exchange=number, reason=form.cleaned_data.get("reason", ""), by=actor, at=now()
    )  # fmt: skip
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@require_POST
def register(request: HttpRequest) -> HttpResponseBase:
    """Give our register in the registry's layout."""
    actor, form = actor_from(request), RegisterForm(request.POST)
    form.is_valid()
    asked = {key: form.cleaned_data.get(key, "") for key in ("layout", "codemap", "reason")}
    return _workbook(
        lambda out: download_register(
            name=asked["layout"], codemap=asked["codemap"], reason=asked["reason"], out=out, by=actor, at=now()
        )
    )


def _taken_in(request: HttpRequest, form: CompareForm) -> int | None:
    """Keep the export, queue its comparison and give its number; or say beside the form why it is not taken."""
    asked, actor, at = form.cleaned_data, actor_from(request), now()
    households, persons = asked["households"], asked["persons"]
    sent = Sent(
        asked["layout"], asked["codemap"], asked["exported_on"], households.name, households, persons,
        persons.name if persons else "",
    )  # fmt: skip
    try:
        made = take_export(sent=sent, by=actor, at=at)
    except (ExportAheadError, ComparedBeforeError) as refused:
        form.add_error(None, refused.say(current_language()))
        return None
    queue_comparison(exchange=made.pk, user=user_from(request).pk, by=actor, at=at)
    return made.pk


def _takes_long(request: HttpRequest, number: int, asked: dict[str, str]) -> bool:
    actor = actor_from(request)
    return undecided(actor, exchange_of(actor, number), **asked).count() > MOST_AT_ONCE


def _tell(request: HttpRequest, done: Settled) -> None:
    told = {"done": done.done, "requests": done.requests, "refused": done.refused}
    words = gettext("%(done)s decided, %(requests)s of them wait for approval; %(refused)s refused.")
    messages.success(request, words % told)
    if done.why:
        messages.error(request, done.why.say(current_language()))


def _said(*, waits: bool) -> str:
    return gettext("Decided: the change waits for approval.") if waits else gettext("Decided.")


def _workbook(write: Callable[[Path], str]) -> FileResponse:
    """Answer with a workbook; the open file outlives its folder and is gone with the answer."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "workbook.xlsx"
        name = write(out)
        return FileResponse(out.open("rb"), as_attachment=True, filename=name)
