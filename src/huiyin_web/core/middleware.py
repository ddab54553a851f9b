"""What every answer passes: refusals become pages that say why and what to do; pages are kept by nobody."""

import sqlite3
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse

from huiyin.kernel.errors import HuiyinError
from huiyin_web.core.errors import BusyError, DomainError
from huiyin_web.core.language import current_language
from huiyin_web.core.refusals import refusal


class KeptByNobodyMiddleware:
    """Tells browsers and proxies to keep no page of somebody signed in: most hold what concerns persons.

    Never touches an answer that says itself how long it may be kept, as charts and outlines do.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer."""
        answer = self.get_response(request)
        if request.user.is_authenticated:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer


class DomainErrorMiddleware:
    """The one handler of errors that a person can mend."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through; `process_exception` does the work."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal in the shape that the client asked for."""
        if _is_busy(exception):
            exception = BusyError()
        if not isinstance(exception, HuiyinError):
            return None
        status = exception.status if isinstance(exception, DomainError) else 400
        message = exception.say(current_language())
        if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            return JsonResponse({"code": exception.code, "detail": message}, status=status)
        return refusal(request, status, message)


def _is_busy(exception: Exception) -> bool:
    """Say whether SQLite gave up waiting for another writer; PostgreSQL makes nobody wait that long."""
    cause = exception.__cause__
    if not isinstance(exception, OperationalError) or not isinstance(cause, sqlite3.OperationalError):
        return False
    return cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
