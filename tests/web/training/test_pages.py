from datetime import date

import pytest
from django.urls import reverse

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import today
from huiyin_web.training.models import Clash, Course, Job, Participant
from huiyin_web.training.queries.course import training_of_household
from support import cast
from support import given as register
from support.posting import forms_without_token
from support.training import asked, attended, course, joined, passed, seen, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    register.places()
    register.organisation("Z-0001", name="囊谦县职业技术学校", name_en="Nangqen Vocational School")
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def get(client, name, *args, **sent):
    got = client.get(reverse(f"training:{name}", args=args), sent)
    return b"".join(got.streaming_content).decode() if got.streaming else got.content.decode()


def test_a_course_is_set_up_with_a_school_by_its_name_and_what_is_wrong_stands_at_its_field(client):
    sent = {
        "title": "拉面制作", "skill": "cooking", "provider": "Nangqen Vocational School", "place_code": cast.COUNTY,
        "begins_on": "2016-03-01", "ends_on": "2016-03-20", "days": "10", "places": "30", "cost": "60000.50",
    }  # fmt: skip
    url = reverse("training:set_up")
    for changes, words in (
        ({"provider": "Nobody"}, "No office is called that."), ({"days": "21"}, "do not fit between"),
        ({"project": "P-2016-0001"}, "This project was not found"),
    ):  # fmt: skip
        refused = client.post(url, sent | changes)
        assert (refused.status_code, words in refused.content.decode(), "拉面制作" in refused.content.decode()) == (
            400, True, True,
        )  # fmt: skip
    assert client.post(url, sent).status_code == 302
    assert Course.objects.values_list("provider", "cost").get() == ("Z-0001", 60_000_50)


def test_people_attendance_and_results_are_lines_that_stay_where_one_is_refused(client):
    one, old = worker(), worker(labour="lost")
    row = course()

    def send(what, lines):
        url = reverse(f"training:{what}", args=[row.pk])
        return client.post(url, {f"{what}-seen": seen(row), f"{what}-lines": lines})

    refused = send("join", f"{one.office_number}\n{old.office_number}")
    assert refused.status_code == 400
    assert "only people who can work are trained" in refused.content.decode()
    assert one.office_number in refused.content.decode()
    assert forms_without_token(refused) == []
    assert send("join", one.office_number).status_code == 302
    assert f"{one.office_number} 1-10" in get(client, "course", row.pk)

    wrong = send("attendance", f"{one.office_number} often").content.decode()
    assert "is not a person number and days, such as: 632725001 1-5,8" in wrong
    assert send("attendance", f"{one.office_number} 1-8，10").status_code == 302
    assert Participant.objects.get().attended == 9
    assert "passed or failed" in send("results", f"{one.office_number} maybe").content.decode()
    assert send("results", f"{one.office_number} 合格 青职字 17").status_code == 302
    assert Participant.objects.values_list("passed", "certificate").get() == (True, "青职字 17")
    late = client.post(
        reverse("training:results", args=[row.pk]), {"results-seen": 0, "results-lines": f"{one.office_number} failed"}
    )
    assert late.status_code == 409


def test_rates_stand_with_their_denominators_by_school_and_place_beside_what_policy_asks(client):
    people = [worker() for _ in range(4)]
    passed(*people)
    asked(*people[:3])
    asked(people[3], job="none")
    page = get(client, "list")
    assert "4 of 4 with a result; 95% interval 51.0% to 100.0% (Wilson)" in page
    assert "3 of 4 who passed and were reached; 95% interval 30.1% to 95.4% (Wilson)" in page
    assert "asked for: 90% at least." in page
    assert "asked for: 60% at least." in page
    told = get(client, "list", format="csv", rows="providers")
    assert "Nangqen Vocational School,4,60000.0,100.0,75.0,," in told
    assert cast.COUNTY in get(client, "list", format="csv", rows="places")


def test_courses_are_found_by_skill_year_words_and_place(client):
    first, second = course(), course(skill="driving", title="驾驶", place_code=cast.TOWNSHIP)

    def found(**sent):
        page = get(client, "list", **sent)
        return [row.number for row in (first, second) if f"{row.number}. " in page]

    assert found() == found(year="2016") == [first.number, second.number]
    assert found(skill="driving") == found(words="驾") == found(place=cast.TOWNSHIP) == [second.number]
    assert found(year="2015") == []
    assert second.number in get(client, "list", format="json", rows="courses", skill="driving")


def test_answers_are_chosen_for_those_that_were_asked_and_the_others_stay(client):
    one, other = worker(name="才让东智"), worker()
    passed(one, other)
    client.force_login(cast.village_worker())
    page = get(client, "due")
    assert ("2 of 2 people" in page, "才***" in page, "才让东智" in page) == (True, True, False)
    key = Participant.objects.get(person=one).pk
    early = client.post(reverse("training:due"), {"on": "2016-06-01", f"job-{key}": "employed"})
    assert (early.status_code, "is asked from 2016-06-20 on" in early.content.decode()) == (400, True)
    got = client.post(reverse("training:due"), {"on": today().isoformat(), f"job-{key}": "employed"})
    assert got.status_code == 302
    assert Job.objects.values_list("participant", "job", "months").get() == (key, "employed", 3)
    assert "才***" in get(client, "due")  # the second time has come, too
    assert get(client, "due", format="csv", rows="due").count("2016-") == 2


def test_a_question_is_answered_in_words_and_what_they_hold_of_numbers_is_covered(client):
    one = worker()
    for place, skill in ((cast.COUNTY, "cooking"), (cast.TOWNSHIP, "driving")):
        attended(joined(course(skill=skill, place_code=place), one), {one: (1, 2)})
    assert "At two courses at once (1)" in get(client, "list")
    assert "2 days, the first 2016-03-01" in get(client, "questions")
    key = Clash.objects.get().pk
    url = reverse("training:answer", args=[key])
    assert client.post(url, {f"{key}-answer": ""}).status_code == 400
    assert client.post(url, {f"{key}-answer": "签到表串班（核实）"}).status_code == 302
    Clash.objects.update(answer="13800138765")
    page = get(client, "questions")
    assert ("No question is open." in page, "13800138765" in page) == (True, False)


def test_a_household_page_tells_which_courses_its_people_took(client):
    one = worker(name="才让东智")
    row = passed(one)
    actor = actor_of(cast.village_worker(), on=today())
    cells = training_of_household(actor, one.household_id).rows[0].cells
    assert (cells[0].value, cells[0].url, cells[1], cells[2]) == (row.title, "", "才***", date(2016, 3, 1))
    page = client.get(reverse("overview:household", args=[one.household_id])).content.decode()
    assert reverse("training:course", args=[row.pk]) in page


def test_pages_take_as_many_queries_however_much_there_is(client, django_assert_max_num_queries):
    row = passed(worker())
    pages = {"list": 20, "course": 15, "due": 11, "questions": 11}

    def look():
        for name, most in pages.items():
            with django_assert_max_num_queries(most):
                client.get(reverse(f"training:{name}", args=[row.pk] if name == "course" else []))

    look()
    for _ in range(4):
        passed(worker(), row=row, at=row.at)
        passed(worker(), skill="driving")
    look()
