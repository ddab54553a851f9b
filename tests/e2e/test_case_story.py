"""A family applies and is registered; it exits, somebody objects, it is answered; a notice withdraws nothing too early."""

from datetime import date, timedelta

import pytest

from huiyin_web.core.clock import today
from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
INCOME = {
    "visitors": "才让、多杰", "member_count": "2", "business_income": "2400", "transfer_income": "600",
    "property_income": "0", "business_expense": "200", "expected_income": "0",
}  # fmt: skip
APPRAISAL = {
    "representatives_entitled": "30", "representatives_present": "24", "votes_for": "20", "minutes": "一致同意",
}  # fmt: skip
CRITERIA = ("food", "clothing", "education", "medical", "housing", "water")
PROVEN = {f"{key}_met": "是" for key in CRITERIA} | {f"{key}_proof": "入户查看" for key in CRITERIA}


def fill(form, prefix, values):
    for key, value in values.items():
        control = form.locator(f"[name={prefix}-{key}]")
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def take(page, case, key, on, **values):
    """Take a step of a case as a person does: open it, fill in its form, press its button."""
    page.goto(case)
    form = page.locator(f"#step-{key} form")
    form.locator("[name=on]").fill(on.isoformat())
    fill(form, "evidence", values)
    form.locator("button.c-button--main").click()
    page.wait_for_load_state()
    if form.locator("[name=is_sure]").count():  # a day more than a year after the last step is asked about
        form.locator("[name=is_sure]").check()
        form.locator("button.c-button--main").click()
        page.wait_for_load_state()


def apply(page, on):
    page.goto("/casework/apply/")
    form = page.locator("main form")
    form.locator("[name=on]").fill(on.isoformat())
    fill(form, "household", {"head_name": "星月示范", "village_group": "三社"})
    fill(form, "member1", {"name": "星月示范", "sex": "male", "relation": "head", "birth_date": "1975-02-03"})
    fill(form, "member2", {"name": "晨光示范", "sex": "female", "relation": "spouse", "birth_date": "1978-06-07"})
    signed = {
        "acknowledgement_means": "thumbprint",
        "read_aloud": "是",
        "read_language": "zh-Hans",
        "witness": "马示范",
    }
    fill(form, "evidence", {"application_reason": "丈夫患病，无力务工", "query_consent": "是"} | signed)
    form.locator("text=受理申请").click()
    page.wait_for_url("**/casework/*/")
    return page.url


def state(page, case):
    page.goto(case)
    return page.locator("h1 .c-tag").inner_text()


def register(village, township, county, case, on):
    """Take an identification to its end, each step by its office, in a fortnight and a half."""
    day = [on + timedelta(days=number) for number in range(40)]
    take(village, case, "verify", day[1], income_year=str(on.year), wage_income="1200", **INCOME)
    take(village, case, "appraise", day[2], **APPRAISAL)
    take(village, case, "post_village_notice", day[3], posted_at="村委会公示栏")
    take(township, case, "review_in_township", day[11], review_note="材料齐全")
    take(township, case, "post_township_notice", day[12], posted_at="各村公示栏")
    take(county, case, "review_in_county", day[20], review_note="情况属实")
    take(county, case, "announce", day[21], posted_at="各村公告栏")
    take(county, case, "register", day[22], main_cause="illness")


@pytest.fixture
def people(open_as):
    return tuple(open_as(user, language="zh") for user in ("village", "township", "huzhu"))


def lead_out(village, opened, hung):
    """Open the exit of the household whose page is open, and take it to its notice; give its address."""
    village.locator("#cases >> text=贫困户退出").click()
    village.fill("[name=on]", opened.isoformat())
    village.fill("[name=evidence-proposal_reason]", "收入稳定增长")
    village.click("main form button.c-button--main")
    village.wait_for_url("**/casework/*/")
    leaving = village.url
    take(village, leaving, "appraise", opened, **APPRAISAL)
    take(
        village,
        leaving,
        "verify",
        opened,
        income_year="2020",
        wage_income="9000",
        income_stable="是",
        **INCOME,
        **PROVEN,
    )
    refused = village.locator(".c-errors").first.inner_text()
    assert "人均收入" in refused
    assert "对收入的疑问尚未说明" in refused
    village.fill("[name=evidence-income_answer]", "长子外出务工，有工资流水")
    village.click("#step-verify button.c-button--main")
    village.wait_for_load_state()
    signed = {"acknowledged_by": "星月示范", "acknowledgement_means": "thumbprint", "read_aloud": "是"}
    take(village, leaving, "acknowledge", opened, witness="邻居才让", **signed)
    take(village, leaving, "post_notice", hung, posted_at="村委会公示栏")
    return leaving


def object_to(village, case):
    """File what somebody told the village worker; give the objection's address."""
    village.goto(case)
    village.click("text=代为登记异议")
    village.fill("[name=text]", "他家去年买了小汽车")
    village.click("main form button.c-button--main")
    village.wait_for_url("**/objections/*/")
    return village.url


def test_a_family_applies_is_registered_and_exits_once_an_objection_is_answered(people):
    village, township, county = people
    now = today()
    case = apply(village, date(2018, 3, 1))
    register(village, township, county, case, date(2018, 3, 1))
    assert state(village, case) == "已建档立卡"
    village.click("text=在册农户")
    assert "星***户" in village.locator("h1").inner_text()

    leaving = lead_out(village, date(2020, 12, 1), now - timedelta(days=10))
    objection = object_to(village, leaving)
    take(township, leaving, "approve", now, review_note="材料齐全")
    assert "尚有 1 件异议未答复" in township.locator(".c-errors").first.inner_text()

    township.goto(objection)
    township.check("[name=states_fact][value=yes]")
    township.click("main form button.c-button--main")
    township.check("[name=outcome][value=refused]")
    township.fill("[name=answer]", "经车管部门核查，该户无车辆登记。")
    township.click("main form button.c-button--main")
    assert "答复：异议不成立" in township.locator("main").inner_text()
    take(township, leaving, "approve", now, review_note="材料齐全，异议已答复")
    take(county, leaving, "announce", now, posted_at="各村公告栏")
    assert state(county, leaving) == "已公告、跟踪观察"
    county.click("text=在册农户")
    assert county.locator("h1 .c-tag").inner_text() == "已脱贫"


def test_anybody_objects_on_the_public_page_and_finds_the_answer_by_the_receipt(people, open_as):
    village, township, _county = people
    now = today()
    case = apply(village, date(2020, 12, 1))
    take(village, case, "verify", date(2020, 12, 2), income_year="2020", wage_income="1200", **INCOME)
    take(village, case, "appraise", date(2020, 12, 3), **APPRAISAL)
    take(village, case, "post_village_notice", now, posted_at="村委会公示栏")
    village.locator("section:has-text('公示') table a").first.click()
    public = village.locator("[data-address]").first.inner_text()

    anybody = open_as(None, language="zh", width="phone", javascript=False)
    receipts = []
    for text in ("他家在县城有商品房", "听说他家有商品房"):
        anybody.goto(public)
        shown = anybody.locator("main").inner_text()
        assert "星***" in shown
        assert "星月" not in shown
        anybody.fill("[name=text]", text)
        anybody.click("main form button.c-button--main")
        anybody.wait_for_url("**/receipt/*/")
        receipts.append(anybody.url)

    township.goto("/casework/objections/")
    township.locator("main table tr", has_text="星").locator("a").first.click()
    first = township.url
    assert "他家在县城有商品房" in township.locator("main").inner_text()
    township.check("[name=states_fact][value=no]")
    township.check("[name=others]")
    township.click("main form button.c-button--main")
    assert "已办理 2 件异议。" in township.locator("body").inner_text()
    township.goto(first)
    assert "听说他家有商品房" in township.locator("fieldset:has([name=others])").inner_text()
    township.check("[name=others]")
    township.check("[name=outcome][value=refused]")
    township.fill("[name=answer]", "经不动产登记部门核查，无房产登记。")
    township.set_viewport_size({"width": 360, "height": 800})
    assert wrong_with(township) == []
    township.click("main form button.c-button--main")

    for receipt in receipts:
        anybody.goto(receipt)
        assert "无房产登记" in anybody.locator("main").inner_text()
    anybody.fill("[name=reason]", "房子在他妻子名下")
    anybody.click("main form button.c-button--main")
    assert "正由其他人员复核" in anybody.locator("main").inner_text()


def test_the_pages_of_casework_are_accessible_and_fit(open_as):
    page = open_as("village", width="phone")
    wrong = {}
    for address in ("/casework/", "/casework/1/", "/casework/2/", "/casework/apply/", "/casework/exits/",
                    "/casework/objections/", "/casework/notices/1/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []
