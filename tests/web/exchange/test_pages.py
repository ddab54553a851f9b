"""The page of an exchange, wherever it stands: while it is compared, when that came to nothing, when it is closed."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin_web.exchange import views
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.models import Difference, Exchange
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.jobs.worker import drain
from support import cast, given
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db
ADDRESS = "/exchange/"


@pytest.fixture
def english(client, officer):
    client.force_login(officer)
    client.cookies["huiyin_language"] = "en"
    return client


@pytest.fixture
def send(english):
    def run(content, name="national.xlsx"):
        asked = {"layout": "national-2014", "codemap": "national-2014", "exported_on": date(2016, 9, 1)}
        got = english.post(ADDRESS, asked | {"households": SimpleUploadedFile(name, content)})
        assert got.status_code == 302, said(got)
        return got.url

    return run


def said(answer):
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def test_while_it_is_compared_the_page_says_who_asked_and_what_is_next_and_asks_for_itself_again(
    home, export, send, english, officer
):
    url = send(export({home.office_number: {"farmland": 6.5}}))
    page = english.get(url)
    assert 'hx-trigger="every 2s"' in page.content.decode()
    for words in ("being compared", "Wait; it goes on by itself.", f"asked for by {officer.name}", "Waiting for the"):
        assert words in said(page)
    assert "Close the exchange" not in said(page)
    assert "being compared" in said(english.get(ADDRESS))
    drain()
    page = english.get(url)
    assert "hx-trigger" not in page.content.decode()
    assert "1 of 1 differences wait for a decision." in said(page)


def test_nobody_sees_what_a_comparison_has_found_so_far(home, export, send, english):
    url = send(export())
    made = Exchange.objects.get()
    Difference.objects.create(
        exchange=made, sheet="households", household_id=home.pk, village_code=cast.VILLAGE, row=2,
        number=home.office_number, field="farmland", ours="5", theirs="6.5", newer="unknown",
    )  # fmt: skip
    assert "Farmland" not in said(english.get(url))
    assert "Nothing differs." in said(english.get(f"{url}differences/"))


def test_a_failed_or_cancelled_comparison_can_be_asked_for_again(home, export, send, english):
    url = send(export())
    for state, words in ((JobState.FAILED, "comparison failed"), (JobState.CANCELLED, "comparison cancelled")):
        Job.objects.update(state=state)
        assert words in said(english.get(url))
    english.post(f"{url}compare/")
    drain()
    assert "Nothing differs. See which rows one side alone has." in said(english.get(url))


def test_a_file_that_cannot_be_read_is_refused_in_words_that_name_it(home, send, english):
    url = send(b"%PDF-1.4", "scan.pdf")
    drain()
    page = said(english.get(url))
    for words in ("refused", "scan.pdf", "a PDF document", "Mend the export and upload it again."):
        assert words in page
    assert "Compare again" not in page


def test_more_than_somebody_waits_for_is_taken_by_the_worker_and_the_page_says_what_came_of_it(
    home, export, send, english, monkeypatch
):
    other = given.household(head_name="才仁", farmland=1.0)
    url = send(export({one.office_number: {"farmland": 6.5} for one in (home, other)}))
    drain()
    monkeypatch.setattr(views, "MOST_AT_ONCE", 1)
    asked = {"decision": "theirs", "sheet": "households", "field": "farmland", "newer": ""}
    page = english.post(f"{url}fields/", asked, follow=True)
    assert "being decided about" in said(page)
    assert "Keep ours" not in said(page)
    drain()
    page = said(english.get(url))
    assert "2 decided, 0 of them wait for approval; 0 refused." in page
    assert "0 of 2 differences wait for a decision." in page


def test_the_outgoing_file_is_written_first_and_then_downloaded_with_a_reason(home, export, send, english):
    url = send(export())
    drain()
    assert "Download the workbook" not in said(english.get(url))
    english.post(f"{url}write/")
    drain()
    assert "Write it again" in said(english.get(url))
    got = english.post(f"{url}outgoing/", {"reason": "back to the registry"})
    assert b"".join(got.streaming_content)[:2] == b"PK"


def test_a_closed_exchange_says_what_was_decided_and_offers_nothing(home, export, compare, english, officer, as_actor):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    close_exchange(exchange=made.pk, by=as_actor(officer), at=AT)
    page = said(english.get(f"{ADDRESS}{made.pk}/"))
    assert "Its files and its rows are deleted. Differences: 0 theirs taken, 0 ours kept, 1 left." in page
    for words in ("Close the exchange", "Compare again", "Have it written", "Keep ours"):
        assert words not in page
