from dataclasses import replace

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.leadership.actions.put_item import ItemTerms, put_item
from huiyin_web.leadership.errors import ConcludedError, LeadershipRefusedError
from support import cast
from support.leadership import AT, DAY, ITEM, concluded, county, heard, held

pytestmark = pytest.mark.django_db


def put(meeting, terms, **more):
    return put_item(meeting=meeting.pk, terms=terms, by=county(), at=AT, **more)


def examined(document, **more):
    return ItemTerms("document", "审议办法", document=document.pk, outcome="approved", conclusion="原则通过", **more)


def test_an_item_is_put_on_the_agenda_and_worded_anew():
    row = held()
    line = put(row, ITEM)
    put(row, replace(ITEM, conclusion="新的结论"), row=line.pk)
    assert list(row.items.values_list("kind", "conclusion")) == [("report", "新的结论")]


def test_a_document_of_the_own_group_stands_on_it_once():
    row, document = held(), heard()
    put(row, examined(document, conditions="明确责任"))
    with pytest.raises(LeadershipRefusedError, match="This document is on the agenda already."):
        put(row, examined(document))


def test_a_document_of_another_group_is_none_of_this_one_s():
    other = heard(by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=DAY))
    with pytest.raises(LeadershipRefusedError, match="Choose a document of this leading group."):
        put(held(), examined(other))


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (replace(ITEM, title=""), "This has to be said."),
        (replace(ITEM, outcome="approved"), "Only a document that is examined has a result."),
        (replace(ITEM, conclusion="账号6222020200112233442"), "Leave numbers of people out"),
    ],
)
def test_what_is_wrong_is_refused(terms, words):
    with pytest.raises(LeadershipRefusedError, match=words):
        put(held(), terms)


def test_nothing_is_put_on_the_agenda_of_a_concluded_meeting():
    with pytest.raises(ConcludedError):
        put(concluded(), ITEM)
