"""What is wrong with a text that an office wrote for a paper: everything at once, each beside its field."""

import re
from collections.abc import Collection, Iterator

from huiyin.kernel.text import Text
from huiyin.rules.papers.kinds import PaperKind, Wording
from huiyin.rules.publicity import personal_in

TITLE, BODY = "title", "body"
LONGEST_TITLE, LONGEST_BODY = 120, 6000
MARK = re.compile(r"\{([^{}\n]*)\}")

_EMPTY = Text("Nothing is written here.", "内容为空，请填写。")
_LONG = Text("{count} characters are too many; at most {most}.", "共 {count} 个字符，超出上限 {most} 个，请精简。")
_UNKNOWN = Text(
    "There is no placeholder {found}. This paper fills in: {allowed}.",
    "没有占位符{found}。本文书可用的占位符：{allowed}。",
)
_BRACE = Text(
    "A brace stands alone in the line “{line}”. Write a placeholder with both, such as {example}, and no other brace.",
    "“{line}”一行的花括号不成对。占位符须写成 {example} 的形式，其他地方不得使用花括号。",
)
_NOT_ALONE = Text(
    "{table} stands for a table: write it once, alone on a line of the body.",
    "{table} 代表表格，须在正文中单独占一行，且只能出现一次。",
)
_LACKS = Text(
    "This paper must also fill in: {lacking}. Add it to the body.", "本文书还须包含：{lacking}，请在正文中补充。"
)
_PERSONAL = Text(
    "It holds {kinds}. Everybody who gets this paper would read it: leave it out.",
    "文中含有{kinds}，所有拿到文书的人都会看到，请删去。",
)


def problems(kind: PaperKind, wording: Wording) -> dict[str, tuple[Text, ...]]:
    """Say everything that is wrong with a text, by its field; nothing where it can be put in force."""
    found = {
        TITLE: (*_of(kind, wording.title, LONGEST_TITLE), *_table(kind, wording.title, allowed=0)),
        BODY: (
            *_of(kind, wording.body, LONGEST_BODY),
            *_table(kind, wording.body, allowed=1),
            *_lacking(kind, wording),
        ),
    }
    return {field: told for field, told in found.items() if told}


def _of(kind: PaperKind, text: str, most: int) -> Iterator[Text]:
    if not text.strip():
        yield _EMPTY
        return
    if len(text) > most:
        yield _LONG.fill(count=len(text), most=most)
    unknown = [f"{{{name}}}" for name in dict.fromkeys(MARK.findall(text)) if name not in kind.marks]
    if unknown:
        yield _UNKNOWN.fill(found=Text.join(unknown), allowed=_named(kind, kind.marks))
    for line in text.splitlines():
        if re.search(r"[{}]", MARK.sub("", line)):
            yield _BRACE.fill(line=line.strip(), example=f"{{{kind.must[0]}}}")
    if kinds := personal_in(text):
        yield _PERSONAL.fill(kinds=Text.join(kinds))


def _table(kind: PaperKind, text: str, *, allowed: int) -> Iterator[Text]:
    if kind.table is None:
        return
    mark = f"{{{kind.table}}}"
    alone = [line.strip() for line in text.splitlines()].count(mark)
    if text.count(mark) > min(alone, allowed):
        yield _NOT_ALONE.fill(table=mark)


def _lacking(kind: PaperKind, wording: Wording) -> Iterator[Text]:
    there = {*MARK.findall(wording.title), *MARK.findall(wording.body)}
    if lacking := [mark for mark in kind.must if mark not in there]:
        yield _LACKS.fill(lacking=_named(kind, lacking))


def _named(kind: PaperKind, marks: Collection[str]) -> Text:
    """Give marks with what each is called: `{household}` (head of the household)."""
    labels = [(mark, label) for mark, label in kind.marks.items() if mark in marks]
    return Text.join(Text(f"{{{mark}}} ({label.en})", f"{{{mark}}}（{label.zh}）") for mark, label in labels)
