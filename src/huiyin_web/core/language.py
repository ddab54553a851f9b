"""Which of the house's two languages the present request speaks."""

from django.utils.translation import get_language

from huiyin.kernel.text import Language


def current_language() -> Language:
    """Give `en` or `zh`."""
    return "en" if (get_language() or "").startswith("en") else "zh"
