"""Transitions in words: the sentence of how many left and came, and the definition that stands beside them."""

from huiyin.kernel.text import Text
from huiyin.measures.register.transitions import Counted, Matrix, State
from huiyin_web.core.amounts import PERSONS
from huiyin_web.overview.queries.headline import said
from huiyin_web.overview.queries.matching import TwoYears

_LEAD = Text(
    "Of {poor} of the {who} at the end of {before}, {left} ({share}) had left poverty by the end of {now}; {came} were "
    "poor then who had not been.",
    "{before} 年末{who} {poor}，到 {now} 年末已脱贫 {left}（{share}）；期末新增 {came}（返贫、新识别、重新纳入）。",
)
_NONE_POOR = Text(
    "There was no {who} at the end of {before}; at the end of {now} there were {came}.",
    "{before} 年末没有{who}；{now} 年末有 {came}。",
)
COUNTED = Text(
    "Households counted by their persons. Whoever was poor and is so no longer counts where and with as many persons "
    "as at the end of the earlier year; everybody else on the register as at the end of the later year.",
    "以户为单位、按人口计数。期初贫困、期末不再贫困的户，按期初的所在地和人口计；其余在台账的户，按期末的所在地和人口计。",
)
_STATES = Text(
    "Poor: stands as poor or as returned to poverty. Left poverty: has left or is about to leave. Removed: stands in "
    "the register as removed. Not on the register: has no entry in that year.",
    "贫困：未脱贫和返贫；已脱贫：已脱贫和预脱贫；已注销：台账中已注销；不在台账：该年度台账中没有该户。",
)
_OTHER = Text(
    "Births, deaths and moves of persons, and households that moved here or away, between the two years' ends.",
    "两年末之间户内人口的自然增减、迁移，以及农户迁入迁出本地。",
)
_MATCHED = Text(
    "By the permanent number of the household, between the two frozen years; places by the codes of {now}.",
    "按农户永久编号在两个年度快照之间逐户比对；地区按 {now} 年末区划。",
)
_WHOLE = Text(
    "No sampling error: the register is counted whole. Whoever was in no register is not counted, so 'poor in neither "
    "year' is not the rest of the population.",
    "全数统计，无抽样误差；从未进入台账的人口不在统计之内，“两年均非贫困”不等于其余人口。",
)
_AGREES = Text(
    "The poor of each year are the frozen figures of these years; between two years in a row the account of the later "
    "year gives the same persons.",
    "两年的贫困人口分别与各年度快照指标一致；相邻两年的，与后一年度的增减情况一致。",
)
_BROKEN = Text("{why} Choose two years on the same side of the break.", "{why}请选择口径一致的两个年度。")


def lead_of(years: TwoYears, matrix: Matrix) -> Text:
    """Say how many of the poor left, and how many came."""
    poor = matrix.before.get(State.POOR, Counted()).persons
    stayed, left = matrix.of(State.POOR, State.POOR).persons, matrix.of(State.POOR, State.LEFT).persons
    came = said(PERSONS, matrix.of(now=State.POOR).persons - stayed)
    words = {"who": years.now.poor_population, "before": years.before.year, "now": years.now.year, "came": came}
    if not poor:
        return _NONE_POOR.fill(**words)
    return _LEAD.fill(**words, poor=said(PERSONS, poor), left=said(PERSONS, left), share=f"{left / poor:.1%}")


def facts_of(years: TwoYears) -> tuple[tuple[Text, Text], ...]:
    """Give the definition: states, who counts, other changes, matching, source, uncertainty, agreement."""
    return (
        (Text("States", "状态"), _STATES),
        (Text("Who counts", "计数"), COUNTED),
        (Text("Other changes", "自然增减和迁移"), _OTHER),
        (Text("Matching", "比对"), _MATCHED.fill(now=years.now.year)),
        (Text("Source", "来源"), years.source),
        (Text("Uncertainty", "误差"), _WHOLE),
        (Text("Agreement", "勾稽关系"), _AGREES),
    )


def broken_words(why: Text) -> Text:
    """Say why two years are not matched, and what to do."""
    return _BROKEN.fill(why=why)
