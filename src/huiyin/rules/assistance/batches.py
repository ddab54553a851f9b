"""The batches by which people leave poverty, and which kind of help belongs to which.

Source: the Decision on Winning the Fight against Poverty (29 November 2015), sections 6 to 11: production, relocation,
ecological compensation, education, and the safety net; skills training and work stand beside them in section 7.
"""

from enum import StrEnum

from huiyin.kernel.text import Text


class Batch(StrEnum):
    """A way out of poverty."""

    PRODUCTION = "production"
    SKILLS = "skills"
    RELOCATION = "relocation"
    ECOLOGY = "ecology"
    EDUCATION = "education"
    SAFETY_NET = "safety_net"
    SERVICES = "services"  # what makes the three guarantees and safe water true at the house

    @property
    def label(self) -> Text:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    Batch.PRODUCTION: Text("production", "发展生产"),
    Batch.SKILLS: Text("skills and work", "技能就业"),
    Batch.RELOCATION: Text("relocation", "易地搬迁"),
    Batch.ECOLOGY: Text("ecological posts", "生态补偿"),
    Batch.EDUCATION: Text("education", "发展教育"),
    Batch.SAFETY_NET: Text("safety net", "社会保障兜底"),
    Batch.SERVICES: Text("services and housing", "住房和公共服务"),
}
BATCH_OF = {  # by the keys of `HELP_KIND`; other help belongs to none
    "industry": Batch.PRODUCTION,
    "microcredit": Batch.PRODUCTION,
    "training": Batch.SKILLS,
    "employment": Batch.SKILLS,
    "relocation": Batch.RELOCATION,
    "ecological_post": Batch.ECOLOGY,
    "education": Batch.EDUCATION,
    "social_security": Batch.SAFETY_NET,
    "health": Batch.SERVICES,
    "dangerous_house": Batch.SERVICES,
    "infrastructure": Batch.SERVICES,
}
