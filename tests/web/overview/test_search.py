import pytest

from huiyin_web.core.parts import COUNTED_TO
from huiyin_web.overview.queries.search import PAGE_ROWS, Asked, search_page
from huiyin_web.registry.models import Household
from support import cast, given


def _found(actor, asked, **more):
    page = search_page(actor=actor, asked=Asked(asked), **more)
    return [row.cells[0].url for row in page.households.rows] if page.households else None


def test_a_household_is_found_by_the_beginning_of_its_number_or_name(frozen, as_actor):
    actor = as_actor(cast.county_officer())
    url = f"/households/{frozen.pk}/"
    assert _found(actor, frozen.office_number) == [url]
    assert _found(actor, frozen.office_number[:8]) == [url]
    assert _found(actor, frozen.head_name[:2]) == [url]
    assert _found(actor, "卓") == []


def test_a_household_is_found_by_a_whole_former_number_and_marked(frozen, as_actor):
    given.former_number(frozen, "A1000")
    actor = as_actor(cast.county_officer())
    (row,) = search_page(actor=actor, asked=Asked("A1000")).households.rows
    village = row.cells[0].under.zh.rpartition(" · ")[2]
    assert row.cells[0].under.zh == f"{frozen.office_number} · 原编号 A1000 · {village}"
    assert row.cells[0].under.en.startswith(f"{frozen.office_number} · formerly A1000 · ")
    assert _found(actor, "A100") == []
    assert _found(as_actor(cast.county_officer(cast.NEXT_COUNTY)), "A1000") == []


def test_only_what_is_in_reach_is_found(frozen, as_actor):
    assert _found(as_actor(cast.county_officer(cast.NEXT_COUNTY)), frozen.office_number) == []


def test_each_list_is_turned_by_itself_and_every_household_is_reached(frozen, client):
    made = [given.household(head_name="才仁").pk for _ in range(PAGE_ROWS + 1)]
    client.force_login(cast.county_officer())
    first = client.get("/search/", {"q": "才仁"}).context["page"]
    assert (len(first.households.rows), first.household_pager.first, first.place_pager) == (PAGE_ROWS, "", None)
    assert first.household_pager.next == f"?q=%E6%89%8D%E4%BB%81&after={made[-2]}#households"
    second = client.get(f"/search/{first.household_pager.next}").context["page"]
    assert [row.cells[0].url for row in second.households.rows] == [f"/households/{made[-1]}/"]
    assert (second.household_pager.next, second.household_pager.first) == ("", "?q=%E6%89%8D%E4%BB%81#households")
    assert second.household_pager.previous == second.household_pager.first
    assert (first.household_pager.words.en, second.household_pager.words.zh) == (
        "50 on this page; 51 in all", "本页 1 条，共 51 条",
    )  # fmt: skip


def test_both_lists_are_turned_back_to_the_page_before(frozen, as_actor):
    actor = as_actor(cast.county_officer())
    homes = [given.household(head_name="新村").pk for _ in range(3 * PAGE_ROWS)]
    codes = [f"632725100{number}" for number in range(300, 300 + 3 * PAGE_ROWS)]
    for code in codes:
        given.place(code, name="新村")
    turned = Asked("新村", homes[2 * PAGE_ROWS - 1], codes[2 * PAGE_ROWS - 1])
    page = search_page(actor=actor, asked=turned)
    before = turned.address(after=homes[PAGE_ROWS - 1]), turned.address(place_after=codes[PAGE_ROWS - 1])
    assert page.household_pager.previous == f"{before[0]}#households"
    assert page.place_pager.previous == f"{before[1]}#places"
    assert page.place_pager.words.en == "50 on this page; 150 in all"


def test_what_is_found_is_counted_to_a_thousand(frozen, as_actor):
    one = Household.objects.filter(pk=given.household(head_name="才仁").pk).values().get()
    del one["id"]
    Household.objects.bulk_create([Household(**one | {"office_number": f"A{n}"}) for n in range(COUNTED_TO)])
    page = search_page(actor=as_actor(cast.county_officer()), asked=Asked("才仁"))
    assert page.household_pager.words.en == "50 on this page; 1,000+ in all"


@pytest.mark.parametrize("asked", ["Ping'an", "pingan", "ping an", "PING’AN", "Ping‘an", "pingan district", "gan"])
def test_a_place_is_found_however_its_apostrophe_is_written(frozen, as_actor, asked):
    given.place("630203000000", level="county", name="平安区", name_en="Ping'an District")
    page = search_page(actor=as_actor(cast.provincial_office()), asked=Asked(asked))
    assert "630203000000" in [row.cells[1] for row in page.places.rows]


@pytest.mark.parametrize("asked", ["'", "’", "pin'gg"])
def test_an_apostrophe_alone_or_other_letters_find_no_place(frozen, as_actor, asked):
    given.place("630203000000", level="county", name="平安区", name_en="Ping'an District")
    assert search_page(actor=as_actor(cast.provincial_office()), asked=Asked(asked)).places.rows == ()


def test_the_places_of_a_common_name_are_turned_by_code_and_keep_the_households_page(frozen, as_actor):
    codes = [f"632725100{number}" for number in range(300, 300 + PAGE_ROWS + 1)]
    for code in codes:
        given.place(code, name="新村")
    actor = as_actor(cast.county_officer())
    first = search_page(actor=actor, asked=Asked("新村", after=7))
    assert first.place_pager.next == f"?q=%E6%96%B0%E6%9D%91&after=7&place_after={codes[-2]}#places"
    second = search_page(actor=actor, asked=Asked("新村", place_after=codes[-2]))
    assert [row.cells[1] for row in second.places.rows] == [codes[-1]]
    assert second.place_pager.first == "?q=%E6%96%B0%E6%9D%91#places"
    assert "More was found" in second.lead.en


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (cast.helper, "a name or its pinyin whole, as names are masked for your role"),
        (cast.village_worker, "a number, a name or its pinyin from the beginning"),
        (cast.analyst, "a place's code from its beginning"),
    ],
)
def test_the_page_says_how_a_name_is_to_be_written(frozen, client, who, words):
    client.force_login(who())
    client.cookies["huiyin_language"] = "en"
    assert words in client.get("/search/").content.decode().replace("&#x27;", "'")


def test_an_id_number_is_taken_whole_and_by_post_only(frozen, client):
    given.person(frozen, id_number="63272519900101901X")
    client.force_login(cast.county_officer())
    assert f"/households/{frozen.pk}/" in client.post("/search/", {"id_number": "63272519900101901x"}).content.decode()
    assert f"/households/{frozen.pk}/" not in client.get("/search/?q=63272519900101901X").content.decode()


@pytest.mark.parametrize("asked", ["囊谦", "632725"])
def test_a_place_is_found_by_its_name_or_code(frozen, as_actor, asked):
    page = search_page(actor=as_actor(cast.county_officer()), asked=Asked(asked))
    assert page.places.rows[0].cells[0].url == f"/places/{cast.COUNTY}/"


@pytest.mark.parametrize(
    ("asked", "under"), [(cast.VILLAGE, "囊谦县香达镇"), ("香达", "玉树藏族自治州囊谦县"), ("囊谦", "玉树藏族自治州")]
)
def test_a_place_is_told_by_the_places_above_it(frozen, as_actor, asked, under):
    page = search_page(actor=as_actor(cast.county_officer()), asked=Asked(asked))
    assert page.places.rows[0].cells[0].under.zh == under


def test_a_search_without_a_hit_says_that_nothing_was_found(frozen, as_actor):
    page = search_page(actor=as_actor(cast.county_officer()), asked=Asked("卓"))
    assert (page.households.rows, page.households.empty.zh) == ((), "在您的管辖范围内没有查到农户。")


def test_whoever_sees_no_households_finds_places_only(frozen, as_actor):
    page = search_page(actor=as_actor(cast.analyst()), asked=Asked(frozen.office_number))
    assert (page.households, page.places.rows) == (None, ())


def test_nothing_asked_finds_nothing(frozen, as_actor):
    page = search_page(actor=as_actor(cast.county_officer()), asked=Asked(""))
    assert (page.households, page.places) == (None, None)


@pytest.mark.parametrize("typed", [" 6327 251002000001\u3000", "６３２７２５１００２０００００１"])
def test_a_number_is_found_as_an_input_method_writes_it(frozen, client, typed):
    household = given.household(office_number="6327251002000001")
    client.force_login(cast.county_officer())
    found = client.get("/search/", {"q": typed}).context["page"]
    assert [row.cells[0].url for row in found.households.rows] == [f"/households/{household.pk}/"]


def test_an_id_number_is_found_as_an_input_method_writes_it(frozen, client):
    household = given.household()
    given.person(household, id_number="632725198001011234")
    client.force_login(cast.county_officer())
    for typed in (" 632725 19800101 1234 ", "６３２７２５１９８００１０１１２３４"):
        found = client.post("/search/", {"id_number": typed}).context["page"]
        assert [row.cells[0].url for row in found.households.rows] == [f"/households/{household.pk}/"]
