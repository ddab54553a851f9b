"""The answers that a questionnaire on paper offers, from the fields that a form asks for."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind

_YES_NO = Text("□ yes    □ no", "□ 是    □ 否")


def answer_line(field: Field) -> Text:
    """Give what stands beside a question: boxes to tick where the answers are known, else room to write."""
    if field.kind is Kind.FLAG:
        return _YES_NO
    if field.codes is not None:
        labels = [code.label for code in field.codes.codes]
        return Text("    ".join(f"□ {one.en}" for one in labels), "    ".join(f"□ {one.zh}" for one in labels))
    return Text("", "")
