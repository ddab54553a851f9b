"""Signing in and out, and one's own password."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from huiyin_web.access.actions.change_password import change_password
from huiyin_web.access.actions.sign_in import sign_in
from huiyin_web.access.actions.sign_out import sign_out
from huiyin_web.access.actor import by_platform
from huiyin_web.access.errors import PasswordError, PasswordExpiredError, SignInRefusedError, TooManyAttemptsError
from huiyin_web.access.forms import PasswordForm, SignInForm
from huiyin_web.access.models import User
from huiyin_web.access.request import actor_from, address_from
from huiyin_web.core.clock import now
from huiyin_web.core.language import current_language


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; lead on to where the person was going."""
    onward = _onward(request)
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(onward)
    form = SignInForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            user = sign_in(**form.cleaned_data, address=address_from(request), at=now())
        except (SignInRefusedError, TooManyAttemptsError, PasswordExpiredError) as refused:
            form.add_error(None, refused.say(current_language()))
            status = refused.status
        else:
            login(request, user)
            return redirect(onward)
    return render(request, "access/sign_in.html", {"form": form, "onward": onward}, status=status)


@require_POST
def sign_out_now(request: HttpRequest) -> HttpResponse:
    """End the session."""
    sign_out(by=actor_from(request), at=now())
    logout(request)
    return redirect("access:sign_in")


@never_cache
@sensitive_post_parameters("present", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password_page(request: HttpRequest) -> HttpResponse:
    """Let people change their own password."""
    user = request.user
    if not isinstance(user, User):
        return redirect("access:sign_in")
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            change_password(user=user, present=form.cleaned_data["present"], new=form.cleaned_data["new"], at=now())
        except PasswordError as refused:
            form.add_error(None, refused.say(current_language()))
        else:
            update_session_auth_hash(request, user)
            messages.success(request, gettext("Your password is changed."))
            return redirect("/")
    giver = "" if by_platform(user.issued_by_key) else user.issued_by_name
    return render(request, "access/password.html", {"form": form, "must": user.must_change_password, "giver": giver})


def _onward(request: HttpRequest) -> str:
    """Give where to go after signing in: an address within this platform, never a bare word."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe and asked.startswith("/") else "/"
