"""Windows: the list with its forms, one window."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now, today
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.exports import About, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.rendering import answer
from huiyin_web.windows.actions.change_window import change_window
from huiyin_web.windows.actions.close_window import close_window
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.actions.end_delegation import end_delegation
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.actions.open_window import open_window
from huiyin_web.windows.forms import DaysForm, DelegationForm, ExceptionForm, ReasonForm, WindowForm
from huiyin_web.windows.queries.openings import closable
from huiyin_web.windows.queries.windows import window_page, windows_page


@require_http_methods(["GET", "HEAD", "POST"])
def window_list(request: HttpRequest) -> HttpResponseBase:
    """List what is declared; declare a window."""
    if request.method == "POST":
        return _declare(
            request, "window", WindowForm(request.POST, processes=closable()), gettext("The window is declared."),
            lambda asked: open_window(**asked, by=actor_from(request), at=now()),
        )  # fmt: skip
    if request.GET.get("format"):
        page = windows_page(actor=actor_from(request), on=today())
        about = About(page.title, Text("in your reach", "管辖范围内"), page.lead)
        files = {"windows": lambda: export_of(page.windows, name="windows", about=about)}
        return answer(request, "windows/windows.html", page, files)
    return _show(request)


@require_POST
def exceptions(request: HttpRequest) -> HttpResponse:
    """Open an exception."""
    return _declare(
        request, "exception", ExceptionForm(request.POST, processes=closable()), gettext("The exception is open."),
        lambda asked: open_exception(wanted=Wanted(**asked), by=actor_from(request), at=now()),
    )  # fmt: skip


@require_POST
def delegations(request: HttpRequest) -> HttpResponse:
    """Give the right to open exceptions."""
    return _declare(
        request, "delegation", DelegationForm(request.POST, processes=closable()), gettext("The right is delegated."),
        lambda asked: delegate_exceptions(grant=Grant(**asked), by=actor_from(request), at=now()),
    )  # fmt: skip


@require_POST
def end_one(request: HttpRequest, number: int) -> HttpResponse:
    """End a delegation of exceptions."""
    end_delegation(delegation=number, by=actor_from(request), at=now())
    messages.success(request, gettext("The delegation is ended."))
    return redirect("windows:windows")


@require_http_methods(["GET", "HEAD", "POST"])
def one_window(request: HttpRequest, number: int) -> HttpResponse:
    """Show one window; change its days."""
    page = window_page(actor=actor_from(request), number=number, on=today())
    form = DaysForm(request.POST or None, initial={"opens_on": page.opens_on, "closes_on": page.closes_on})
    if request.method == "POST" and _done(
        form, lambda asked: change_window(window=number, **asked, by=actor_from(request), at=now())
    ):
        messages.success(request, gettext("The window is changed."))
        return redirect("windows:windows")
    status = 400 if request.method == "POST" else 200
    return render(request, "windows/window.html", {"page": page, "form": form, "closing": ReasonForm()}, status=status)


@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a window."""
    page = window_page(actor=actor_from(request), number=number, on=today())
    closing = ReasonForm(request.POST)
    if _done(closing, lambda asked: close_window(window=number, **asked, by=actor_from(request), at=now())):
        messages.success(request, gettext("The window is closed."))
        return redirect("windows:windows")
    form = DaysForm(initial={"opens_on": page.opens_on, "closes_on": page.closes_on})
    return render(request, "windows/window.html", {"page": page, "form": form, "closing": closing}, status=400)


def _declare(
    request: HttpRequest, name: str, form: forms.Form, done: str, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    if _done(form, act):
        messages.success(request, done)
        return redirect("windows:windows")
    return _show(request, **{name: form})


def _done(form: forms.Form, act: Callable[[dict[str, Any]], object]) -> bool:
    """Do what a form asks for; say whether it was done, with what was refused beside the form."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotAllowedError:
        raise
    except HuiyinError as refused:
        form.add_error(None, refused.say(current_language()))
        return False
    return True


def _show(request: HttpRequest, **sent: forms.Form) -> HttpResponse:
    page = windows_page(actor=actor_from(request), on=today())
    blank = {
        "window": WindowForm(processes=closable(), initial={"opens_on": page.day}),
        "exception": ExceptionForm(processes=closable(), initial={"opens_on": page.day}),
        "delegation": DelegationForm(processes=closable()),
    }
    return render(request, "windows/windows.html", {"page": page, **blank, **sent}, status=400 if sent else 200)
