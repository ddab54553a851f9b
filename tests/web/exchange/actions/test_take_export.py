import io
from datetime import date

import pytest

from huiyin.records.errors import CodeMapError, LayoutError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.take_export import Sent, take_export
from huiyin_web.exchange.errors import ComparedBeforeError, ExportAheadError
from huiyin_web.exchange.folders import exchanges_folder, folder_of
from huiyin_web.exchange.models import Difference, Exchange
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def test_files_are_kept_under_our_names_until_they_are_compared(home, export, take):
    content = export()
    made = take(content)
    assert {path.name: path.read_bytes() for path in folder_of(made.uuid).iterdir()} == {
        "households": content, "persons": content,
    }  # fmt: skip
    assert (made.waits, made.place_code, made.file_name) == (True, cast.COUNTY, "全国系统.xlsx")
    assert Difference.objects.count() == 0
    assert AuditEvent.objects.get().detail["sha256"] == made.sha256


def test_the_same_file_is_taken_again_only_once_it_is_closed(home, export, take, as_actor):
    content = export()
    made = take(content)
    with pytest.raises(ComparedBeforeError, match=f"exchange {made.pk}"):
        take(content)
    close_exchange(exchange=made.pk, by=as_actor(cast.county_officer()), at=AT)
    assert take(content).waits


def test_a_day_to_come_and_an_unknown_layout_are_refused_and_leave_nothing(home, export, take, as_actor):
    with pytest.raises(ExportAheadError):
        take(export(), exported_on=date(2016, 9, 15))
    county = as_actor(cast.county_officer())
    for layout, codemap, error in (
        ("x", "national-2014", LayoutError), ("national-2014", "x", CodeMapError),
    ):  # fmt: skip
        with pytest.raises(error):
            take_export(sent=Sent(layout, codemap, date(2016, 9, 1), "x", io.BytesIO(b"")), by=county, at=AT)
    assert (Exchange.objects.count(), exchanges_folder().exists()) == (0, False)


@pytest.mark.parametrize("who", [cast.township_officer, cast.village_worker, cast.auditor])
def test_offices_below_the_county_and_readers_send_none(home, export, take, as_actor, who):
    with pytest.raises(NotAllowedError):
        take(export(), by=as_actor(who()))
