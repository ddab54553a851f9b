"""Change one's own password."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from huiyin.kernel.text import Text
from huiyin_web.access.errors import PasswordError
from huiyin_web.access.models import User
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core import audit

_WRONG = Text("The present password is not this one.", "当前密码不正确。")
_SAME = Text("The new password is the present one; choose another.", "新密码与当前密码相同，请另设。")


def change_password(*, user: User, present: str, new: str, at: datetime) -> None:
    """Change one's own password; a one-time password is done with.

    Rule: ten letters at least, no common one, none like the name.
    Recorded: `access.password.changed`.

    Raises:
        PasswordError: the present one is wrong, or the new one will not do.
    """
    if not user.check_password(present):
        raise PasswordError(what=_WRONG)
    if new == present:
        raise PasswordError(what=_SAME)
    try:
        validate_password(new, user)
    except ValidationError as refused:
        raise PasswordError(what=_both(refused)) from refused
    hashed = make_password(new)
    with transaction.atomic():
        user.password, user.must_change_password, user.password_expires_at = hashed, False, None
        user.save(update_fields=["password", "must_change_password", "password_expires_at"])
        by = actor_of(user, on=at.date())
        audit.record("access.password.changed", by=by, at=at, subject=user.key, place_code=user.place_code)


def _both(refused: ValidationError) -> Text:
    """Give Django's own words in both languages of the house."""
    words = {}
    for language in ("en", "zh-hans"):
        with translation.override(language):
            words[language] = " ".join(refused.messages)
    return Text(words["en"], words["zh-hans"])
