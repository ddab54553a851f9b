"""A village worker offline for a day: what is filled in without a signal is sent once, as the person who filled it in."""

import json

import pytest

from support.accessible import serious
from support.demo import PASSWORD

pytestmark = pytest.mark.e2e
MY = "/assistance/my/"
MOST_TAPS = 8
# A function that Playwright waits for would be an `eval`, which the content policy forbids.
CONTROLLED = """async () => {
    while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 50));
}"""


def small_targets(page):
    """Give what can be pressed on a phone and is lower than a thumb wants; links within a sentence are none."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main button, main .c-choice, main summary, main .c-home:has(a), "
                                             + "main input:not([type=hidden], [type=radio], [type=checkbox])")]
               .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
               .map((one) => one.outerHTML.slice(0, 120))"""
    )


class Taps:
    """A thumb that counts what it presses."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, what):
        what.click()
        self.count += 1


def keep_the_list(page):
    """Open one's households while there is a signal, until the phone has them."""
    page.goto(MY)
    page.evaluate(CONTROLLED)
    page.locator("[data-kept]").wait_for()


def record(page, *, household=0, number="", found="better", agreed="", kept=""):
    """Fill in a visit from the list on, to the household there or to one by its number; give how many taps it took."""
    thumb = Taps(page)
    home = f"[data-household='{number}'] a" if number else "[data-household] a"
    thumb.on(page.locator(home).nth(household))
    page.wait_for_url("**/assistance/my/*/")
    page.locator("[data-here] [data-household]").wait_for()
    thumb.on(page.locator(f".c-choice:has([value={found}])"))
    if kept:
        thumb.on(page.locator(f".c-choice:has([name=kept][value={kept}])"))
    thumb.on(page.locator(".c-choice:has([value=work])"))
    thumb.on(page.locator(".c-choice:has([value=schooling])"))
    thumb.on(page.locator("[name=agreed]"))
    page.keyboard.type(agreed or "报名培训")
    thumb.on(page.locator(".c-visit .c-button--main"))
    page.wait_for_url(f"**{MY}")
    return thumb.count


def states(page):
    return page.locator("[data-items] .c-tag").all_inner_texts()


def waits(page, visits=1):
    """Wait until visits were tried to be sent and are on the phone still."""
    page.locator("[data-items] .c-tag").nth(visits - 1).wait_for()
    page.evaluate("visitQueue.send()")
    page.locator("[data-items] .c-tag--warn").nth(visits - 1).wait_for()


def receipts(page, visits=1):
    """Give the receipts that the phone shows, once it has them and nothing waits any more."""
    page.locator("[data-items] a[data-what]").nth(visits - 1).wait_for()
    page.locator("[data-waiting]").wait_for(state="hidden")
    return [one.split(" · ")[0] for one in page.locator("[data-items] a[data-what]").all_inner_texts()]


def visits_of_village(page):
    """Give how many visits the village has on the page of its township."""
    told = page.context.request.get("/assistance/visits/?place=630223100000&rows=places&format=json").json()
    keys = [column["key"] for column in told["columns"]]
    rows = [dict(zip(keys, row, strict=True)) if isinstance(row, list) else row for row in told["rows"]]
    return next(row["visits"] for row in rows if row["code"] == "630223100200")


def without_network_faults(faults):
    """Leave out what a browser itself writes where there is no network."""
    return [fault for fault in faults if "ERR_INTERNET_DISCONNECTED" not in fault and "ERR_FAILED" not in fault]


def test_a_village_worker_is_offline_for_a_day(open_as):
    office, page = open_as("township"), open_as("village", language="zh", width="phone")
    before = visits_of_village(office)
    keep_the_list(page)
    assert (serious(page), small_targets(page)) == ([], [])

    page.context.set_offline(True)
    page.reload()
    assert page.locator("h1").inner_text() == "我的走访"
    page.locator("[data-offline]").wait_for()
    visited = [page.locator("[data-household]").nth(at).get_attribute("data-household") for at in (0, 1)]
    taps = [record(page, household=0, agreed="第一户"), record(page, household=1, agreed="第二户")]
    page.reload()
    waits(page, visits=2)
    assert (max(taps) <= MOST_TAPS, states(page)) == (True, ["已存在手机", "已存在手机"])
    assert page.locator("[data-waiting] b").inner_text() == "2"
    assert (serious(page), visits_of_village(office)) == ([], before)

    page.context.set_offline(False)
    page.locator("[data-waiting]").wait_for(state="hidden")
    assert states(page) == ["已受理", "已受理"]
    day = page.evaluate("new Date().toLocaleDateString('sv')")
    for number in visited:  # due no more, without the page being opened anew
        page.locator(f"[data-household='{number}']", has_text=f"上次走访 {day}").wait_for()
    got = receipts(page, visits=2)
    assert (len(set(got)), got[0][0], visits_of_village(office)) == (2, "V", before + 2)

    page.reload()
    assert (receipts(page, visits=2), visits_of_village(office)) == (got, before + 2)
    page.locator("[data-items] a[data-what]").first.click()
    page.wait_for_url("**/slip/")
    assert "第二户" in page.locator(".c-sheet").inner_text()
    assert (serious(page), without_network_faults(page.faults), page.off_host) == ([], [], [])


def test_what_became_of_a_promise_is_told_without_a_signal_in_one_tap_more_and_stands_on_the_page(open_as):
    office, page = open_as("township"), open_as("village", width="phone")
    page.goto(MY)
    record(page, agreed="promised on the way")
    assert len(receipts(page)) == 1
    keep_the_list(page)
    oldest = "({ dataset }) => [dataset.household, Number(dataset.promise)]"
    number, promise = page.locator("[data-household][data-promise]").first.evaluate(oldest)
    page.context.set_offline(True)
    page.goto(f"{MY}{number}/")
    page.locator("[data-here] [data-household]").wait_for()
    answer = page.locator(".c-choice:has([name=kept][value=kept])")
    answer.click()
    answer.click()  # taken back
    assert (page.locator("[name=kept]:checked").count(), serious(page), small_targets(page)) == (0, [], [])
    page.goto(MY)
    assert record(page, number=number, kept="not_kept") <= MOST_TAPS
    page.context.set_offline(False)
    assert len(receipts(page, visits=2)) == 2

    office.goto(f"/households/{number}/")
    row = office.locator("#promises tr", has_text=f"V{promise:07d}")
    assert "not kept" in row.inner_text()
    assert (without_network_faults(page.faults), page.off_host) == ([], [])


def test_the_answer_of_a_visit_that_is_mended_comes_back_with_the_promise_that_it_is_about_and_with_no_other(open_as):
    page = open_as("village", width="phone")
    keep_the_list(page)
    number, promise = page.locator("[data-household][data-promise]").first.evaluate(
        "({ dataset }) => [dataset.household, dataset.promise]"
    )
    answers = []
    for about in (promise, "1" + promise):
        fields = [["found", "worse"], ["promise", about], ["kept", "kept"], ["agreed", "mended"]]
        item = {
            "uuid": f"item-{about}",
            "state": "refused",
            "head": "",
            "day": "2020-01-01",
            "fields": fields,
            "kept": 1,
        }
        page.goto(MY)
        page.evaluate(
            "(item) => visitQueue.put({ ...item, by: document.querySelector('[data-mine]').dataset.user })", item
        )
        page.goto(f"{MY}{number}/#item-{about}")
        page.locator("[name=found][value=worse]:checked").wait_for(state="attached")
        answers.append((page.locator("[name=kept]:checked").count(), page.input_value("[name=agreed]")))
    assert (answers, page.faults) == ([(1, "mended"), (0, "mended")], [])


def test_no_answer_but_ours_counts_as_sent_and_what_was_sent_twice_is_one_visit(open_as):
    office, page = open_as("township"), open_as("village", width="phone")
    before = visits_of_village(office)
    keep_the_list(page)
    portal = {"status": 200, "content_type": "text/html", "body": "<h1>Welcome to the hotel</h1>"}
    page.route(
        "**/assistance/my/*/",
        lambda route: route.fulfill(**portal) if route.request.method == "POST" else route.fallback(),
    )
    record(page, agreed="portal")
    waits(page)
    assert visits_of_village(office) == before
    page.unroute("**/assistance/my/*/")

    # The office takes the visit, and its answer is lost on the way.
    page.route(
        "**/assistance/my/*/",
        lambda route: (route.fetch(), route.abort())[1] if route.request.method == "POST" else route.fallback(),
    )
    waits(page)
    assert (visits_of_village(office), states(page)) == (before + 1, ["On this phone"])
    page.unroute("**/assistance/my/*/")
    page.evaluate("visitQueue.send()")
    assert (len(receipts(page)), visits_of_village(office)) == (1, before + 1)


def test_a_session_that_ended_loses_nothing_and_two_who_share_a_phone_keep_their_visits_apart(open_as):
    office, page = open_as("township"), open_as("village", width="phone")
    before = visits_of_village(office)
    keep_the_list(page)
    page.context.set_offline(True)
    record(page, agreed="shared phone")
    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)
    page.locator("[data-sign-in]").wait_for()
    page.locator("[data-items] .c-tag:text-is('On this phone')").wait_for()
    assert len(states(page)) == 1

    page.locator("[data-sign-in] a").click()
    sign_in(page, "helper")
    page.locator("[data-others]").wait_for()
    page.evaluate("visitQueue.send()")
    assert (states(page), page.locator("[data-others] b").inner_text()) == ([], "1")
    assert visits_of_village(office) == before
    sign_out(page)
    page.goto(MY)
    sign_in(page, "village")
    assert (len(receipts(page)), visits_of_village(office)) == (1, before + 1)


def test_what_a_phone_keeps_goes_with_signing_out_and_in_its_time(open_as):
    page = open_as("village", width="phone")
    keep_the_list(page)
    assert [name.split("/")[0] for name in kept(page)] == ["kept"]
    page.evaluate("async () => { const old = `kept/user:0/${Date.now() - 1}`; await caches.open(old); }")
    page.reload()
    page.locator("[data-kept]").wait_for()
    assert len(kept(page)) == 1
    sign_out(page)
    assert kept(page) == []


def test_a_refused_visit_says_why_and_is_mended_in_its_own_words(open_as):
    page = open_as("village", width="phone")
    keep_the_list(page)
    record(page, agreed="632722198404300045")
    page.locator("[data-items] .c-tag--bad").wait_for()
    assert "ID number" in page.locator("[data-why]").inner_text()
    page.locator("[data-items] a[data-what]").click()
    page.locator("details[open]").wait_for()
    assert page.locator(":checked").evaluate_all("boxes => boxes.map((box) => box.value)") == [
        "better",
        "work",
        "schooling",
    ]
    page.fill("[name=agreed]", "报名培训")
    page.locator(".c-visit .c-button--main").click()
    page.wait_for_url(f"**{MY}")
    page.locator("[data-items] .c-tag--good").wait_for()
    assert len(receipts(page)) == 1


def test_a_visit_without_a_script_is_a_plain_form(open_as):
    page = open_as("village", language="zh", width="phone", javascript=False)
    page.goto(MY)
    assert record(page) <= MOST_TAPS
    assert "走访已受理，凭证 V" in page.locator(".c-message--success").inner_text()


def test_a_household_is_found_while_one_types(open_as):
    page = open_as("village", width="phone")
    page.goto(MY)
    under = page.locator(".c-home__under").first.inner_text()
    number = under.split(" · ")[0]
    page.fill("[data-find]", number)
    assert page.locator("[data-household]:visible .c-home__under").all_inner_texts() == [under]
    page.fill("[data-find]", "nobody is called so")
    assert page.locator("[data-household]:visible").count() == 0


def sign_in(page, user):
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", PASSWORD)
    page.click("form.c-form button")
    page.wait_for_url(f"**{MY}")


def sign_out(page):
    page.locator(".c-account summary").click()
    page.locator("form[data-forgets] button").click()
    page.wait_for_url("**/access/sign-in/")


def kept(page):
    return json.loads(page.evaluate("async () => JSON.stringify(await caches.keys())"))
