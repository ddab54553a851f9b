import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.actions.answer_problem import answer_problem
from huiyin_web.leadership.errors import AnsweredAlreadyError, LeadershipRefusedError
from support.leadership import AT, DAY, county
from support.talking import opened, owned, township

pytestmark = pytest.mark.django_db


def answer(row, *, by=None, words="培训已推迟"):
    return answer_problem(problem=row.pk, answer=words, by=by or county(), at=AT)


def test_an_answer_ends_it_without_a_commitment():
    row = answer(opened())
    assert (row.answer, row.answered_on, row.commitment) == ("培训已推迟", DAY, None)


def test_an_answer_has_words_and_comes_once():
    with pytest.raises(LeadershipRefusedError, match="This has to be said."):
        answer(opened(), words=" ")
    with pytest.raises(AnsweredAlreadyError):
        answer(owned(opened()))


def test_whoever_opened_it_does_not_answer_it():
    with pytest.raises(NotAllowedError, match="answer what another office was asked"):
        answer(opened(), by=township())
