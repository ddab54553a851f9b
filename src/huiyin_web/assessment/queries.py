"""Read assessment rounds: the list, the table, a scorecard, the working of one score. Scope is applied here."""

from collections.abc import Mapping
from typing import Any

from huiyin.kernel.text import Text
from huiyin.scoring import Scheme, load_scheme, scheme_keys
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assessment.models import Round
from huiyin_web.assessment.pages import (
    BlockCell,
    BlockView,
    RawFigure,
    ResultRow,
    RoundPage,
    RoundRow,
    RoundsPage,
    SchemeChoice,
    ScorecardPage,
    ScoreView,
    SnapshotLink,
    WorkingPage,
)
from huiyin_web.assessment.permissions import sees_result_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_names

_ROUND = Text("the assessment round", "考核轮次")
_RESULT = Text("the result", "考核结果")
_SCORE = Text("the score", "得分")


def rounds_page(*, actor: Actor) -> RoundsPage:
    """Give all runs, newest first, and the schemes that could be run."""
    actor.need(May.SEE_ASSESSMENT)
    schemes = [load_scheme(key) for key in scheme_keys()]
    return RoundsPage(
        rounds=tuple(_round_row(one) for one in Round.objects.defer("result")),
        schemes=tuple(SchemeChoice(one.key, one.year, one.label) for one in schemes),
        may_assess=actor.may(May.ASSESS),
    )


def round_page(*, actor: Actor, round_id: int) -> RoundPage:
    """Give the table of one run: the results that the actor sees, best band first, then by name.

    Raises:
        NotFoundError: there is no such run.
    """
    found = _round(actor, round_id)
    scheme = _scheme(found)
    rows = _rows(actor, found)
    order = {band.key: place for place, band in enumerate(scheme.bands)} if scheme else {}
    rows.sort(key=lambda row: (order.get(row.band or "", len(order)), row.place_code))
    return RoundPage(
        round=_round_row(found),
        blocks=rows[0].blocks if rows else (),
        rows=tuple(rows),
        assessed=len(found.result["results"]),
        assumption=scheme.assumption if scheme else None,
        snapshots=tuple(SnapshotLink(year, one["version"], one["hash"]) for year, one in found.snapshots.items()),
    )


def scorecard_page(*, actor: Actor, round_id: int, place_code: str) -> ScorecardPage:
    """Give one assessed place with every score.

    Raises:
        NotFoundError: the place was not assessed, or its result is not for the actor.
    """
    found = _round(actor, round_id)
    row, result = _result(actor, found, place_code)
    scheme = _scheme(found)
    return ScorecardPage(
        round=_round_row(found),
        row=row,
        formula=_text(result["formula"]),
        blocks=tuple(
            BlockView(
                _text(block["label"]),
                block["points"],
                block["full_mark"],
                tuple(_score(one) for one in block["scores"]),
            )
            for block in result["blocks"]
        ),
        assumption=scheme.assumption if scheme else None,
    )


def working_page(*, actor: Actor, round_id: int, place_code: str, indicator: str) -> WorkingPage:
    """Give the working of one score: formula, raw figures, sources.

    Raises:
        NotFoundError: the scheme has no such indicator, or the result is not for the actor.
    """
    found = _round(actor, round_id)
    row, result = _result(actor, found, place_code)
    for block in result["blocks"]:
        for score in block["scores"]:
            if score["indicator"] == indicator:
                return WorkingPage(
                    round=_round_row(found),
                    row=row,
                    block=_text(block["label"]),
                    score=_score(score),
                    assumption=_assumption(_scheme(found), indicator),
                )
    raise NotFoundError(what=_SCORE)


def _round(actor: Actor, round_id: int) -> Round:
    actor.need(May.SEE_ASSESSMENT)
    found = Round.objects.filter(pk=round_id).first()
    if found is None:
        raise NotFoundError(what=_ROUND)
    return found


def _scheme(found: Round) -> Scheme | None:
    """Give the scheme of a run, if the one that ships is still the one that was used."""
    if found.scheme not in scheme_keys():
        return None
    scheme = load_scheme(found.scheme)
    return scheme if scheme.hash == found.scheme_hash else None


def _assumption(scheme: Scheme | None, indicator: str) -> Text | None:
    return next((one.assumption for one in scheme.indicators() if one.key == indicator), None) if scheme else None


def _round_row(found: Round) -> RoundRow:
    label = load_scheme(found.scheme).label if found.scheme in scheme_keys() else Text(found.scheme, found.scheme)
    return RoundRow(found.pk, found.year, found.scheme, label, found.run, found.at, found.by_name, found.result_hash)


def _rows(actor: Actor, found: Round) -> list[ResultRow]:
    results = [one for one in found.result["results"] if sees_result_of(actor, one["place"])]
    names = place_names([one["place"] for one in results])
    return [_result_row(one, names) for one in results]


def _result(actor: Actor, found: Round, place_code: str) -> tuple[ResultRow, dict[str, Any]]:
    for one in found.result["results"]:
        if one["place"] == place_code and sees_result_of(actor, place_code):
            return _result_row(one, place_names([place_code])), one
    raise NotFoundError(what=_RESULT)


def _result_row(result: dict[str, Any], names: Mapping[str, Text]) -> ResultRow:
    code, band = result["place"], result["band"]
    return ResultRow(
        place_code=code,
        name=names.get(code, Text(code, code)),
        total=result["total"],
        band=band["key"] if band else None,
        band_label=_text(band["label"]) if band else None,
        limits=tuple(_text(hit["label"]) for hit in result["limits"]),
        blocks=tuple(
            BlockCell(block["key"], _text(block["label"]), block["points"], block["full_mark"])
            for block in result["blocks"]
        ),
    )


def _score(score: dict[str, Any]) -> ScoreView:
    return ScoreView(
        indicator=score["indicator"],
        label=_text(score["label"]),
        definition=_text(score["definition"]),
        population=_text(score["population"]),
        unit=_text(score["unit"]),
        value=score["value"],
        target=score["target"],
        full_mark=score["full_mark"],
        points=score["points"],
        rule_words=_text(score["rule_words"]),
        formula=_text(score["formula"]),
        missing=_text(score["missing"]) if score["missing"] else None,
        figures=tuple(
            RawFigure(
                role=one["role"],
                label=_text(one["label"]),
                unit=_text(one["unit"]),
                number=one["number"],
                origin=_text(one["origin"]),
                source=_text(one["source"]),
                from_register=one["origin"]["en"] == "frozen register",
            )
            for one in score["figures"]
        ),
    )


def _text(plain: dict[str, str]) -> Text:
    return Text(plain["en"], plain["zh"])
