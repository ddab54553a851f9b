import io
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from huiyin_web.access.account_sheet import rows_of_text
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.accounts import PAGE_ROWS, AskedAccounts, accounts_page
from huiyin_web.core.models import AuditEvent
from huiyin_web.places.models import Place
from support import cast, given

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)
SECOND_VILLAGE = "632725100201"
TZ = ZoneInfo("Asia/Shanghai")
pytestmark = pytest.mark.django_db


@pytest.fixture
def township(client):
    given.place(cast.VILLAGE)
    given.place(SECOND_VILLAGE, name="日却村")
    given.place(cast.NEXT_VILLAGE)
    client.force_login(user := cast.township_officer())
    client.cookies["huiyin_language"] = "zh-hans"
    return user


def listed(user, **asked):
    page = accounts_page(actor=actor_of(user, on=AT.date()), asked=AskedAccounts(**asked), at=AT)
    return page, [row.username for row in page.rows]


def test_the_list_holds_the_accounts_that_somebody_manages_by_place(township):
    second, first = cast.village_worker(SECOND_VILLAGE), cast.village_worker()
    cast.village_worker(cast.NEXT_VILLAGE)
    cast.county_officer()
    assert listed(township)[1] == [first.username, second.username]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "helper"}, ["helper"]),
        ({"words": "6327251002"}, ["village_worker"]),
        ({"role": "helper"}, ["helper"]),
        ({"ended": True}, []),
        ({}, ["helper", "village_worker"]),
    ],
)
def test_the_list_is_filtered(township, asked, found):
    cast.village_worker()
    cast.helper()
    assert [name.rsplit("-", 1)[0] for name in listed(township, **asked)[1]] == found


def test_the_list_is_turned_by_key(township):
    names = [cast.village_worker().username for _ in range(PAGE_ROWS + 1)]
    page, first = listed(township)
    assert first == names[:PAGE_ROWS]
    key = re.search(r"after=(\d+)\.(\d+)", page.pager.next)
    assert listed(township, after=(key[1], int(key[2])))[1] == names[PAGE_ROWS:]


def test_twice_the_accounts_cost_no_more_queries(client, township):
    counts = []
    for _ in range(2):
        cast.village_worker()
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("access:accounts"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_ticked_villages_and_a_pasted_table_become_accounts_shown_once(client, township):
    cast.village_worker()
    answer = client.post(
        reverse("access:bulk"), {"ticked": [SECOND_VILLAGE], "pasted": f"日却村\t尕玛\n{cast.VILLAGE}，才仁"}
    )
    rows = answer.context["page"].rows
    assert [(row.username, row.name) for row in rows] == [
        ("632725100201-1", "日却村村扶贫专干"), ("632725100201-2", "尕玛"), ("632725100200-1", "才仁"),
    ]  # fmt: skip
    assert User.objects.get(username="632725100200-1").check_password(rows[2].password)
    assert rows[2].password in answer.content.decode()
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert AuditEvent.objects.get().detail["count"] == 3


@pytest.fixture
def renamed(client):
    """Give the new code of a township, whose county was renamed with it after 2015; its officer is signed in."""
    new = {"632725000000": "632701000000", "632725100000": "632701100000", cast.VILLAGE: "632701100200"}
    given.places(cast.VILLAGE, new[cast.VILLAGE])
    for old, now in new.items():
        Place.objects.filter(pk=old).update(valid_to="2015-12-31", successor=now)
        Place.objects.filter(pk=now).update(valid_from="2016-01-01")
    client.force_login(cast.county_officer())
    return new[cast.TOWNSHIP]


def test_after_a_renaming_an_office_makes_accounts_of_the_places_there_are(client, renamed):
    cast.township_officer()
    (offered,) = client.get(reverse("access:bulk")).context["page"].rows
    assert (offered.code, offered.accounts) == (renamed, 1)
    (made,) = client.post(reverse("access:bulk"), {"ticked": [renamed]}).context["page"].rows
    assert made.username == "632701100-1"


def test_after_a_renaming_accounts_are_moved_to_the_places_there_are(client, renamed):
    user = cast.township_officer()
    page = client.get(reverse("access:change"), {"users": user.pk}).context["page"]
    assert [code for code, _ in page.places] == [renamed]


def test_the_same_passwords_come_as_an_excel_file_and_are_kept_nowhere(client, township):
    page = client.post(reverse("access:bulk"), {"pasted": "前多村 才仁"}).context["page"]
    answer = client.post(reverse("access:issued"), {"sealed": page.sealed})
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_name("数据")
    heading, row = sheet.to_python()
    assert heading == ["用户名", "姓名", "角色", "地区", "一次性密码", "有效期至"]
    assert row[:5] == ["632725100200-1", "才仁", "村扶贫专干", "前多村", page.rows[0].password]
    assert abs(row[5] - page.until.astimezone(TZ).replace(tzinfo=None)) < timedelta(seconds=1)
    assert client.post(reverse("access:issued"), {"sealed": page.sealed[:-1]}).status_code == 409


def test_nobody_else_opens_the_passwords_sealed_for_whoever_made_them(client, township):
    page = client.post(reverse("access:bulk"), {"pasted": "前多村 才仁"}).context["page"]
    client.force_login(cast.county_officer())
    refused = client.post(reverse("access:issued"), {"sealed": page.sealed})
    assert refused.status_code == 409
    assert page.rows[0].password not in refused.content.decode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_file_with_places_and_names_becomes_accounts(client, township, encoding):
    file = SimpleUploadedFile("账号.csv", "行政村,姓名\n前多村,才仁\n日却村,尕玛\n".encode(encoding))
    rows = client.post(reverse("access:bulk"), {"file": file}).context["page"].rows
    assert [(row.name, row.place.zh) for row in rows] == [("才仁", "前多村"), ("尕玛", "日却村")]


def test_a_file_with_a_long_name_is_read_as_any_other(client, township):
    file = SimpleUploadedFile("账" * 84 + ".csv", "行政村,姓名\n前多村,才仁\n".encode())  # 256 bytes: no file's name
    rows = client.post(reverse("access:bulk"), {"file": file}).context["page"].rows
    assert [row.name for row in rows] == ["才仁"]


def test_a_file_that_is_no_table_is_refused_in_words(client, township):
    answer = client.post(reverse("access:bulk"), {"file": SimpleUploadedFile("账号.xlsx", b"%PDF-1.7 ...")})
    assert answer.status_code == 400
    assert "PDF" in answer.content.decode()
    assert User.objects.filter(role="village_worker").count() == 0


def test_a_file_beyond_two_megabytes_is_not_read(client, township):
    file = SimpleUploadedFile("账号.csv", "行政村,姓名\n".encode() + "前多村,才仁\n".encode() * 130_000)
    answer = client.post(reverse("access:bulk"), {"file": file})
    assert "文件超过 2 MB。请只保留“地区”“姓名”两列，或拆分后分别上传。" in answer.content.decode()
    assert User.objects.filter(role="village_worker").count() == 0


def test_a_workbook_of_more_cells_than_accounts_need_is_refused_in_words(client, township):
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet("账号").write_row(0, 0, ["行政村", "姓名"])
        made.worksheets()[0].write(50_000, 1, "才仁")
    answer = client.post(reverse("access:bulk"), {"file": SimpleUploadedFile("账号.xlsx", book.getvalue())})
    assert answer.status_code == 400
    assert "单元格过多，最多 100,000" in answer.content.decode()


def test_sending_the_same_table_twice_makes_no_second_accounts(client, township):
    form = {"ticked": [cast.VILLAGE], "pasted": "日却村 尕玛"}
    client.post(reverse("access:bulk"), form)
    answer = client.post(reverse("access:bulk"), form)
    assert answer.content.decode().count("已有“村扶贫专干”账号") == 2
    assert User.objects.filter(role="village_worker").count() == 2


def test_a_wrong_row_is_named_and_what_was_pasted_stays_on_the_page(client, township):
    answer = client.post(reverse("access:bulk"), {"pasted": f"日却村 尕玛\n{cast.NEXT_VILLAGE} 才仁"})
    page = answer.content.decode()
    assert f"第 2 行：“{cast.NEXT_VILLAGE}”不是您的直接下级地区" in page
    assert f"日却村 尕玛\n{cast.NEXT_VILLAGE} 才仁" in page
    assert User.objects.filter(role="village_worker").count() == 0


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("日却村\t尕玛", ("日却村", "尕玛")),
        ("日却村，尕玛", ("日却村", "尕玛")),
        ("632725100201 尕玛 才仁", ("632725100201", "尕玛 才仁")),
        ("日却村 尕玛", ("日却村", "尕玛")),
        ("日却村", ("日却村", "")),
    ],
)
def test_people_paste_rows_in_many_shapes(line, row):
    assert rows_of_text(f"\n{line}\n\n") == [row]


def test_ticked_accounts_are_shown_and_then_transferred(client, township):
    users = [cast.village_worker(), cast.village_worker()]
    ticked = {"users": [user.pk for user in users]}
    shown = client.get(reverse("access:change"), ticked)
    assert [row.username for row in shown.context["page"].rows] == [user.username for user in users]
    answer = client.post(reverse("access:transfer"), ticked | {"place_code": SECOND_VILLAGE})
    assert answer.url == reverse("access:accounts")
    assert set(User.objects.filter(role="village_worker").values_list("place_code", flat=True)) == {SECOND_VILLAGE}


def test_ticking_nothing_is_answered_in_words(client, township):
    assert client.get(reverse("access:change")).status_code == 404
    assert client.post(reverse("access:end"), {"users": ["x", "-1"]}).status_code == 404


def test_one_account_is_made_with_a_user_name_of_its_own(client, township):
    form = {"name": "才仁", "role": "village_worker", "place_code": cast.VILLAGE, "username": "cairen"}
    rows = client.post(reverse("access:new_account"), form).context["page"].rows
    assert [(row.username, row.name) for row in rows] == [("cairen", "才仁")]
    again = client.post(reverse("access:new_account"), form | {"name": "尕玛"})
    assert "用户名“cairen”已被占用" in again.content.decode()


def test_the_place_of_a_new_account_is_found_by_its_name(client, township):
    page = client.get(reverse("access:new_account")).content.decode()
    assert 'list="places"' in page
    assert f'<option value="{SECOND_VILLAGE}">日却村' in page
    assert cast.NEXT_VILLAGE not in page


def test_the_sheet_of_new_accounts_can_be_printed(client, township):
    sent = {"name": "卓玛", "role": "village_worker", "place_code": SECOND_VILLAGE}
    page = client.post(reverse("access:new_account"), sent).content.decode()
    assert "data-print" in page
