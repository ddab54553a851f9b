import pytest

from huiyin_web.access.subjects import named
from support import cast
from support import given as register
from support.training import attended, county, course, joined, passed, worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def told(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get("/").content.decode()


def test_whoever_visits_is_told_how_many_are_to_be_asked_about_a_job(client):
    passed(worker(), worker())
    assert "2 trained people are to be asked about a job" in told(client, cast.village_worker())
    assert "to be asked about a job" not in told(client, cast.county_officer())


def test_whoever_keeps_courses_is_told_of_people_at_two_courses_at_once(client):
    one = worker()
    for place, skill in ((cast.COUNTY, "cooking"), (cast.TOWNSHIP, "driving")):
        attended(joined(course(skill=skill, place_code=place), one), {one: (1,)})
    assert "1 person was at two courses at once" in told(client, cast.county_officer())
    assert "at two courses at once" not in told(client, cast.village_worker())


def test_the_log_names_courses_by_number():
    row = course()
    crumb = named(county(), [f"course:{row.pk}"])[f"course:{row.pk}"]
    assert (crumb.label.en, bool(crumb.url)) == (f"{row.number} {row.title}", True)
