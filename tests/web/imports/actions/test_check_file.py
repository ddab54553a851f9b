import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from huiyin.records.errors import HeadingsError, WrongEncodingError
from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.actions.apply_import import apply_import
from huiyin_web.imports.actions.cancel_import import cancel_import
from huiyin_web.imports.actions.check_file import check_file
from huiyin_web.imports.actions.upload_file import upload_file
from huiyin_web.imports.errors import BatchStateError, ChangedSinceError
from huiyin_web.imports.folders import UPLOADED, folder_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import absent_rows, problems
from huiyin_web.imports.staging import is_staged
from huiyin_web.places.models import Place
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.sheets import write_xlsx
from web.imports.files import AT, applied, checked, counts, household, officer, person, uploaded

pytestmark = pytest.mark.usefixtures("registry")


def test_a_check_counts_and_changes_nothing(tmp_path):
    by = officer()
    applied([household("H1"), household("H2"), household("H3")], by, tmp_path)
    rows = [household("H1"), household("H2", 户主姓名="多杰"), household("H9"), household("H8", 识别标准="?")]
    batch = checked([row | {"血型": "A"} for row in rows], by, tmp_path)
    assert counts(batch) == {"rows": 4, "new": 1, "changed": 1, "unchanged": 1, "refused": 1, "absent": 1}
    assert batch.rows == batch.new + batch.changed + batch.unchanged + batch.refused
    assert (batch.state, batch.ignored, batch.problems) == (BatchState.CHECKED, ["血型"], {"CODE": 1})
    assert sorted(Household.objects.values_list("office_number", "head_name")) == [
        ("H1", "扎西"),
        ("H2", "扎西"),
        ("H3", "扎西"),
    ]


def test_absent_rows_are_those_of_the_files_counties(tmp_path):
    office = officer(cast.PROVINCE)
    applied([household("H1"), household("H2"), household("N1", 行政村代码=cast.NEXT_VILLAGE)], office, tmp_path)
    batch = checked([household("H2")], office, tmp_path)
    assert absent_rows(batch, start=0, count=10) == [str(Household.objects.get(office_number="H1").pk)]
    assert batch.absent == 1


def test_rows_that_stand_no_longer_are_not_missed(tmp_path):
    office = officer()
    applied([household("H1"), household("H2"), household("H3")], office, tmp_path)
    homes = {"P1": "H1", "P2": "H1", "P3": "H2", "P4": "H3"}
    people = [person(one, home, 证件号码="") for one, home in homes.items()]
    applied(people, office, tmp_path, kind="persons")
    Household.objects.filter(office_number="H2").update(status="removed")
    given.left(Person.objects.get(office_number="P2"))

    batch = checked([household("H3")], office, tmp_path)
    assert absent_rows(batch, start=0, count=10) == [str(Household.objects.get(office_number="H1").pk)]
    assert batch.absent == 1

    batch = checked([person("P4", "H3", 证件号码="")], office, tmp_path, kind="persons")
    assert absent_rows(batch, start=0, count=10) == [str(Person.objects.get(office_number="P1").pk)]
    assert (batch.absent, apply_import(batch=batch.pk, by=office, at=AT).absent) == (1, 1)


def test_problems_are_told_with_the_offices_own_headings(tmp_path):
    batch = checked([household(户主姓名="")], officer(), tmp_path)
    (problem,) = problems(batch)
    assert (problem.tab, problem.row, problem.heading, problem.rule) == ("file", 2, "户主姓名", "REQUIRED")


def test_a_tab_with_a_long_name_is_kept_by_the_beginning_of_it(tmp_path):
    path = write_xlsx(tmp_path / "long.xlsx", [household()])
    with ZipFile(path) as short, ZipFile(tmp_path / "longer.xlsx", "w") as longer:
        for name in short.namelist():
            content = short.read(name)
            if name == "xl/workbook.xml":
                content = re.sub(rb'<sheet name="[^"]*"', b'<sheet name="' + b"x" * 300 + b'"', content)
            longer.writestr(name, content)
    by = officer()
    content = BytesIO((tmp_path / "longer.xlsx").read_bytes())
    batch = upload_file(kind="households", stream=content, by=by, year=2014, at=AT, name="file.xlsx").batch
    assert check_file(batch=batch.pk, by=by, at=AT).tab == "x" * 200


def test_a_file_that_cannot_be_read_is_sent_back_under_its_own_name(tmp_path):
    by = officer()
    batch = uploaded([{"甲": "1"}], by, tmp_path, name="我的表.csv")
    with pytest.raises(HeadingsError) as refused:
        check_file(batch=batch.pk, by=by, at=AT)
    assert "“我的表.csv”" in refused.value.say("zh")
    batch.refresh_from_db()
    assert (batch.state, batch.error_code, batch.error["zh"]) == (
        BatchState.REFUSED,
        "FILE_HEADINGS",
        refused.value.say("zh"),
    )
    assert AuditEvent.objects.filter(action="imports.batch.refused").count() == 1


def test_a_file_that_breaks_off_half_way_stages_nothing(tmp_path):
    by = officer()
    batch = uploaded([household(f"H{at}") for at in range(9000)], by, tmp_path)
    with (folder_of(batch.uuid) / UPLOADED).open("ab") as stream:
        stream.write("扎西".encode("gb18030"))
    with pytest.raises(WrongEncodingError):
        check_file(batch=batch.pk, by=by, at=AT)
    assert not is_staged(batch.uuid)
    assert not list(folder_of(batch.uuid).glob("staged*"))


def test_repeated_rows_are_not_staged(tmp_path):
    batch = checked([household("H1"), household("H2"), household("H1", 户主姓名="多杰")], officer(), tmp_path)
    assert counts(batch) == {"rows": 3, "new": 1, "refused": 2}


def test_a_person_of_an_unknown_household_is_refused(tmp_path):
    by = officer()
    applied([household("H1")], by, tmp_path)
    batch = checked([person("P1"), person("P2", of="H7")], by, tmp_path, kind="persons")
    assert counts(batch) == {"rows": 2, "new": 1, "refused": 1}
    (problem,) = problems(batch)
    assert (problem.row, problem.rule, problem.value) == (3, "REFERENCE", "H7")
    assert problem.wrong.zh == "台账中没有该“户编号”"


def test_rows_outside_the_officers_area_are_refused(tmp_path):
    batch = checked([household("H1"), household("N1", 行政村代码=cast.NEXT_VILLAGE)], officer(), tmp_path)
    assert counts(batch) == {"rows": 2, "new": 1, "refused": 1}
    assert [(problem.row, problem.rule) for problem in problems(batch)] == [(3, "OUTSIDE")]


def test_a_place_that_hangs_in_the_air_is_refused_and_never_comes_in(tmp_path):
    office = officer(cast.PROVINCE)
    row = {"区划代码": f"{cast.COUNTY[:6]}999000", "层级": "乡镇", "名称": "新设镇", "变更后代码": ""}
    rows = [row, row | {"区划代码": "639901000000", "层级": "县"}, row | {"区划代码": "639901001000"}]
    rows.append(row | {"区划代码": f"{cast.COUNTY[:6]}998000", "变更后代码": f"{cast.COUNTY[:6]}997000"})
    batch = checked(rows, office, tmp_path, kind="places")
    assert counts(batch) == {"rows": 4, "new": 1, "refused": 3, "absent": 3}
    assert [(one.row, one.field, one.rule) for one in problems(batch)] == [
        (3, "code", "PLACE_PARENT"), (4, "code", "PLACE_PARENT"), (5, "successor", "PLACE_SUCCESSOR"),
    ]  # fmt: skip
    apply_import(batch=batch.pk, good_only=True, by=office, at=AT)
    assert Place.objects.get(import_id=batch.pk).pk == row["区划代码"]


def test_a_file_cannot_draw_a_household_of_another_county_over(tmp_path):
    applied([household("N1", 行政村代码=cast.NEXT_VILLAGE)], officer(cast.NEXT_COUNTY), tmp_path)
    batch = checked([household("N1")], officer(), tmp_path)
    assert batch.problems == {"OUTSIDE": 1}


NOWHERE = {"单位编号": "1", "单位类别": "帮扶单位", "单位名称": "甲", "所在地区划代码": ""}


@pytest.mark.parametrize("who", ["platform", "office"])
def test_rows_without_a_place_belong_to_whoever_reaches_the_whole_province(tmp_path, who):
    by = platform("test") if who == "platform" else officer(cast.PROVINCE)
    assert applied([NOWHERE], by, tmp_path, kind="organisations").new == 1
    assert applied([NOWHERE | {"单位名称": "乙"}], by, tmp_path, kind="organisations").changed == 1
    assert applied([NOWHERE | {"所在地区划代码": cast.COUNTY}], by, tmp_path, kind="organisations").changed == 1


@pytest.mark.parametrize("place", [cast.PREFECTURE, cast.COUNTY])
def test_a_lower_office_neither_brings_nor_draws_over_rows_without_a_place(tmp_path, place):
    applied([NOWHERE], officer(cast.PROVINCE), tmp_path, kind="organisations")
    rows = [NOWHERE | {"所在地区划代码": cast.COUNTY}, NOWHERE | {"单位编号": "2"}]
    batch = checked(rows, officer(place), tmp_path, kind="organisations")
    assert counts(batch) == {"rows": 2, "refused": 2}
    assert [(problem.row, problem.rule) for problem in problems(batch)] == [(2, "OUTSIDE"), (3, "OUTSIDE")]


def test_who_checks_for_the_province_does_not_apply_for_a_county(tmp_path):
    batch = checked([NOWHERE], officer(cast.PROVINCE), tmp_path, kind="organisations")
    ImportBatch.objects.filter(pk=batch.pk).update(place_code=cast.COUNTY)
    with pytest.raises(ChangedSinceError):
        apply_import(batch=batch.pk, by=officer(), at=AT)


def test_a_person_lies_where_the_household_does(tmp_path):
    applied([household("N1", 行政村代码=cast.NEXT_VILLAGE)], officer(cast.NEXT_COUNTY), tmp_path)
    batch = checked([person("P1", of="N1")], officer(), tmp_path, kind="persons")
    assert batch.problems == {"OUTSIDE": 1}


def test_a_check_may_be_repeated_until_the_import_is_over(tmp_path):
    by = officer()
    batch = checked([household()], by, tmp_path)
    assert counts(check_file(batch=batch.pk, by=by, at=AT)) == {"rows": 1, "new": 1}
    cancel_import(batch=batch.pk, by=by, at=AT)
    with pytest.raises(BatchStateError):
        check_file(batch=batch.pk, by=by, at=AT)


def test_somebody_elses_import_is_not_found(tmp_path):
    batch = uploaded([household()], officer(), tmp_path)
    with pytest.raises(NotFoundError):
        check_file(batch=batch.pk, by=officer(cast.NEXT_COUNTY), at=AT)


def test_progress_rises_from_start_to_end(tmp_path):
    told = []
    by = officer()
    batch = uploaded([household(f"H{at}") for at in range(5000)], by, tmp_path)
    check_file(batch=batch.pk, by=by, at=AT, progress=lambda fraction, rows: told.append((fraction, rows)))
    assert told == sorted(told)
    assert told[-1] == (1.0, 5000)


def test_the_staged_rows_are_there_for_the_next_step(tmp_path):
    batch = checked([household()], officer(), tmp_path)
    assert is_staged(batch.uuid)


def test_problems_stand_in_the_order_of_the_files_rows(tmp_path):
    cells = [household("H1", 户主姓名=""), household("H2", 家庭人口数="三口"), household("H3", 户主姓名="")]
    batch = checked(cells, officer(), tmp_path)
    assert [problem.row for problem in problems(batch)] == [2, 3, 4]
    assert [problem.row for problem in problems(batch, count=2)] == [2, 3]
