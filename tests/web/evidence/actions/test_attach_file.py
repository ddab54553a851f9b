import pytest

from huiyin.policy import Office
from huiyin_web.access.queries import actor_of
from huiyin_web.core import audit
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.evidence.actions.attach_file import attach_file
from huiyin_web.evidence.errors import AttachedAlreadyError, EmptyFileError, FullError
from huiyin_web.evidence.folder import attachments_folder, path_of, sound
from huiyin_web.evidence.limits import MOST_FILES
from huiyin_web.evidence.models import EvidenceFile
from support import cast
from support.cases import AT, CELLS, DAY, exit_case, officer, step
from support.evidence import SHOWS, attached, document, picture, placed_picture, step_of

pytestmark = pytest.mark.django_db


def kept():
    folder = attachments_folder()
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_picture_lies_under_its_random_id_and_its_row_has_the_hash_of_what_lies_there(case):
    row = attached(case, content=placed_picture())
    assert kept() == [row.uuid.hex]
    assert len(path_of(row.uuid).read_bytes()) == row.size
    assert sound(row.uuid, row.sha256) is not None


def test_it_is_recorded_with_the_hash_and_without_the_name_that_it_came_with(case):
    row = attached(case, name="扎西才让认可书.jpg")
    event = AuditEvent.objects.order_by("number").last()
    assert (event.action, event.subject, event.place_code) == (
        "evidence.file.attached", f"evidence:{row.pk}", cast.VILLAGE,
    )  # fmt: skip
    assert event.detail == {"of": step_of(case), "shows": SHOWS, "sha256": row.sha256, "size": row.size}


def test_a_file_of_another_format_than_its_name_says_is_named_by_what_is_kept(case):
    assert attached(case, name="minutes.pdf").file_name == "minutes.jpg"
    assert attached(case, name="photo.jpg", content=document()).file_name == "photo.pdf"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd.jpg"), ("C:\\scans\\a.png", "a.jpg"), ("a\u202egpj.exe", "agpj.jpg"), ("a\0b.jpg", "ab.jpg"),
        ("记录" * 300 + ".jpg", "记录" * 98 + ".jpg"), ("", "–.jpg"),
    ],
    ids=["path", "windows", "right-to-left", "nul", "long", "none"],
)  # fmt: skip
def test_a_name_keeps_no_path_and_nothing_unseen(case, name, clean):
    row = attached(case, name=name)
    assert row.file_name == clean
    assert kept() == [row.uuid.hex]


def test_nothing_is_kept_of_a_file_that_is_refused(case):
    with pytest.raises(EmptyFileError):
        attached(case, content=b"")
    assert (kept(), EvidenceFile.objects.count()) == ([], 0)


def test_the_very_same_picture_is_attached_once_and_its_second_copy_is_not_left_behind(case):
    first = attached(case)
    with pytest.raises(AttachedAlreadyError):
        attached(case, name="again.jpg")
    assert kept() == [first.uuid.hex]


def test_a_file_has_its_final_name_only_once_its_row_is_recorded(case, monkeypatch):
    seen, record = [], audit.record

    def watched(*told, **more):
        seen.extend(kept())
        return record(*told, **more)

    monkeypatch.setattr(audit, "record", watched)
    row = attached(case)
    assert (seen, kept()) == ([f"{row.uuid.hex}.part"], [row.uuid.hex])


def test_a_step_has_so_many_files_and_no_more(case):
    for number in range(MOST_FILES):
        attached(case, content=picture(size=(10 + number, 10)))
    with pytest.raises(FullError, match=str(MOST_FILES)):
        attached(case, content=picture(size=(9, 9)))
    assert len(kept()) == MOST_FILES


def test_whoever_could_have_taken_the_step_attaches_and_an_office_above_does_not(case):
    another = actor_of(cast.village_worker(), on=DAY)
    assert attached(case, by=another).by_key == another.key
    with pytest.raises(NotAllowedError, match="attach files here"):
        attached(case, by=officer(Office.TOWNSHIP))
    assert len(kept()) == 1


@pytest.mark.parametrize("who", [cast.helper, cast.auditor, cast.provincial_office])
def test_whoever_only_reads_cases_attaches_nothing(case, who):
    with pytest.raises(NotAllowedError):
        attached(case, by=actor_of(who(), on=DAY))


def test_a_case_of_another_county_is_not_found():
    elsewhere = exit_case(cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        attached(elsewhere, by=officer())
    assert kept() == []


def test_minutes_that_come_late_are_attached_to_the_step_that_they_belong_to(case):
    subject = step_of(case)
    step(case, CELLS)
    row = attach_file(subject=subject, shows=SHOWS, name="a.jpg", content=picture(), by=officer(), at=AT)
    assert row.subject == subject


@pytest.mark.parametrize(
    "subject",
    ["case:{0}", "case:{0}:step:9", "case:0{0}:step:1", "case:{0}:step:1:x", "case:{0}:step:", "meeting:1", "case", ""],
)
def test_what_nobody_knows_has_no_files(case, subject):
    with pytest.raises(NotFoundError):
        attach_file(
            subject=subject.format(case.pk), shows=SHOWS, name="a.jpg", content=picture(), by=officer(), at=AT
        )  # fmt: skip


def test_a_paper_that_the_step_does_not_have_is_not_found(case):
    with pytest.raises(NotFoundError):
        attach_file(subject=step_of(case), shows="passport", name="a.jpg", content=picture(), by=officer(), at=AT)
