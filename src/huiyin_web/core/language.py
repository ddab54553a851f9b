"""Which of the house's two languages the present request speaks."""

from django.utils.translation import get_language

from huiyin.kernel.text import Language


def current_language() -> Language:
    """Give `en` or `zh`."""
    return language_of(get_language() or "")


def language_of(code: str) -> Language:
    """Give `en` or `zh` of a code that Django names a language by."""
    return "en" if code.startswith("en") else "zh"
