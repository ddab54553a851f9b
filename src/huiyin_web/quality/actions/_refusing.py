"""End a list without a comparison."""

import shutil
from datetime import datetime

from django.db import transaction

from huiyin.kernel.errors import HuiyinError
from huiyin.records.checking import PROBLEMS_FILE
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.jobs.models import kept
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.recording import LIST_REFUSED

_NOTED = ("rows", "refused", "unsound", "problems", "tab", "headings")


@transaction.atomic
def refuse(found: DepartmentList, error: HuiyinError, *, by: Actor, at: datetime) -> None:
    """Say why a list is not compared, with what was noted of it, and delete its rows."""
    found.refusal = kept(error.text)
    found.save(update_fields=["refusal", *_NOTED])
    audit.record(
        LIST_REFUSED, by=by, at=at, subject=f"list:{found.pk}", place_code=found.place_code,
        detail={"error": error.code},
    )  # fmt: skip
    delete_rows(found)


def delete_rows(found: DepartmentList) -> int:
    """Delete whatever holds rows of a list, and give how many files and folders that were; what was wrong stays."""
    useless = [file for file in folder_of(found.uuid).glob("*") if file.name != PROBLEMS_FILE]
    for file in useless:
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink()
    return len(useless)
