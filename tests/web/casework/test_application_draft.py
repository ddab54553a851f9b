"""What is written into an application is kept until it is handed in, as the network of a village is not to be relied on."""

import re

import pytest

from huiyin_web.casework.models import Case, WaitingApplication
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.models import Draft
from support import cast, given
from support.cases import CELLS, application

pytestmark = pytest.mark.django_db
PAGE = "/casework/apply/"
WRITTEN = {
    "on": "2016-09-01", "village_code": cast.VILLAGE, "rows": "4", "household-head_name": "扎西才让",
    "member1-name": "扎西才让", "member3-name": "卓玛措", "evidence-application_reason": "丈夫患病",
}  # fmt: skip


@pytest.fixture
def village(client, db):
    given.places()
    client.force_login(cast.village_worker())
    client.cookies["huiyin_language"] = "zh-hans"
    return client


def whole():
    """Give an application that nothing is missing from, as the form sends it."""
    given_in = application()
    people = {f"member{n}-{key}": cell for n, one in enumerate(given_in.members, 1) for key, cell in one.items()}
    household = {f"household-{key}": cell for key, cell in given_in.household.items()}
    return (
        WRITTEN | people | {"member3-name": ""} | household | {f"evidence-{key}": cell for key, cell in CELLS.items()}
    )


def test_what_is_written_is_kept_while_one_writes_and_stands_there_again_after_the_line_broke(village):
    answer = village.post(f"{PAGE}draft/", WRITTEN)
    assert (answer.status_code, answer.content) == (204, b"")
    shown = village.get(PAGE).content.decode()
    for control in ('name="household-head_name" value="扎西才让"', 'name="member3-name" value="卓玛措"', "丈夫患病"):
        assert control in shown
    assert "暂存的内容，尚未提交。" in shown
    assert not AuditEvent.objects.exists()
    village.force_login(cast.village_worker())
    assert "扎西才让" not in village.get(PAGE).content.decode()


@pytest.mark.parametrize("button", ["keep", "more", ""])
def test_every_button_keeps_it_even_where_the_application_is_refused(village, button):
    village.post(PAGE, WRITTEN | ({"more": "1"} if button == "more" else {"then": button}))
    draft = Draft.objects.get()
    assert draft.cells["member3-name"] == "卓玛措"
    assert draft.cells["rows"] == ("8" if button == "more" else "4")
    assert len(village.get(PAGE).context["sent"].members) == int(draft.cells["rows"])


def test_what_is_still_being_written_is_told_nothing_of_what_is_missing(village):
    village.post(f"{PAGE}draft/", WRITTEN | {"on": ""})
    assert "data-errors" not in village.get(PAGE).content.decode()
    assert "data-errors" not in village.post(PAGE, WRITTEN | {"on": "", "more": "1"}).content.decode()


def test_it_can_be_thrown_away(village):
    village.post(PAGE, WRITTEN | {"then": "keep"})
    village.post(f"{PAGE}draft/", {"then": "drop"})
    assert "扎西才让" not in village.get(PAGE).content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("rows", "shown"), [("²", 4), ("9" * 5000, 4), ("１２", 4), ("-1", 4), ("41", 40)])
def test_a_number_of_rows_that_no_form_has_breaks_nothing(village, rows, shown):
    assert village.post(f"{PAGE}draft/", WRITTEN | {"rows": rows}).status_code == 204
    assert village.post(PAGE, WRITTEN | {"rows": rows, "then": "keep"}).status_code == 302
    assert len(village.get(PAGE).context["sent"].members) == shown


def test_an_application_that_was_taken_leaves_no_draft(village):
    village.post(f"{PAGE}draft/", WRITTEN)
    assert village.post(PAGE, whole()).status_code == 302
    assert (Case.objects.count(), WaitingApplication.objects.count(), Draft.objects.count()) == (1, 0, 0)


def test_a_draft_stands_on_the_page_of_today_and_of_cases_of_its_writer_alone_until_it_is_handed_in(village):
    pages = ("/", "/casework/")
    told = "有一份申请尚未提交"
    assert [told in village.get(page).content.decode() for page in pages] == [False, False]
    assert "填写内容随时保存为草稿" in village.get(PAGE).content.decode()
    village.post(f"{PAGE}draft/", WRITTEN)
    assert [told in village.get(page).content.decode() for page in pages] == [True, True]
    village.force_login(cast.village_worker())
    assert [told in village.get(page).content.decode() for page in pages] == [False, False]


def test_a_form_is_taken_once_however_often_it_is_sent_and_what_comes_late_brings_no_draft_back(village):
    sent = whole() | {"form": str(village.get(PAGE).context["sent"].village.initial["form"])}
    assert village.post(PAGE, sent).status_code == 302
    again = village.post(PAGE, sent)
    late = village.post(f"{PAGE}draft/", sent)

    assert (again.status_code, late.status_code, Case.objects.count()) == (400, 204, 1)
    assert "该表单已提交，未重复受理。" in again.content.decode()
    assert not Draft.objects.exists()


def test_a_draft_goes_on_as_the_form_that_it_was(village):
    form = str(village.get(PAGE).context["sent"].village.initial["form"])
    village.post(f"{PAGE}draft/", WRITTEN | {"form": form})
    assert f'name="form" value="{form}"' in village.get(PAGE).content.decode()


def test_the_summary_of_what_is_missing_names_every_member_at_once(village):
    sent = whole() | {"member1-sex": "", "member2-name": "", "household-head_name": "", "evidence-query_consent": ""}

    page = village.post(PAGE, sent).content.decode()

    lines = re.findall(r'<li><a href="#[^"]+">([^<]+)</a>', page)
    assert [line.split("：")[0].split(":")[0] for line in lines] == [
        "户主姓名",
        "成员 1（扎西才让）",
        "成员 2（未填姓名）",
        "农户是否授权核查家庭信息",
    ]


def opened(village):
    """Open the form in a window of its own, and give what it says of itself."""
    page = village.get(PAGE).content.decode()
    return {name: re.findall(f'name="{name}" value="([^"]*)"', page)[0] for name in ("page", "stand", "form")}


def test_what_another_window_wrote_meanwhile_is_not_lost_and_is_named_before_anything_is_handed_in(village):
    mine, other = opened(village), opened(village)
    village.post(f"{PAGE}draft/", whole() | other | {"member2-name": "央金", "household-village_group": "三社"})

    late = village.post(f"{PAGE}draft/", whole() | mine)
    refused = village.post(PAGE, whole() | mine)

    told = refused.content.decode()
    assert (late.status_code, refused.status_code, Case.objects.count()) == (409, 409, 0)
    assert "与本页内容不同的有：自然村（组）、成员 2（卓玛措）：姓名。" in told
    assert 'name="member2-name" value="卓玛措"' in told
    assert Draft.objects.get().cells["member2-name"] == "央金"
    again = {"stand": re.findall('name="stand" value="([^"]*)"', told)[0]}
    assert village.post(PAGE, whole() | mine | again).status_code == 302
    assert Case.objects.get().application["members"][1]["name"] == "卓玛措"


def test_what_a_page_itself_keeps_while_it_is_written_on_stands_in_nobody_s_way(village):
    mine = opened(village)
    for name in ("扎西", "扎西才让"):
        assert village.post(f"{PAGE}draft/", whole() | mine | {"member1-name": name}).status_code == 204
    assert village.post(PAGE, whole() | mine | {"more": "1"}).status_code == 200
    assert village.post(PAGE, whole() | mine).status_code == 302
