"""A picture of evidence for the demo: a notice board that nobody ever photographed, drawn by code."""

import io
from datetime import datetime

from PIL import Image, ImageDraw

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.models import NoticeLine
from huiyin_web.core.clock import day_of
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.models import EvidenceFile

_SIZE = (960, 640)
_WALL, _BOARD, _PAPER, _INK, _SEAL = "#c9b18f", "#5b3b22", "#fbfaf4", "#333333", "#b3261e"
_SHEETS = ((120, 130), (390, 130), (660, 130))
_WIDTH, _HEIGHT, _LINES = 200, 360, 11


def attach_a_notice_board(*, at: datetime) -> EvidenceFile:
    """Attach the picture to the step that hung the village's first notice."""
    hung = NoticeLine.objects.select_related("notice", "case").order_by("pk")[0]
    step = hung.case.steps.get(step=hung.notice.step)
    village = User.objects.get(pk=step.by_key.partition(":")[2])
    return attach_file(
        subject=f"case:{hung.case.pk}:step:{step.number}", shows="notice", name="公示栏.png",
        content=notice_board(), by=actor_of(village, on=day_of(at)), at=at,
    )  # fmt: skip


def notice_board() -> bytes:
    """Draw a board with three sheets whose lines say nothing, each with a seal."""
    picture = Image.new("RGB", _SIZE, _WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 70, _SIZE[0] - 60, _SIZE[1] - 70), fill=_BOARD)
    for left, top in _SHEETS:
        draw.rectangle((left, top, left + _WIDTH, top + _HEIGHT), fill=_PAPER)
        draw.rectangle((left + 50, top + 20, left + 150, top + 34), fill=_SEAL)
        for line in range(_LINES):
            y = top + 60 + line * 22
            draw.line((left + 20, y, left + _WIDTH - 20 - line % 3 * 25, y), fill=_INK, width=4)
        draw.ellipse((left + 120, top + 290, left + 180, top + 350), outline=_SEAL, width=5)
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()
