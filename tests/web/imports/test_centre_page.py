import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.page_queries.centre import PAGE_ROWS, centre_page
from huiyin_web.imports.queries import batch_of
from support import batches, cast

pytestmark = pytest.mark.django_db
_CORRECT = "Rows with errors: 3. Correct them, or import the other rows."
_CORRECT_ALL = "Every row has errors (12 of 12): none can be imported. Correct them and upload the file again."


def page_of(user, whose="mine", before=None):
    return centre_page(actor=actor_of(user, on=batches.AT.date()), whose=whose, before=before)


def files(page):
    return [row.cells[0].value for row in page.imports.rows]


def test_every_kind_of_file_is_offered_with_a_template_in_both_languages():
    kinds = {kind.label.en: kind for kind in page_of(cast.provincial_office()).kinds}
    assert list(kinds) == [
        "places",
        "organisations",
        "yearly statistics",
        "village facilities",
        "poor villages and counties",
        "households",
        "persons",
        "help received",
    ]
    assert kinds["households"].recognised.zh == "按“户编号”识别已有记录"
    assert kinds["households"].templates == (
        ("中文模板", "/imports/template/households/zh/"), ("English template", "/imports/template/households/en/"),
    )  # fmt: skip


def test_below_the_province_nothing_is_offered_that_only_the_province_imports(client):
    assert [kind.label.en for kind in page_of(cast.county_officer()).kinds] == [
        "organisations",
        "village facilities",
        "households",
        "persons",
        "help received",
    ]
    client.force_login(cast.county_officer(cast.NEXT_COUNTY))
    page = client.get(reverse("imports:centre")).content.decode()
    assert ('<option value="places"' in page, '<option value="households"' in page) == (False, True)
    template = client.get(reverse("imports:template", kwargs={"kind": "places", "language": "zh"}))
    assert template.status_code == 403


def test_people_see_their_own_imports_and_an_office_those_of_its_area():
    me = cast.county_officer()
    mine, theirs = batches.batch(me), batches.batch(place_code=cast.TOWNSHIP)
    next_door = batches.batch(place_code=cast.NEXT_COUNTY)
    assert files(page_of(me)) == [mine.file_name]
    assert files(page_of(me, "area")) == [theirs.file_name, mine.file_name]
    assert files(page_of(cast.prefecture_officer(), "area")) == [
        next_door.file_name, theirs.file_name, mine.file_name,
    ]  # fmt: skip
    assert files(page_of(cast.township_officer(), "area")) == [theirs.file_name]


def test_what_the_platform_itself_brought_in_is_seen_by_the_province_only():
    batches.batch(place_code="", file_name="demo.csv")
    assert files(page_of(cast.provincial_office(), "area")) == ["demo.csv"]
    assert files(page_of(cast.prefecture_officer(), "area")) == []


@pytest.mark.parametrize(
    ("state", "fields", "job", "told"),
    [
        ("uploaded", {}, None, ("not checked", "warn", "Have it checked.")),
        ("uploaded", {}, "queued", ("being checked", "go", "Wait; it goes on by itself.")),
        ("uploaded", {}, "failed", ("check failed", "bad", "See why, and try again.")),
        ("checked", {}, "done", ("ready", "go", "Decide: import it or cancel it.")),
        ("checked", {"refused": 3}, "done", ("to be corrected", "warn", _CORRECT)),
        ("checked", {"refused": 12}, "done", ("to be corrected", "warn", _CORRECT_ALL)),
        ("applied", {"receipt": "HY-2017-000001"}, "done", ("applied", "good", "Receipt HY-2017-000001")),
        ("refused", {}, "done", ("refused", "bad", "Read why, mend the file, upload it again.")),
        ("cancelled", {}, None, ("cancelled", "", "")),
    ],
)
def test_a_state_is_a_word_a_shape_and_what_to_do_next(state, fields, job, told):
    me = cast.county_officer()
    one = batches.batch(me, state, **fields)
    if job:
        batches.job(one, job)
    _file, shown, then, *_rest = page_of(me).imports.rows[0].cells
    assert (shown.value.en, shown.tone, then.en) == told


def test_the_first_sentence_says_what_waits():
    me = cast.county_officer()
    assert page_of(me).lead.en.startswith("Nothing waits for you.")
    batches.batch(me, "checked")
    batches.batch(me, "checked", refused=1)
    batches.batch(state="checked")
    assert page_of(me).lead.en == "Imports that wait for your decision: 1; Imports with rows to correct: 1."


def test_whoever_was_transferred_leaves_what_they_imported_behind():
    me = cast.county_officer()
    mine = batches.batch(me, state="checked")
    assert batch_of(actor=actor_of(me, on=batches.AT.date()), number=mine.pk).pk == mine.pk
    User.objects.filter(pk=me.pk).update(place_code=cast.NEXT_COUNTY)
    me.refresh_from_db()
    with pytest.raises(NotFoundError):
        batch_of(actor=actor_of(me, on=batches.AT.date()), number=mine.pk)


def test_the_list_is_turned_by_key():
    me = cast.county_officer()
    made = [batches.batch(me) for _ in range(PAGE_ROWS + 1)]
    first = page_of(me)
    assert len(files(first)) == PAGE_ROWS
    assert first.pager.next == f"/imports/?whose=mine&before={made[1].pk}"
    assert files(page_of(me, before=made[1].pk)) == [made[0].file_name]


def test_more_imports_cost_no_more_queries(client):
    me = cast.county_officer()
    client.force_login(me)
    counts = []
    for _ in range(2):
        batches.job(batches.batch(me))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("imports:centre"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_form_begins_with_the_year_after_the_frozen_one_and_with_what_the_address_asks(client, monkeypatch):
    client.force_login(cast.county_officer())
    monkeypatch.setattr("huiyin_web.imports.forms.latest_frozen", lambda: 2016)
    form = client.get(reverse("imports:centre")).context["form"]
    assert form["year"].value() == 2017
    assert "2016" in form["year"].help_text
    asked = client.get(reverse("imports:centre"), {"kind": "persons", "year": "2019"}).context["form"]
    assert (asked["kind"].value(), asked["year"].value()) == ("persons", 2019)


@pytest.mark.parametrize("asked", [{"whose": "everybody"}, {"before": "x"}, {"before": "9" * 30}, {"year": "MMXVI"}])
def test_an_address_that_makes_no_sense_is_as_if_not_asked(client, asked):
    client.force_login(cast.county_officer())
    assert client.get(reverse("imports:centre"), asked).status_code == 200
