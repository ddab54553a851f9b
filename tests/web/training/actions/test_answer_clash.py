import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.training.actions.answer_clash import answer_clash
from huiyin_web.training.errors import AnsweredError, TrainingRefusedError
from huiyin_web.training.models import Clash
from support import cast
from support import given as register
from support.training import AT, attended, county, course, joined, village, worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def clash():
    register.places()
    one = worker()
    for place in (cast.COUNTY, cast.TOWNSHIP):
        skill = "cooking" if place == cast.COUNTY else "driving"
        attended(joined(course(skill=skill, place_code=place), one), {one: (1, 2)})
    return Clash.objects.get()


def answer(clash, words="签到表串班，已更正（核实）", by=None):
    return answer_clash(clash=clash.pk, answer=words, by=by or county(), at=AT)


def test_an_answer_closes_the_question_and_the_log_does_not_repeat_it(clash):
    answer(clash)
    assert Clash.objects.get().answer == "签到表串班，已更正（核实）"
    event = AuditEvent.objects.get(action="training.clash.answered")
    assert event.detail == {"courses": ["T-2016-0002", "T-2016-0001"]}
    with pytest.raises(AnsweredError):
        answer(clash)


def test_nothing_and_a_number_of_a_document_are_no_answer(clash):
    for words, why in (("  ", "Say what asking found"), ("632725199003070035", "Leave the ID number out")):
        with pytest.raises(TrainingRefusedError, match=why):
            answer(clash, words)
    assert Clash.objects.get().answer == ""


def test_a_village_answers_none(clash):
    with pytest.raises(NotAllowedError):
        answer(clash, by=village())
