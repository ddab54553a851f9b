"""What somebody whose villages answer a collection has to do, in plain words."""

from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.models import Collection, CollectionState
from huiyin_web.collecting.pages import Todo
from huiyin_web.collecting.permissions import ANSWERING
from huiyin_web.collecting.queries.answers import unanswered
from huiyin_web.imports.kinds import kind_of
from huiyin_web.places.queries import place_names

_NAMED = 8
_DONE = Text("All your villages have answered. There is nothing to do.", "本地各村均已应答，无须再填报。")
_MISSING = Text(
    "Still to answer by {ends}: {villages} ({missing} of {all}).",
    "请于 {ends} 前应答：{villages}（共 {all} 个村，未完成 {missing} 个）。",
)
_LATE = Text("It ended on {ends} without {villages}. Nothing can be handed in any more.",
             "已于 {ends} 截止，{villages}未应答，不再接收填报。")  # fmt: skip
_AHEAD = Text("It begins on {begins}; there is nothing to do before.", "{begins} 开始，此前无须填报。")
_MORE = Text("{villages} and {more} more", "{villages}等（另 {more} 个）")
_GET = Text("Download the form of your villages below. It is filled in with what is known.",
            "在下方下载本地各村的表格，已有数据均已预填。")  # fmt: skip
_GET_VILLAGE = Text("Your township gives you the form. It is filled in with what is known.",
                    "向乡镇领取表格，已有数据均已预填。")  # fmt: skip
_FILL = Text("Fill in the green columns: {fields}. Correct the other columns only where they are wrong.",
             "填写绿色列：{fields}。其他列有误时方更正。")  # fmt: skip
_BRING = Text("Bring the file in on the page Import. Leave all columns in.", "填好后在“数据导入”页上传，请保留全部列。")
_BRING_VILLAGE = Text(
    "Give the form back to your township, which brings it in. This page then says that your village has answered.",
    "将填好的表格交回乡镇，由乡镇导入；导入后本页显示“已应答”。",
)


def todo(actor: Actor, row: Collection, on: date) -> Todo | None:
    """Say what somebody's villages have to do: none where nobody of theirs answers, or it was not admitted."""
    if actor.role not in ANSWERING or row.state != CollectionState.ADMITTED:
        return None
    missing, every = unanswered(actor, row)
    if not every:
        return None
    if not missing:
        return Todo(_DONE, "good", ())
    if on < row.begins_on:
        return Todo(_AHEAD.fill(begins=row.begins_on), "", ())
    if on > row.ends_on:
        return Todo(_LATE.fill(ends=row.ends_on, villages=_listed(missing)), "bad", ())
    stands = _MISSING.fill(ends=row.ends_on, villages=_listed(missing), missing=len(missing), all=every)
    return Todo(stands, "warn", _steps(row, imports=actor.may(May.IMPORT)))


def _steps(row: Collection, *, imports: bool) -> tuple[Text, ...]:
    asked = [field.label for field in kind_of(row.kind).sheet.kept if field.key in row.fields]
    fill = _FILL.fill(fields=Text.join(asked))
    return (_GET, fill, _BRING) if imports else (_GET_VILLAGE, fill, _BRING_VILLAGE)


def _listed(codes: list[str]) -> Text:
    names = place_names(codes[:_NAMED])
    said = Text.join(names.get(code, Text(code, code)) for code in codes[:_NAMED])
    return _MORE.fill(villages=said, more=len(codes) - _NAMED) if len(codes) > _NAMED else said
