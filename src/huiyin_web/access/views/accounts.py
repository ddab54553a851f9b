"""Accounts: the list, making one or a whole area's, changing those that were ticked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from huiyin.kernel.text import Text
from huiyin_web.access.account_sheet import rows_of_file, rows_of_text
from huiyin_web.access.accounts import Issued, NewAccount
from huiyin_web.access.actions.create_accounts import MOST, create_accounts
from huiyin_web.access.actions.end_accounts import end_accounts
from huiyin_web.access.actions.reset_accounts import reset_accounts
from huiyin_web.access.actions.transfer_accounts import transfer_accounts
from huiyin_web.access.directory import places_to_find
from huiyin_web.access.errors import AccountsRefusedError
from huiyin_web.access.forms import (
    AskAccounts,
    BulkForm,
    ChosenAccounts,
    GrantForm,
    GrantHouseholdForm,
    NewAccountForm,
    TransferForm,
)
from huiyin_web.access.permissions import managed_roles
from huiyin_web.access.queries.accounts import (
    AskedAccounts,
    accounts_page,
    bulk_page,
    change_page,
    issued_page,
    seal_of,
)
from huiyin_web.access.queries.bulk import accounts_below
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May, Role
from huiyin_web.core.clock import now
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.exports import About, as_file, export_of
from huiyin_web.core.language import current_language
from huiyin_web.core.tables import Column, Kind, Row, Table

_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et"})
_SHEET_SECONDS = 60 * 60
_GONE = Text(
    "This sheet is more than an hour old, or was made for somebody else.", "此表生成已超过一小时，或不是为您生成的。"
)
_AGAIN = Text("Reset the accounts to get new passwords.", "请重新重置密码。")
_ENDED = Text(
    "Today is the last day of what they were given outside the new place (number: {count}). Give what they are to "
    "reach at the new place on the page of each account.",
    "原授予的新地区以外的范围共 {count} 项，今天为最后一天。请在各账号页另行授予其在新地区的范围。",
)
_SHEET = (
    Column("username", Text("User name", "用户名")),
    Column("name", Text("Name", "姓名")),
    Column("role", Text("Role", "角色")),
    Column("place", Text("Place", "地区")),
    Column("password", Text("One-time password", "一次性密码")),
    Column("until", Text("Expires", "有效期至"), Kind.MOMENT),
)


@require_safe
def account_list(request: HttpRequest) -> HttpResponse:
    """List the accounts that somebody manages."""
    actor = actor_from(request)
    form = AskAccounts(request.GET, roles=managed_roles(actor))
    form.is_valid()
    asked = form.cleaned_data
    known = {key: asked[key] for key in ("words", "role", "ended", "expired") if key in asked}
    page = accounts_page(actor=actor, asked=AskedAccounts(**known, after=form.key), at=now())
    return render(request, "access/accounts.html", {"page": page, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    """Make one account."""
    actor = actor_from(request)
    actor.need(May.MANAGE_ACCOUNTS)
    form = NewAccountForm(request.POST or None, roles=managed_roles(actor), initial={"place_code": actor.place_code})
    if form.is_valid():
        asked = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        try:
            return _issued(request, create_accounts(accounts=[NewAccount(**asked)], by=actor, at=now()))
        except AccountsRefusedError as refused:
            _say(form, refused)
    places = places_to_find(actor.place_code).items()
    return render(request, "access/new_account.html", {"form": form, "places": places})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Make the accounts of a whole area."""
    actor = actor_from(request)
    page = bulk_page(actor=actor, at=now())
    form = BulkForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            typed = rows_of_text(asked["pasted"]) + _uploaded(asked["file"])
            accounts = accounts_below(actor=actor, ticked=asked["ticked"], typed=typed)
            return _issued(request, create_accounts(accounts=accounts, by=actor, at=now()))
        except AccountsRefusedError as refused:
            _say(form, refused)
    return render(request, "access/bulk.html", {"page": page, "form": form})


@require_safe
def change(request: HttpRequest) -> HttpResponse:
    """Show the accounts that were ticked, and what can be done with them."""
    chosen = ChosenAccounts(request.GET)
    page = change_page(actor=actor_from(request), users=chosen.keys, at=now())
    return render(request, "access/change.html", {"page": page, "form": GrantForm(), "home": GrantHouseholdForm()})


@never_cache
@require_POST
def reset(request: HttpRequest) -> HttpResponse:
    """Give new one-time passwords."""
    users = ChosenAccounts(request.POST).keys
    return _issued(request, reset_accounts(users=users, by=actor_from(request), at=now()))


@require_POST
def transfer(request: HttpRequest) -> HttpResponse:
    """Move accounts to another place."""
    form = TransferForm(request.POST)
    users = form.keys
    place_code = form.cleaned_data.get("place_code", "")
    ended = transfer_accounts(users=users, place_code=place_code, by=actor_from(request), at=now())
    messages.success(request, gettext("The accounts are transferred."))
    if ended:
        messages.info(request, _ENDED.fill(count=ended).say(current_language()))
    return redirect("access:accounts")


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End accounts."""
    end_accounts(users=ChosenAccounts(request.POST).keys, by=actor_from(request), at=now())
    messages.success(request, gettext("The accounts are ended."))
    return redirect("access:accounts")


@never_cache
@require_POST
def issued_sheet(request: HttpRequest) -> HttpResponse | FileResponse:
    """Give the one-time passwords of the page just shown as an Excel file; the page itself brings them, sealed."""
    actor = actor_from(request)
    actor.need(May.MANAGE_ACCOUNTS)
    try:
        rows = signing.loads(request.POST.get("sealed", ""), salt=seal_of(actor), max_age=_SHEET_SECONDS)
    except signing.BadSignature as broken:
        raise ConflictError(what=_GONE, mend=_AGAIN) from broken
    table = Table(
        title=Text("One-time passwords", "一次性密码"),
        columns=_SHEET,
        rows=[
            Row(
                (
                    username,
                    name,
                    Text(role_en, role_zh),
                    Text(place_en, place_zh),
                    password,
                    datetime.fromisoformat(until),
                )
            )
            for username, name, role_en, role_zh, place_en, place_zh, password, until in rows
        ],
    )
    about = About(
        title=table.title,
        chosen=Text(f"{len(rows)} accounts", f"{len(rows)} 个账号"),
        definition=Text("Each is changed at the first sign-in.", "首次登录时必须修改。"),
    )
    return as_file(export_of(table, name="accounts", about=about), "xlsx", by=actor.name, at=now())


def _issued(request: HttpRequest, issued: Sequence[Issued]) -> HttpResponse:
    return render(request, "access/issued.html", {"page": issued_page(issued, by=actor_from(request))})


def _say(form: NewAccountForm | BulkForm, refused: AccountsRefusedError) -> None:
    language = current_language()
    for problem in refused.problems:
        form.add_error(None, problem.say(language))


def _uploaded(file: UploadedFile | None) -> list[tuple[str, str]]:
    if file is None:
        return []
    with _on_disk(file) as path:
        return rows_of_file(path, most=MOST)


@contextmanager
def _on_disk(file: UploadedFile) -> Iterator[Path]:
    with TemporaryDirectory(prefix="huiyin-") as folder:
        # Only the suffix is taken from outside: it tells the kind, and a long name fits no file system.
        suffix = Path(file.name or "").suffix.lower()
        path = Path(folder) / f"accounts{suffix if suffix in _SUFFIXES else ''}"
        with path.open("wb") as kept:
            kept.writelines(file.chunks())
        yield path
