"""A county writes a text in Tibetan; it is set as Tibetan is, on a phone and on paper, beside the Chinese one."""

import pytest

pytestmark = pytest.mark.e2e
NANGQEN = "632725000000"
# Names of places and everyday words in Tibetan, over and over: long enough to be broken, and no sentence of anybody's.
WORDS = "མཚོ་སྔོན་ཞིང་ཆེན། ཡུལ་ཤུལ་བོད་རིགས་རང་སྐྱོང་ཁུལ། ནང་ཆེན་རྫོང་། གྲོང་ཚོ། ཁྱིམ་ཚང་། ཚེས་གྲངས། "
UNBROKEN = "མཚོ་སྔོན་ཞིང་ཆེན་ཡུལ་ཤུལ་བོད་རིགས་རང་སྐྱོང་ཁུལ་ནང་ཆེན་རྫོང་གྲོང་ཚོ་ཁྱིམ་ཚང་" * 6
BODY = f"{WORDS * 12}\n\n{UNBROKEN}\n\n{{household}} {{agreed}} {{visitor}} {{hotline}}\n\n□ {WORDS}"
A4 = {"width": 672, "height": 986}  # 210 by 297 mm less the margins, at 96 to the inch
BREAKS_AFTER = "་།༌ \n"  # tsheg, shad, the tsheg that breaks, blank
# Of every line that is broken within a paragraph, the last letter: there the browser broke it.
LAST_LETTERS = """sheet => [...sheet.querySelectorAll('p')].flatMap(p => {
  const node = p.firstChild, found = [], range = document.createRange();
  if (!node || node.nodeType !== 3) return [];
  let before = null, letters = [...new Intl.Segmenter('bo', {granularity: 'grapheme'}).segment(node.data)];
  letters.forEach((one, at) => {
    range.setStart(node, one.index); range.setEnd(node, one.index + one.segment.length);
    const top = Math.round(range.getBoundingClientRect().top / 8);
    if (before !== null && top > before && range.getBoundingClientRect().width) found.push(letters[at - 1].segment.at(-1));
    if (range.getBoundingClientRect().width) before = top;
  });
  return found;
})"""
STYLE = "sheet => { const s = getComputedStyle(sheet); return [parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.letterSpacing, s.fontStyle, s.textOverflow]; }"


@pytest.fixture
def sheet(open_as):
    """Write the text as the county does, and open the paper that it makes; give its Tibetan sheet."""
    page = open_as("nangqen", language="zh", width="phone")
    page.goto(f"/papers/{NANGQEN}/visit_slip/bo/")
    page.fill("[name=title]", "བོད་ཡིག")
    page.fill("[name=body]", BODY)
    page.click(".c-wording button.c-button--main")
    page.wait_for_selector(".c-message--success")
    page.goto(f"/papers/{NANGQEN}/visit_slip/blank/")
    return page.locator(".c-sheet[lang=bo]")


def overflows(page):
    return page.evaluate(
        "[...document.querySelectorAll('.c-sheet, .c-sheet *')].filter(one => one.scrollWidth > one.clientWidth + 1"
        " && getComputedStyle(one).display !== 'inline').map(one => one.tagName)"
    ), page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_tibetan_is_set_as_tibetan_on_a_phone_and_on_a4(sheet, tmp_path):
    page = sheet.page
    assert page.locator(".c-sheet").evaluate_all("sheets => sheets.map(one => one.lang)") == ["zh-Hans", "bo"]
    line_height, *rest = sheet.evaluate(STYLE)
    assert line_height >= 1.9
    assert rest == ["normal", "normal", "clip"]
    for medium, size in (("screen", {"width": 360, "height": 800}), ("print", A4)):
        page.emulate_media(media=medium)
        page.set_viewport_size(size)
        assert overflows(page) == ([], False), medium
        broken = sheet.evaluate(LAST_LETTERS)
        assert len(broken) > 10, medium
        assert {one for one in broken if one not in BREAKS_AFTER} == set(), medium
    assert page.faults == page.off_host == []


def test_on_paper_each_language_has_its_own_page_and_nothing_else_is_printed(sheet, tmp_path):
    page = sheet.page
    page.emulate_media(media="print")
    assert sheet.evaluate("one => getComputedStyle(one).breakBefore") == "page"
    shown = "header, nav, h1, .c-button, .c-lead"
    assert page.locator(shown).evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 0
    written = page.pdf(path=tmp_path / "paper.pdf", format="A4")
    assert written.count(b"/Type /Page\n") >= 2
