"""How forecasts are made, in plain words, with the numbers of policy that are used."""

from datetime import date

from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.planning.forecast import Outlook
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Column, Row, Table
from huiyin_web.forecasts.pages import MethodPage
from huiyin_web.forecasts.queries.wording import TITLE, word

_TITLE = Text("How it is forecast", "预测方法")
_LEAD = Text(
    "In plain words; the formulas, a worked table and the tests stand in the chapter on forecasts of the method.",
    "通俗说明；公式、算例和检验见方法文档“预测”一章。",
)
_PARTS = (
    (
        Text("What it reads", "读取什么"),
        (
            Text(
                "Frozen years of one register, and nothing else: who was poor, who left, who returned, who was removed "
                "and who was found, in every village and year.",
                "只读取同一台账口径的年度快照：每个村每年的贫困户、脱贫户、返贫户、注销户和新识别户。",
            ),
            Text(
                "Years before the register was made count other people and are never mixed with it.",
                "建档立卡以前的年度统计对象不同，不与之混用。",
            ),
        ),
    ),
    (
        Text("What it learns", "学习什么"),
        (
            Text(
                "How large a share leaves, returns, is removed or is found in a year, and how much that differs "
                "between years and places. A village of few households borrows from its township, that from its "
                "county.",
                "每年脱贫、返贫、注销、新识别的比率，及其在年度之间、地区之间的差异。户数少的村借助乡镇，乡镇借助县。",
            ),
            Text(
                "Two or three years say little of how much years differ, so it also holds what the numbers of policy "
                "below say, until more years are known.",
                "两三个年度难以看出年际差异，因此在年度增多之前同时采用下列政策参数。",
            ),
        ),
    ),
    (
        Text("How it walks", "如何模拟"),
        (
            Text(
                "It lets the years to come happen hundreds of times: each time the rates are drawn anew, as unsure as "
                "they are, and every household moves by a number that it draws.",
                "将今后各年模拟数百次：每次按其不确定程度重新抽取比率，每户按抽取的随机数变动。",
            ),
            Text(
                "The middle has half of the walks above it; the 90% interval holds nine in ten. The same frozen years "
                "and the same seed give the same forecast anywhere.",
                "中位数上下各有一半模拟；90% 区间包含十分之九。相同的快照和种子在任何地方得到相同结果。",
            ),
        ),
    ),
    (
        Text("What if", "假设测算"),
        (
            Text(
                "Rates of leaving or of returning are taken times so much in every village and year to come. Every "
                "household keeps the numbers that it drew in the forecast, so what differs is no chance.",
                "将今后各村各年的脱贫或返贫比率乘以一个倍数。每户沿用预测中抽取的随机数，因此差异不是偶然误差。",
            ),
            Text(
                "It assumes that more help lets more leave in this proportion. Whether it does, with whom, at what "
                "cost, and whether who left in haste returns more often, it can't say.",
                "它假定帮扶增加会使脱贫按此比例增加；是否如此、对谁有效、费用几何、仓促脱贫者是否更易返贫，它不能回答。",
            ),
        ),
    ),
    (
        Text("What it does not know", "不知道什么"),
        (
            Text(
                "A campaign that begins, a drought, a quota set for this year: nothing that the years before did not "
                "show. It forecasts what the register will say, true or not.",
                "新开展的行动、旱灾、当年下达的指标等以往年度未显示的情况。它预测的是台账将显示的数，不论其是否真实。",
            ),
            Text(
                "Nothing is forecast of income, of villages and counties that leave the list, or of any household.",
                "不预测收入、村县退出，也不预测任何一户。",
            ),
        ),
    ),
)
_WORDS = Text("The words of an outlook", "完成判断用语")
_WORD_COLUMNS = (
    Column("word", Text("Word", "用语"), main=True),
    Column("when", Text("When it is said", "何时使用")),
)
_WHEN = {
    Outlook.DONE: Text("A frozen year has counted it.", "年度快照已统计达到。"),
    Outlook.LIKELY: Text("At least {likely}% of the walks reach it.", "不少于 {likely}% 的模拟达到目标。"),
    Outlook.CANT_TELL: Text("Neither is so.", "介于两者之间。"),
    Outlook.UNLIKELY: Text("At most {unlikely}% of the walks reach it.", "不多于 {unlikely}% 的模拟达到目标。"),
    Outlook.MISSED: Text("Its year is frozen, and it was not reached.", "该年度已冻结，未达到。"),
}
_PARAMETERS = Text("Numbers of policy", "政策参数")
_PARAMETER_COLUMNS = (
    Column("name", Text("Number", "参数")),
    Column("value", Text("Value", "数值"), main=True),
    Column("source", Text("Source", "来源")),
)
_AMOUNT = Text("{value} {unit}", "{value} {unit}")
_KEYS = ("forecast_likely", "forecast_unlikely", "forecast_spread", "forecast_spread_years")


def method_page(*, actor: Actor, on: date) -> MethodPage:
    """Give how forecasts are made.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    held = policy.at(on)
    used = {key: held.value(key) for key in _KEYS}
    limits = {key.removeprefix("forecast_"): f"{float(used[key].value) * 100:g}" for key in _KEYS[:2]}
    return MethodPage(
        title=_TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("forecasts:list")), Crumb(_TITLE)),
        parts=_PARTS,
        words=Table(_WORDS, _WORD_COLUMNS, [Row((word(one), when.fill(**limits))) for one, when in _WHEN.items()]),
        parameters=Table(
            _PARAMETERS,
            _PARAMETER_COLUMNS,
            [
                Row((one.label.sentence(), _AMOUNT.fill(value=f"{one.value:g}", unit=one.unit), one.source.title))
                for one in used.values()
            ],
        ),
    )
