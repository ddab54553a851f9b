"""Read assessment rounds: the list, the table, a scorecard, the working of one score. Scope is applied here."""

from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.text import Text
from huiyin.scoring import Scheme, load_scheme, scheme_keys
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.access.subjects import numbers
from huiyin_web.assessment import tables
from huiyin_web.assessment.models import COMPUTED, Round
from huiyin_web.assessment.pages import Facts, RoundPage, RoundsPage, SchemeChoice, ScorecardPage, WorkingPage
from huiyin_web.assessment.permissions import sees_result_of
from huiyin_web.assessment.pictures import totals_picture
from huiyin_web.assessment.tables import text
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import figure, mark, moment
from huiyin_web.places.queries import place_names

_ASSESSMENT = Text("Assessment", "考核")
_HASH_SHOWN = 12
_NAMED = Text("{scheme}, {year}, run {run}", "{scheme}，{year} 年第 {run} 轮")
_CHANGED = Text("assessment {scheme}, run {run}: the result was changed", "考核 {scheme} 第 {run} 轮：结果被改动")
_ERASED = Text(
    "assessment {scheme}: the audit log knows of a run (event {number}) that is no longer there",
    "考核 {scheme}：审计记录第 {number} 条载有的轮次已不存在",
)
_UNRECORDED = Text(
    "assessment {scheme}, run {run}: the audit log knows another result",
    "考核 {scheme} 第 {run} 轮：与审计记录中的结果不一致",
)


def rounds_page(*, actor: Actor) -> RoundsPage:
    """Give all runs, newest first, and the schemes that the actor could run."""
    actor.need(May.SEE_ASSESSMENT)
    schemes = [load_scheme(key) for key in scheme_keys()] if actor.may(May.ASSESS) else []
    found = list(Round.objects.defer("result"))
    return RoundsPage(
        title=_ASSESSMENT,
        lead=Text(
            "Each round scores a frozen year by one scheme. Every point opens to its formula, its numbers and their "
            "source.",
            "每一轮次按一套考核办法对已冻结年度计分。每一分都可查看计算公式、原始数据及来源。",
        ),
        crumbs=(Crumb(_ASSESSMENT),),
        rounds=tables.rounds(found, _label, _doers(found)),
        schemes=tuple(SchemeChoice(one.key, one.year, one.label) for one in schemes),
    )


def round_page(*, actor: Actor, round_id: int) -> RoundPage:
    """Give the table of one run: the results that the actor sees, best band first, then by code.

    Raises:
        NotFoundError: there is no such run.
    """
    found = _round(actor, round_id)
    scheme = _scheme(found)
    results = [one for one in found.result["results"] if sees_result_of(actor, one["place"])]
    bands = [band.key for band in scheme.bands] if scheme else []
    results.sort(key=lambda one: (bands.index(one["band"]["key"]) if one["band"] and bands else 0, one["place"]))
    lead = Text(
        "{shown} of {assessed} results are shown to you. The best band stands first; places of one band stand by their "
        "code, not by rank.",
        "共 {assessed} 份结果，您可查看 {shown} 份。等次高的在前，同一等次内按区划代码排列，不分先后。",
    ).fill(shown=len(results), assessed=len(found.result["results"]))
    names = place_names([one["place"] for one in results])
    return RoundPage(
        title=_label(found.scheme),
        lead=lead,
        crumbs=(Crumb(_ASSESSMENT, reverse("assessment:rounds")), Crumb(str(found.year))),
        results=tables.results(found.pk, results, names),
        picture=totals_picture(found, results, names),
        assumption=scheme.assumption if scheme else None,
        rests_on=_rests_on(found),
    )


def scorecard_page(*, actor: Actor, round_id: int, place_code: str) -> ScorecardPage:
    """Give one assessed place with every score.

    Raises:
        NotFoundError: the place was not assessed, or its result is not for the actor.
    """
    found = _round(actor, round_id)
    result, name = _result(actor, found, place_code)
    scheme = _scheme(found)
    return ScorecardPage(
        title=Text("{name} · scorecard {year}", "{name} · {year} 年得分单").fill(name=name, year=found.year),
        lead=_verdict(result),
        crumbs=(*_crumbs(found), Crumb(name)),
        scores=tables.scores(found.pk, result),
        formula=text(result["formula"]),
        assumption=scheme.assumption if scheme else None,
    )


def working_page(*, actor: Actor, round_id: int, place_code: str, indicator: str) -> WorkingPage:
    """Give the working of one score: formula, raw figures, sources.

    Raises:
        NotFoundError: the scheme has no such indicator, or the result is not for the actor.
    """
    found = _round(actor, round_id)
    result, name = _result(actor, found, place_code)
    every = [(block, score) for block in result["blocks"] for score in block["scores"]]
    chosen = next(((block, score) for block, score in every if score["indicator"] == indicator), None)
    if chosen is None:
        raise NotFoundError(what=Text("The score", "该项得分"))
    block, score = chosen
    return WorkingPage(
        title=text(score["label"]),
        lead=_points(name, score),
        crumbs=(
            *_crumbs(found),
            Crumb(name, reverse("assessment:scorecard", args=[found.pk, place_code])),
            Crumb(text(score["label"])),
        ),
        formula=text(score["formula"]),
        facts=_facts(block, score, _assumption(_scheme(found), indicator)),
        numbers=tables.numbers(score, place_code, found.year, _ways(actor, place_code)),
    )


def _ways(actor: Actor, place_code: str) -> tables.Ways:
    """Say how far the evidence of a place opens to a reader: a result may be seen from below, its rows may not."""
    is_in_reach = actor.scope.covers(place_code)
    return tables.Ways(to_place=is_in_reach, to_households=is_in_reach and actor.may(May.SEE_HOUSEHOLDS))


def _round(actor: Actor, round_id: int) -> Round:
    actor.need(May.SEE_ASSESSMENT)
    found = Round.objects.filter(pk=round_id).first()
    if found is None:
        raise NotFoundError(what=Text("The assessment round", "该考核轮次"))
    return found


def _result(actor: Actor, found: Round, place_code: str) -> tuple[dict[str, Any], Text]:
    for one in found.result["results"]:
        if one["place"] == place_code and sees_result_of(actor, place_code):
            return one, place_names([place_code]).get(place_code, Text(place_code, place_code))
    raise NotFoundError(what=Text("The result", "该考核结果"))


def _scheme(found: Round) -> Scheme | None:
    """Give the scheme of a run, if the one that ships is still the one that was used."""
    if found.scheme not in scheme_keys():
        return None
    scheme = load_scheme(found.scheme)
    return scheme if scheme.hash == found.scheme_hash else None


def _label(key: str) -> Text:
    return load_scheme(key).label if key in scheme_keys() else Text(key, key)


def _assumption(scheme: Scheme | None, indicator: str) -> Text | None:
    return next((one.assumption for one in scheme.indicators() if one.key == indicator), None) if scheme else None


def _crumbs(found: Round) -> tuple[Crumb, ...]:
    return (
        Crumb(_ASSESSMENT, reverse("assessment:rounds")),
        Crumb(str(found.year), reverse("assessment:round", args=[found.pk])),
    )


def _verdict(result: dict[str, Any]) -> Text:
    if result["total"] is None:
        return text(result["formula"])
    words = Text("Total {total} of 100, band: {band}.", "总分 {total}（满分 100 分），等次：{band}。").fill(
        total=result["total"], band=text(result["band"]["label"])
    )
    for hit in result["limits"]:
        limit = Text(" Limited: {why}", "等次受限：{why}").fill(why=text(hit["words"]))
        words = Text(words.en + limit.en, words.zh + limit.zh)
    return words


def _points(name: Text, score: dict[str, Any]) -> Text:
    if score["points"] is None:
        return text(score["missing"])
    return Text("{name}: {points} of {full} points.", "{name}：得 {points} 分（分值 {full} 分）。").fill(
        name=name, points=score["points"], full=mark(score["full_mark"])
    )


def _facts(block: dict[str, Any], score: dict[str, Any], assumption: Text | None) -> Facts:
    facts: Facts = (
        (Text("Definition", "指标定义"), text(score["definition"])),
        (Text("Population", "统计对象"), text(score["population"])),
        (Text("Rule", "计分规则"), text(score["rule_words"])),
        (Text("Actual", "实绩"), _with_unit(score, "value")),
        (Text("Full mark at", "满分标准"), _with_unit(score, "target")),
        (Text("Block", "所属板块"), text(block["label"])),
    )
    return (*facts, (Text("Assumed", "假定"), assumption)) if assumption else facts


def _with_unit(score: dict[str, Any], key: str) -> Text:
    return Text("{number} {unit}", "{number} {unit}").fill(number=figure(score[key]), unit=text(score["unit"]))


def _rests_on(found: Round) -> Facts:
    snapshots = tuple(
        (Text(f"Snapshot {year}", f"{year} 年度快照"), f"v{one['version']} · {one['hash'][:_HASH_SHOWN]}")
        for year, one in found.snapshots.items()
    )
    return (
        (Text("Scheme", "考核办法"), f"{found.scheme} v{found.scheme_version} · {found.scheme_hash[:_HASH_SHOWN]}"),
        *snapshots,
        (Text("Result", "结果"), found.result_hash[:_HASH_SHOWN]),
        (
            Text("Computed", "计算"),
            Text("{at} · {by}", "{at} · {by}").fill(at=moment(found.at), by=_doers([found])[found.pk]),
        ),
    )


def round_names(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give rounds by scheme, year and run; they lead to their page to whoever sees assessments."""
    opens = actor.may(May.SEE_ASSESSMENT)
    rows = Round.objects.filter(pk__in=numbers(keys)).values_list("pk", "scheme", "year", "run")
    return {
        str(pk): Crumb(
            _NAMED.fill(scheme=_label(scheme), year=year, run=run),
            reverse("assessment:round", args=[pk]) if opens else "",
        )
        for pk, scheme, year, run in rows
    }


def _doers(rounds: Sequence[Round]) -> dict[int, Text | str]:
    """Say who computed rounds; only the log knows whether it was the platform, which each language calls its way."""
    subjects = [f"round:{one.pk}" for one in rounds]
    keys = dict(AuditEvent.objects.filter(action=COMPUTED, subject__in=subjects).values_list("subject", "actor_key"))
    return {one.pk: shown_name(keys.get(f"round:{one.pk}", ""), one.by_name) for one in rounds}


def broken_rounds() -> list[Text]:
    """Give what is wrong with stored results: one whose content no longer has its hash, or lacks its audit event."""
    recorded = {event.subject: event for event in AuditEvent.objects.filter(action=COMPUTED)}
    problems = []
    for found in Round.objects.iterator(chunk_size=20):
        event = recorded.pop(f"round:{found.pk}", None)
        if content_hash(found.result) != found.result_hash:
            problems.append(_CHANGED.fill(scheme=found.scheme, run=found.run))
        elif event is None or _told(event) != _stands(found):
            problems.append(_UNRECORDED.fill(scheme=found.scheme, run=found.run))
    return problems + [_ERASED.fill(scheme=event.detail["scheme"], number=event.number) for event in recorded.values()]


def _told(event: AuditEvent) -> tuple[Any, ...]:
    named = [event.detail[key] for key in ("result_hash", "scheme_hash", "scheme", "year", "snapshots")]
    return *named, event.at, event.actor_name


def _stands(found: Round) -> tuple[Any, ...]:
    named = [found.result_hash, found.scheme_hash, found.scheme, found.year, found.snapshots]
    return *named, found.at, found.by_name
