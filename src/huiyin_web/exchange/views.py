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

from huiyin.kernel.errors import HuiyinError
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.core.errors import DomainError, NotAllowedError, NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.exchange.actions.compare_export import Sent, compare_export
from huiyin_web.exchange.actions.decide_difference import decide_difference
from huiyin_web.exchange.actions.decide_field import decide_field
from huiyin_web.exchange.actions.download_outgoing import download_outgoing
from huiyin_web.exchange.actions.download_register import download_register
from huiyin_web.exchange.forms import (
    AskAlone,
    AskDifferences,
    CompareForm,
    DecisionForm,
    FieldDecisionForm,
    ReasonForm,
    RegisterForm,
)
from huiyin_web.exchange.models import Decision, Side
from huiyin_web.exchange.queries.difference_page import alone_page, differences_export, differences_page
from huiyin_web.exchange.queries.exchange_page import exchange_page, exchanges_page


@require_http_methods(["GET", "HEAD", "POST"])
def exchanges(request: HttpRequest) -> HttpResponse:
    """List the exchanges; compare an export."""
    actor = actor_from(request)
    page = exchanges_page(actor=actor)
    form = CompareForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        sent = Sent(
            asked["layout"], asked["codemap"], asked["exported_on"], asked["households"].name, asked["households"],
            asked["persons"],
        )  # fmt: skip
        try:
            made = compare_export(sent=sent, by=actor, at=now())
        except HuiyinError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            return redirect("exchange:exchange", number=made.pk)
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
    """Decide about a field."""
    actor, form = actor_from(request), FieldDecisionForm(request.POST)
    if form.is_valid():
        asked = form.cleaned_data
        done = decide_field(
            exchange=number, sheet=asked["sheet"], field=asked["field"], decision=Decision(asked["decision"]),
            newer=asked["newer"], by=actor, at=now(),
        )  # fmt: skip
        told = {"done": done.done, "requests": done.requests, "refused": done.refused, "left": done.left}
        messages.success(
            request,
            gettext(
                "%(done)s decided, %(requests)s of them wait for approval; %(refused)s refused, %(left)s left for "
                "another go."
            ) % told,
        )  # fmt: skip
        if done.why:
            messages.error(request, done.why.say(current_language()))
    return redirect("exchange:exchange", number=number)


@require_POST
def outgoing(request: HttpRequest, number: int) -> HttpResponseBase:
    """Give the outgoing file."""
    actor, form = actor_from(request), ReasonForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    return _workbook(lambda out: download_outgoing(exchange=number, reason=reason, out=out, by=actor, at=now()))


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


def _said(*, waits: bool) -> str:
    return gettext("Decided: the change waits for approval.") if waits else gettext("Decided.")


def _workbook(write: Callable[[Path], str]) -> FileResponse:
    """Answer with a workbook; the open file outlives its folder and is gone with the answer."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "workbook.xlsx"
        name = write(out)
        return FileResponse(out.open("rb"), as_attachment=True, filename=name)
