"""The rules: what each asks, by which threshold, how many questions are open, how often asking mended an entry."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Policy, ValueNotKnownError
from huiyin.rules.suspects import Outcome, Rule, precision, rules
from huiyin_web.access.actor import Actor
from huiyin_web.core.exports import About, Export, export_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.pages.suspects import RulesPage
from huiyin_web.quality.permissions import in_reach, need_see
from huiyin_web.quality.queries.suspect import source_words, threshold_words
from huiyin_web.quality.queries.suspects import TITLE as SUSPECTS
from huiyin_web.quality.queries.suspects import Asked
from huiyin_web.quality.register_tables import day_of_register

_NOTHING = Text("no threshold", "无阈值")
_NOT_KNOWN = Text(
    "{label}: none is known for {year}, so this is not asked", "{label}：{year} 年无公布数值，本规则暂不核验"
)


def rules_page(*, actor: Actor, today: date) -> RulesPage:
    """Give every rule, counted within somebody's reach.

    Raises:
        NotAllowedError: the role sees no households.
    """
    need_see(actor)
    opened, outcomes = _opened(actor), _outcomes(actor)
    in_force = policy.at(day_of_register(today=today))
    busiest = sorted(rules().items(), key=lambda pair: -opened.get(pair[0], 0))
    rows = [_row(rule, in_force, opened.get(key, 0), outcomes[key]) for key, rule in busiest]
    return RulesPage(
        title=TITLE,
        lead=_LEAD.fill(count=len(rows)),
        crumbs=(Crumb(SUSPECTS, Asked().address()), Crumb(TITLE)),
        table=Table(TITLE, _COLUMNS, rows),
    )


def rules_export(page: RulesPage) -> Export:
    """Give the rules as a file."""
    return export_of(page.table, name="huiyin-suspect-rules", about=About(page.title, SUSPECTS, page.lead))


def _asked(actor: Actor) -> QuerySet[Suspect]:
    """Give the suspects of every rule; the rules are named, so that an index by rule and outcome is read alone."""
    return Suspect.objects.filter(in_reach(actor), rule__in=rules())


def _opened(actor: Actor) -> dict[str, int]:
    rows = _asked(actor).filter(outcome="", gone_at__isnull=True)
    return dict(rows.values_list("rule").annotate(count=Count("pk")).order_by("rule"))


def _outcomes(actor: Actor) -> Mapping[str, dict[Outcome, int]]:
    counted: defaultdict[str, dict[Outcome, int]] = defaultdict(dict)
    rows = _asked(actor).filter(outcome__in=[one.value for one in Outcome])
    answers = rows.annotate(mended=Q(mended_at__isnull=False)).values_list("rule", "outcome", "mended")
    for key, outcome, mended, count in answers.annotate(count=Count("pk")).order_by("rule"):
        counts_as = Outcome.CORRECTED if mended else Outcome(outcome)
        counted[key][counts_as] = counted[key].get(counts_as, 0) + count
    return counted


def _row(rule: Rule, in_force: Policy, opened: int, outcomes: Mapping[Outcome, int]) -> Row:
    found = precision(outcomes)
    return Row((
        Cell(rule.label.sentence(), Asked(rule=rule.key).address(), under=_asks(rule)),
        opened,
        found.answered,
        found.corrected,
        found.share,
        Text.join([rule.severity.label.sentence(), rule.scope.label], " · ", " · "),
        _thresholds(rule, in_force),
        source_words(rule),
    ))  # fmt: skip


def _asks(rule: Rule) -> Text:
    """Give the question without values: each stands as an ellipsis."""
    return rule.asks.fill(**dict.fromkeys([*rule.values, *rule.parameters], "…"))


def _thresholds(rule: Rule, in_force: Policy) -> Text:
    told = []
    for name in rule.parameters:
        try:
            parameter = in_force.value(name)
        except ValueNotKnownError:
            label = in_force.pack.parameters[name].label.sentence()
            told.append(_NOT_KNOWN.fill(label=label, year=in_force.on.year))
        else:
            told.append(threshold_words(parameter, float(parameter.value)))
    return Text.join(told, "; ", "；") if told else _NOTHING


TITLE = Text("What is asked, and by which rule", "核实规则")
_LEAD = Text(
    "{count} rules are asked of the whole register. Precision is the share of the answered questions that led to a "
    "correction in your area: made, to be made, or made in the register after another answer. A rule that is seldom "
    "right costs visits and should be changed.",
    "对全部台账共核验 {count} 条规则。准确率为管辖范围内已核实疑点中已更正、待更正和答复后台账另行更正的比例；"
    "准确率低的规则徒增入户负担，应予调整。",
)
_COLUMNS = (
    Column("rule", Text("Rule", "规则")),
    Column("open", Text("Open", "待核实"), Kind.NUMBER, main=True),
    Column("answered", Text("Answered", "已核实"), Kind.NUMBER),
    Column("corrected", Text("Corrected or to be", "已更正或待更正"), Kind.NUMBER),
    Column("precision", Text("Precision", "准确率"), Kind.SHARE),
    Column("severity", Text("When to ask", "核实次序")),
    Column("threshold", Text("Threshold", "阈值")),
    Column("source", Text("Source of the rule", "规则来源")),
)
