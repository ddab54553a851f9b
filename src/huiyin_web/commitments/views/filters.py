"""Filters that people keep: keep one, delete one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from huiyin_web.access.request import actor_from
from huiyin_web.commitments.actions.delete_filter import delete_filter
from huiyin_web.commitments.actions.save_filter import save_filter
from huiyin_web.commitments.errors import FilterNameTakenError, TooManyFiltersError
from huiyin_web.commitments.forms import FilterForm
from huiyin_web.commitments.queries.listing import list_page
from huiyin_web.commitments.views.commitments import asked_list, show_list
from huiyin_web.core.clock import now, today
from huiyin_web.core.language import current_language


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the list at which somebody stands."""
    actor, asked = actor_from(request), asked_list(request)
    page = list_page(actor=actor, asked=asked, on=today())
    form = FilterForm(request.POST, auto_id="save_%s")
    address = asked.address(view=page.filters["view"])
    if form.is_valid():
        try:
            save_filter(name=form.cleaned_data["name"], query=address.partition("?")[2], by=actor, at=now())
        except (FilterNameTakenError, TooManyFiltersError) as refused:
            form.add_error("name", refused.say(current_language()))
        else:
            messages.success(request, gettext("The filter is kept."))
            return redirect(address)
    return show_list(request, page, saving=form, status=400)


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete one of one's own filters."""
    delete_filter(number=number, by=actor_from(request), at=now())
    messages.success(request, gettext("The filter is deleted."))
    return redirect(asked_list(request).address())
