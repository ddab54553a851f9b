"""Fill in a section of a household or of a person."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.kernel.text import Text
from huiyin.records.sections import Section
from huiyin_web.access.request import actor_from
from huiyin_web.core.clock import now
from huiyin_web.core.errors import DomainError
from huiyin_web.core.language import current_language
from huiyin_web.registry.actions._changing import Changed, Sent
from huiyin_web.registry.actions.change_household import change_household
from huiyin_web.registry.actions.change_person import change_person
from huiyin_web.registry.actions.drop_draft import drop_draft
from huiyin_web.registry.actions.keep_draft import keep_draft
from huiyin_web.registry.errors import ChangedMeanwhileError, FormRefusedError
from huiyin_web.registry.forms import SectionForm
from huiyin_web.registry.queries.conflict_page import conflict_page
from huiyin_web.registry.queries.form_page import draft_of, form_page, form_url, known_cells, section_asked
from huiyin_web.registry.queries.records import Record, household_record, person_record

Save = Callable[[Sent], Changed]


@require_http_methods(["GET", "HEAD", "POST"])
def household(request: HttpRequest, household: int, section: str) -> HttpResponse:
    """Show a section of a household, or save it."""
    actor = actor_from(request)
    record = household_record(actor, household)
    return _section(
        request, record, section, lambda sent: change_household(household=household, sent=sent, by=actor, at=now())
    )


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, person: int, section: str) -> HttpResponse:
    """Show a section of a person, or save it."""
    actor = actor_from(request)
    record = person_record(actor, person)
    return _section(request, record, section, lambda sent: change_person(person=person, sent=sent, by=actor, at=now()))


@require_POST
def household_draft(request: HttpRequest, household: int, section: str) -> HttpResponse:
    """Keep what is written into a household's form."""
    return _keep(request, household_record(actor_from(request), household), section)


@require_POST
def person_draft(request: HttpRequest, person: int, section: str) -> HttpResponse:
    """Keep what is written into a person's form."""
    return _keep(request, person_record(actor_from(request), person), section)


def _section(request: HttpRequest, record: Record, key: str, save: Save) -> HttpResponse:
    section = section_asked(record, key)
    if request.method != "POST":
        return _show(request, record, section)
    if request.POST.get("then") == "drop":
        drop_draft(record=record, section=section.key, by=actor_from(request))
        messages.success(request, gettext("The draft is thrown away; what is known is shown again."))
        return redirect(form_url(record, section))
    form = _form(record, section, _completed(request.POST, record, section))
    if not form.is_valid():
        return _show(request, record, section, form)
    sent = form.sent()
    if request.POST.get("then") == "keep":
        keep_draft(record=record, sent=sent, by=actor_from(request), at=now())
        return redirect(form_url(record, section))
    return _save(request, record, section, form, save)


def _save(request: HttpRequest, record: Record, section: Section, form: SectionForm, save: Save) -> HttpResponse:
    sent = form.sent()
    try:
        done = save(sent)
    except ChangedMeanwhileError as found:
        keep_draft(record=record, sent=sent, by=actor_from(request), at=now())
        page = conflict_page(
            actor_from(request), record, section, found.merged,
            cells=sent.cells, version=sent.version, reason=sent.reason,
        )  # fmt: skip
        return render(request, "registry/conflict.html", {"page": page}, status=409)
    except FormRefusedError as refused:
        form.refuse(refused.problems)
    except DomainError as refused:
        form.add_error(None, refused.say(current_language()))
    else:
        _tell(request, record, done)
        if done.request:
            return redirect("registry:change", done.request.pk)
        return redirect("overview:household", record.household.pk)
    keep_draft(record=record, sent=sent, by=actor_from(request), at=now())
    return _show(request, record, section, form)


def _show(request: HttpRequest, record: Record, section: Section, form: SectionForm | None = None) -> HttpResponse:
    actor = actor_from(request)
    draft = draft_of(actor, record, section)
    page = form_page(actor, record, section, draft)
    shown = form or _form(record, section, None, draft.cells | {"version": draft.version} if draft else {})
    status = 400 if shown.is_bound else 200
    return render(request, "registry/section.html", {"page": page, "form": shown}, status=status)


def _form(
    record: Record, section: Section, data: QueryDict | None, drafted: dict[str, object] | None = None
) -> SectionForm:
    initial = {"version": record.row.version, **known_cells(record, section), **(drafted or {})}
    return SectionForm(data, record=record, section=section, initial=initial)


def _completed(data: QueryDict, record: Record, section: Section) -> QueryDict:
    """Fill a form that sends some fields only, as a choice between two values does, with what is known."""
    if "only" not in data:
        return data
    sent, whole = set(str(data["only"]).split(",")), data.copy()
    for key, cell in known_cells(record, section).items():
        if key not in sent:
            whole[key] = cell
    return whole


def _keep(request: HttpRequest, record: Record, key: str) -> HttpResponse:
    form = _form(record, section_asked(record, key), request.POST)
    if form.is_valid():
        keep_draft(record=record, sent=form.sent(), by=actor_from(request), at=now())
    return HttpResponse(status=204)


def _tell(request: HttpRequest, record: Record, done: Changed) -> None:
    def named(keys: tuple[str, ...]) -> str:
        return Text.join([record.sheet.field(key).label for key in keys]).say(current_language())

    if done.saved:
        messages.success(request, gettext("Saved: %(fields)s.") % {"fields": named(done.saved)})
    if done.request:
        said = gettext("Waits for approval by the township or county: %(fields)s.")
        messages.info(request, said % {"fields": named(tuple(done.request.changes))})
    if done.theirs:
        said = gettext("Others have changed meanwhile, and it was kept: %(fields)s.")
        messages.info(request, said % {"fields": named(done.theirs)})
