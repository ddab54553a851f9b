"""Whoever signed in with a one-time password first chooses their own."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from huiyin_web.access.models import User

_OPEN = frozenset({"access:password", "access:sign_out", "access:sign_in", "core:language"})


class MustChangePasswordMiddleware:
    """Leads to the password page until the one-time password is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; `process_view` does the work."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Redirect whoever still has a one-time password."""
        if not isinstance(request.user, User) or not request.user.must_change_password:
            return None
        match = request.resolver_match
        return None if match is not None and match.view_name in _OPEN else redirect("access:password")
