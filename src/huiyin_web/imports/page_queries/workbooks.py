"""The workbooks that the pages give out: empty templates, and an office's own rows with what is wrong marked."""

from pathlib import Path

from huiyin.kernel.text import Language, Text
from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.corrected import write_corrected
from huiyin.records.templates import write_template
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.imports.choices import choices_for
from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.kinds import kind_of
from huiyin_web.imports.limits import MOST_WHOLE_ROWS
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import batch_of, uploaded_file

_WORKBOOK = Text("the workbook to mend", "待更正工作簿")


def is_whole(batch: ImportBatch) -> bool:
    """Say whether the workbook to mend holds every row; otherwise, and once rows were imported, the refused ones."""
    return batch.state == BatchState.CHECKED and batch.rows <= MOST_WHOLE_ROWS


def may_mend(actor: Actor, batch: ImportBatch) -> bool:
    """Say whether somebody gets the workbook: it holds personal values in clear, so only whoever sent the file."""
    mended = batch.state in {BatchState.CHECKED, BatchState.APPLIED} and batch.refused > 0
    return mended and batch.by_key == actor.key and (folder_of(batch.uuid) / PROBLEMS_FILE).exists()


def write_empty(out: Path, *, actor: Actor, kind: str, language: Language) -> str:
    """Write the template of a kind of file and give the name that it goes by.

    Raises:
        UnknownKindError: there is no such kind.
    """
    chosen = kind_of(kind)
    sheet = chosen.sheet
    write_template(sheet, out, language=language, choices=choices_for(actor, chosen, language=language))
    return f"{sheet.label.say(language)}-{Text('template', '模板').say(language)}.xlsx"


def write_mended(out: Path, *, actor: Actor, number: int, language: Language) -> str:
    """Write the workbook to mend of an import and give the name that it goes by.

    Raises:
        NotFoundError: it is not there, is somebody else's, or has nothing to mend.
    """
    batch = batch_of(actor=actor, number=number)
    if not may_mend(actor, batch):
        raise NotFoundError(what=_WORKBOOK)
    problems = folder_of(batch.uuid) / PROBLEMS_FILE
    sheet = kind_of(batch.kind).sheet
    write_corrected(uploaded_file(batch), sheet, problems, out, language=language, good_rows=is_whole(batch))
    return f"{Path(batch.file_name).stem}-{Text('to-mend', '待更正').say(language)}.xlsx"
