from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import now, today
from support import cast
from support import given as register
from support.commitments import UNIT, brought, given
from support.posting import forms_without_token

pytestmark = pytest.mark.django_db
SENT = {
    "title": "培训三合镇群众180人", "kind": "training", "severity": "ordinary", "source": "pledge",
    "place_code": cast.VILLAGE, "owner": UNIT, "accepter": cast.TOWNSHIP, "quantity": "180", "unit": "persons",
}  # fmt: skip


@pytest.fixture(autouse=True)
def signed_in(client):
    register.places()
    register.organisation(UNIT, name="省电力公司", name_en="Provincial Power Company")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def sent(**more):
    days = {"starts_on": today().isoformat(), "due_on": (today() + timedelta(60)).isoformat()}
    return SENT | days | more


def fresh(**more):
    return given(at=now(), starts_on=today(), due_on=today() + timedelta(60), **more)


def test_a_commitment_is_given_to_an_office_called_by_its_name(client):
    got = client.post(reverse("commitments:give"), sent(owner="Provincial Power Company"))
    row = Commitment.objects.get()

    assert (got.status_code, got["Location"]) == (302, reverse("commitments:one", args=[row.pk]))
    assert (row.owner, row.accepter, row.quantity) == (UNIT, cast.TOWNSHIP, 18_000)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"owner": "Nobody"}, "No office is called that."),
        ({"owner": ""}, "This has to be said."),
        ({"unit": ""}, "A quantity has a unit, and a unit a quantity."),
        ({"accepter": UNIT}, "Whoever has to keep it can&#x27;t also say whether it was kept"),
        ({"title": ""}, "Say in one sentence what is promised."),
        ({"place_code": cast.NEXT_VILLAGE}, "This place was not found"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written_is_lost(client, changes, words):
    got = client.post(reverse("commitments:give"), sent(person="帮扶专员", **changes))
    page = got.content.decode()

    assert (got.status_code, Commitment.objects.count()) == (400, 0)
    assert words in page
    assert "帮扶专员" in page


def test_the_page_says_whose_turn_it_is_and_offers_what_the_reader_can_do(client):
    row = fresh()
    page = client.get(reverse("commitments:one", args=[row.pk])).content.decode()

    assert f"Waits for its owner (Provincial Power Company) since {today()}." in page
    assert "180 persons" in page
    assert [act for act in ("Accept", "Hand over", "Withdraw", "Put off") if f"<summary>{act}</summary>" in page] == [
        "Hand over", "Withdraw", "Put off",
    ]  # fmt: skip


def test_an_act_is_done_from_its_page_and_its_refusal_stands_at_its_field(client):
    row = fresh()
    url = reverse("commitments:act", args=[row.pk, "postpone"])
    late = (today() + timedelta(90)).isoformat()

    refused = client.post(url, {"postpone-seen": "0", "postpone-due_on": late, "postpone-reason": ""})
    assert (refused.status_code, Commitment.objects.get().slips) == (400, 0)
    assert "Give a reason." in refused.content.decode()
    assert forms_without_token(refused) == []
    done = client.post(url, {"postpone-seen": "0", "postpone-due_on": late, "postpone-reason": "道路中断"})
    assert (done.status_code, Commitment.objects.get().slips) == (302, 1)
    again = client.post(url, {"postpone-seen": "0", "postpone-due_on": late, "postpone-reason": "道路中断"})
    assert again.status_code == 409
    assert "Something was done to C-" in again.content.decode()


def test_what_nobody_can_do_is_refused_with_all_there_is(client):
    got = client.post(reverse("commitments:act", args=[fresh().pk, "close"]))
    assert got.status_code == 400
    assert "There is: accept, decline, hand_over" in got.content.decode()


def test_each_view_counts_and_shows_its_own(client):
    row = fresh(owner=cast.COUNTY, accepter=cast.TOWNSHIP)
    fresh()
    pages = {view: client.get(reverse("commitments:list"), {"view": view}).content.decode() for view in
             ("mine", "waiting", "overdue", "closed", "all")}  # fmt: skip

    shown = {view: page.count("培训三合镇群众180人") for view, page in pages.items()}
    assert shown == {"mine": 1, "waiting": 0, "overdue": 0, "closed": 0, "all": 2}
    assert row.number in pages["mine"]


def test_filters_narrow_a_list_and_stay_in_its_address(client):
    fresh()
    for source, shown in (("pledge", 1), ("letter", 0)):
        page = client.get(reverse("commitments:list"), {"view": "all", "source": source}).content.decode()
        assert page.count("培训三合镇群众180人") == shown
        assert f"view=overdue&amp;source={source}" in page


def test_a_file_holds_what_the_filter_shows(client):
    fresh()
    got = client.get(reverse("commitments:list"), {"view": "all", "rows": "commitments", "format": "csv"})
    assert b"".join(got).decode("utf-8-sig").count("C-") == 1


def test_an_office_s_page_tells_how_it_keeps_its_promises(client):
    brought(given(), "accept", "prove", "deliver", "verify")
    brought(given(), "accept")
    page = client.get(reverse("commitments:office", args=[UNIT])).content.decode()

    assert "Provincial Power Company" in page
    assert "50.0" in page
    assert "(2); 95% interval 9.5% to 90.5% (Wilson)" in page


def test_both_languages_say_all_of_it(client):
    row = fresh()
    client.cookies["huiyin_language"] = "zh-hans"
    page = client.get(reverse("commitments:one", args=[row.pk])).content.decode()
    assert f"自 {today()} 起待责任方（省电力公司）办理。" in page


def test_several_are_reminded_together_and_what_was_ticked_stays_ticked_where_it_is_refused(client):
    rows = [fresh(), fresh()]
    ticked = [f"{row.pk}-0" for row in rows]
    url = reverse("commitments:together") + "?view=all"

    refused = client.post(url, {"act": "postpone", "chosen": ticked})
    assert refused.status_code == 400
    page = refused.content.decode()
    assert "C-" in page
    assert [f'value="{one}" checked' in page for one in ticked] == [True, True]
    done = client.post(url, {"act": "remind", "chosen": ticked})
    assert (done.status_code, done["Location"]) == (302, reverse("commitments:list") + "?view=all")
    assert [row.entries.get().act for row in rows] == ["remind", "remind"]


def test_the_page_of_a_place_tells_how_promises_to_it_are_kept_to_whoever_sees_commitments(client):
    brought(given(), "accept", "prove", "deliver", "verify")
    page = client.get(reverse("overview:place", args=[cast.TOWNSHIP])).content.decode()
    assert "Kept-promise ratio" in page
    client.force_login(cast.helper())
    assert "Kept-promise ratio" not in client.get(reverse("overview:place", args=[cast.VILLAGE])).content.decode()
