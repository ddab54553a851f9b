import pytest
import python_calamine

from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.imports.actions import download_rows as module
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.download_rows import download_rows
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import DownloadReasonError, TooManyRowsError
from support import cast, given
from web.imports.files import AT, SOON, applied, counts, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")
REASON = "更新联系电话"


def downloaded(by, folder, kind="households", place=cast.COUNTY, reason=REASON, language="zh"):
    name = download_rows(
        kind=kind, place_code=place, reason=reason, out=folder / "rows.xlsx", language=language, by=by, at=SOON
    )
    return name, folder / "rows.xlsx"


def checked(path, by, kind):
    with path.open("rb") as stream:
        batch = upload_file(kind=kind, year=2014, name="rows.xlsx", stream=stream, by=by, at=SOON).batch
    return check_file(batch=batch.pk, by=by, at=SOON)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_downloaded_and_brought_in_again_changes_nothing(tmp_path, language):
    by = officer()
    cells = {
        "脱贫属性": "已脱贫",
        "脱贫日期": "2014-06-01",
        "建房时间": "1999",
        "危房等级": "C级",
        "主要燃料类型": "煤炭、电",
    }
    applied(
        [household("H1", **cells), household("H2", **(dict.fromkeys(cells, "") | {"脱贫属性": "返贫"}))], by, tmp_path
    )
    applied(
        [person("P1"), person("P2", of="H2", 证件号码="632722199001010021", 出生日期="1990-01-01")],
        by,
        tmp_path,
        kind="persons",
    )
    for kind in ("households", "persons"):
        _, path = downloaded(by, tmp_path, kind, language=language)
        batch = checked(path, by, kind)
        assert (counts(batch), batch.problems) == ({"rows": 2, "unchanged": 2}, {})


def test_households_that_were_removed_and_members_who_left_are_not_given(tmp_path):
    given.places()
    home, removed = given.household(), given.household(status="removed")
    members = [given.person(one) for one in (home, home, removed)]
    given.left(members[0])
    for kind, number in (("households", home.office_number), ("persons", members[1].office_number)):
        _, path = downloaded(officer(), tmp_path, kind)
        _, *rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert [row[0] for row in rows] == [number]


def test_only_the_rows_of_the_place_are_given(tmp_path):
    above = officer(cast.PREFECTURE)
    applied([household("H1"), household("H2", 行政村代码=cast.NEXT_VILLAGE)], above, tmp_path)
    _, path = downloaded(above, tmp_path, place=cast.NEXT_COUNTY)
    assert counts(checked(path, above, "households")) == {"rows": 1, "unchanged": 1}


def test_the_reason_and_the_number_of_rows_are_recorded(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    name, _ = downloaded(by, tmp_path)
    event = AuditEvent.objects.get(action="imports.rows.downloaded")
    assert (event.subject, event.place_code) == (f"rows:{cast.COUNTY}", cast.COUNTY)
    assert event.detail == {"kind": "households", "rows": 2, "reason": REASON}
    assert name == "贫困户-囊谦县.xlsx"


def test_nobody_gets_rows_without_a_reason_out_of_reach_or_without_the_right(tmp_path):
    by = officer()
    with pytest.raises(DownloadReasonError):
        downloaded(by, tmp_path, reason=" 看看 ")
    with pytest.raises(PersonalReasonError, match="an ID number"):
        downloaded(by, tmp_path, reason="更新 632725199003070035 的联系电话")
    with pytest.raises(NotFoundError):
        downloaded(by, tmp_path, place=cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        downloaded(by, tmp_path, kind="organisations")
    with pytest.raises(NotAllowedError):
        downloaded(actor_of(cast.village_worker(), on=AT.date()), tmp_path, place=cast.VILLAGE)
    assert not AuditEvent.objects.filter(action="imports.rows.downloaded").exists()


def test_more_rows_than_somebody_waits_for_are_not_given(tmp_path, monkeypatch):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    monkeypatch.setattr(module, "MOST_WHOLE_ROWS", 1)
    with pytest.raises(TooManyRowsError) as refused:
        downloaded(by, tmp_path)
    assert refused.value.say("en") == (
        "Rows registered there: 2; a workbook to change holds up to 1. Choose a smaller place."
    )
