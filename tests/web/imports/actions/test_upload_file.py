import hashlib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from huiyin.records.errors import CodeMapError
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import (
    AlreadyImportedError,
    FrozenYearError,
    ProvincialKindError,
    UnknownKindError,
    YearAheadError,
)
from huiyin_web.imports.folders import UPLOADED, folder_of, imports_folder
from huiyin_web.imports.models import ImportBatch
from support import cast
from web.imports.files import AT, LATER, applied, checked, household, officer, uploaded

pytestmark = pytest.mark.usefixtures("registry")


def given(**fields):
    return {"kind": "households", "year": 2014, "name": "户.csv", "stream": BytesIO(b"abc"), "at": AT} | fields


def test_the_file_is_kept_under_a_name_of_ours_with_its_hash():
    batch = upload_file(by=officer(), **given()).batch
    assert (folder_of(batch.uuid) / UPLOADED).read_bytes() == b"abc"
    assert (batch.sha256, batch.size, batch.file_name) == (hashlib.sha256(b"abc").hexdigest(), 3, "户.csv")
    event = AuditEvent.objects.get(action="imports.batch.uploaded")
    assert (event.subject, event.detail["sha256"]) == (f"import:{batch.pk}", batch.sha256)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\evil.csv", "evil.csv"), ("/etc/passwd", "passwd"), ("a" + chr(0x202E) + "vsc.exe", "avsc.exe"),
        ("x\0y.csv", "xy.csv"), ("e\u0301.csv", "é.csv"), ("名" * 300, "名" * 200), ("", "–"), ("../", "–"),
    ],
)  # fmt: skip
def test_the_users_name_of_it_is_only_shown_and_cleaned(name, shown):
    assert upload_file(by=officer(), **given(name=name)).batch.file_name == shown


@pytest.mark.parametrize(
    ("fields", "error"), [({"kind": "cows"}, UnknownKindError), ({"codemap": "mars"}, CodeMapError)]
)
def test_what_nobody_knows_is_refused_and_leaves_nothing(fields, error):
    with pytest.raises(error):
        upload_file(by=officer(), **given(**fields))
    assert not ImportBatch.objects.exists()
    assert not [entry for entry in imports_folder().iterdir() if entry.is_dir()]


@pytest.mark.usefixtures("frozen_2013")
def test_a_year_older_than_the_frozen_one_is_refused_and_the_frozen_one_may_be_corrected():
    with pytest.raises(FrozenYearError) as refused:
        upload_file(by=officer(), **given(year=2012))
    assert "2013 is frozen" in refused.value.say("en")
    assert upload_file(by=officer(), **given(year=2013)).batch.pk


@pytest.mark.usefixtures("frozen_2013")
def test_statistics_of_frozen_years_may_still_come():
    by = actor_of(cast.provincial_office(), on=AT.date())
    assert upload_file(by=by, **given(kind="statistics", year=2012)).batch.pk


@pytest.mark.parametrize("kind", ["households", "persons"])
def test_a_register_of_a_year_to_come_is_refused_with_the_years_that_are_not(kind):
    assert upload_file(by=officer(), **given(kind=kind, year=2014)).batch.pk
    with pytest.raises(YearAheadError) as refused:
        upload_file(by=officer(), **given(kind=kind, year=2015))
    assert refused.value.say("en") == (
        f"2015 has not begun: a file of {kind} describes 2014 or a year before it. Check the year that you wrote."
    )
    assert refused.value.say("zh").startswith("2015 年尚未开始：“")
    assert ImportBatch.objects.count() == 1


def test_the_year_begins_where_the_office_is():
    eve = datetime(2014, 12, 31, 15, 59, tzinfo=UTC)
    with pytest.raises(YearAheadError):
        upload_file(by=officer(), **given(year=2015, at=eve))
    assert upload_file(by=officer(), **given(year=2015, at=eve + timedelta(minutes=1))).batch.pk


def test_statistics_may_tell_what_is_planned_for_a_year_to_come():
    assert upload_file(by=officer(cast.PROVINCE), **given(kind="statistics", year=2030)).batch.year == 2030


def test_a_file_that_waits_in_the_same_office_is_found_again_and_does_not_wait_twice(tmp_path):
    first = checked([household()], officer(), tmp_path)
    assert uploaded([household()], officer(), tmp_path, at=LATER, name="again.csv") == first
    assert (ImportBatch.objects.count(), AuditEvent.objects.filter(action="imports.batch.uploaded").count()) == (1, 1)
    assert len([entry for entry in imports_folder().iterdir() if entry.is_dir()]) == 1


def test_what_was_sent_says_whether_it_waited_whatever_the_clock_says():
    first, again = (upload_file(by=officer(), **given()) for _ in range(2))
    assert (first.waited, again.waited, again.batch == first.batch) == (False, True, True)


@pytest.mark.parametrize(
    "other", [{"year": 2013}, {"kind": "persons"}, {"by": cast.PREFECTURE}, {"codemap": "national-2014"}, {"state": "cancelled"}]
)  # fmt: skip
def test_what_differs_in_year_kind_office_or_codes_or_is_decided_waits_by_itself(other):
    first = upload_file(by=officer(), **given())
    ImportBatch.objects.filter(pk=first.batch.pk).update(state=other.pop("state", "uploaded"))
    by = officer(other.pop("by", cast.COUNTY))
    sent = upload_file(by=by, **given(**other))
    assert (first.waited, sent.waited, sent.batch == first.batch) == (False, False, False)


def test_a_role_that_may_not_import_may_not_upload():
    with pytest.raises(NotAllowedError):
        upload_file(by=actor_of(cast.auditor(), on=AT.date()), **given())


def test_the_same_bytes_are_recognised_with_day_and_receipt(tmp_path):
    by = officer()
    first = applied([household()], by, tmp_path)
    with pytest.raises(AlreadyImportedError) as refused:
        uploaded([household()], by, tmp_path)
    assert "2014-07-01" in refused.value.say("zh")
    assert first.receipt in refused.value.say("zh")
    assert len([entry for entry in imports_folder().iterdir() if entry.is_dir()]) == 1


def test_the_same_bytes_may_stand_for_another_year(tmp_path):
    by = officer()
    applied([household()], by, tmp_path)
    assert uploaded([household()], by, tmp_path, at=LATER, year=2015).pk


@pytest.mark.parametrize(("kind", "name"), [("places", "行政区划"), ("statistics", "年度统计")])
@pytest.mark.parametrize("place", [cast.PREFECTURE, cast.COUNTY, cast.TOWNSHIP])
def test_only_the_province_imports_what_others_are_judged_by(tmp_path, place, kind, name):
    with pytest.raises(ProvincialKindError) as refused:
        uploaded([{"区划代码": cast.VILLAGE}], officer(place), tmp_path, kind=kind)
    assert f"“{name}”只能由管辖全省的单位导入" in refused.value.say("zh")
    assert not ImportBatch.objects.exists()


def test_the_province_itself_imports_places(tmp_path):
    assert uploaded([{"区划代码": cast.VILLAGE}], officer(cast.PROVINCE), tmp_path, kind="places").kind == "places"
