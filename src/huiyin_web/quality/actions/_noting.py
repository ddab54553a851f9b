"""What a note may hold: it goes into the audit log, where others read it and nothing is taken away."""

from huiyin.kernel.text import Text
from huiyin.rules.publicity import personal_in
from huiyin_web.quality.errors import NotePersonalError


def checked_note(note: str) -> str:
    """Give a note that holds no personal number, without the blanks around it.

    Raises:
        NotePersonalError: it holds one.
    """
    bare = note.strip()
    if kinds := personal_in(bare):
        raise NotePersonalError(kinds=Text.join(kinds))
    return bare
