import pytest

from huiyin.records.opening import all_rows
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.decide_field import decide_field
from huiyin_web.exchange.actions.download_outgoing import download_outgoing
from huiyin_web.exchange.errors import ReasonNeededError
from huiyin_web.exchange.models import Decision, Difference
from support import cast
from web.exchange.conftest import AT, NATIONAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(home, export, compare):
    return compare(export({home.office_number: {"farmland": 6.5, "main_cause": "land"}}))


def test_once_all_is_decided_the_outgoing_file_differs_from_our_register_in_nothing(
    home, made, compare, as_actor, tmp_path
):
    county = as_actor(cast.county_officer())
    for field, decision in (("farmland", Decision.THEIRS), ("main_cause", Decision.OURS)):
        decide_field(exchange=made.pk, sheet="households", field=field, decision=decision, by=county, at=AT)
    out = tmp_path / "out.xlsx"
    name = download_outgoing(exchange=made.pk, reason="回传全国系统", out=out, by=county, at=AT)
    assert name == f"全国系统-2016-09-01-{made.pk}.xlsx"
    assert next(all_rows(out, NATIONAL.sheets["households"])) == [
        field.label.zh for field in NATIONAL.sheets["households"].fields
    ]
    again = compare(out.read_bytes())
    assert list(Difference.objects.filter(exchange=again)) == []
    event = AuditEvent.objects.get(action="exchange.file.downloaded")
    assert event.detail == {"reason": "回传全国系统", "cells": 1}


def test_a_file_in_clear_needs_a_reason_and_somebody_in_reach(made, as_actor, tmp_path):
    asked = {"exchange": made.pk, "out": tmp_path / "out.xlsx", "at": AT}
    with pytest.raises(ReasonNeededError):
        download_outgoing(reason=" 核 ", by=as_actor(cast.county_officer()), **asked)
    with pytest.raises(NotFoundError):
        download_outgoing(reason="回传全国系统", by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), **asked)
    with pytest.raises(NotAllowedError):
        download_outgoing(reason="回传全国系统", by=as_actor(cast.township_officer()), **asked)
    assert not asked["out"].exists()
