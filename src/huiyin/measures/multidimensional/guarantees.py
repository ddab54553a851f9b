"""The country's two assurances and three guarantees, and safe drinking water, as deprivations of the register.

A household leaves poverty only where nobody goes without food and clothing, and compulsory education, basic medical
care and safe housing are guaranteed (Opinions on establishing a mechanism for leaving poverty, 2016, no. 16); safe
drinking water came to be asked for later. Not one may be lacking, so that `k` is a single share: docs/method/
multidimensional.md. The register holds what the village found; whether it was found rightly is for inspections.
"""

from typing import Final

from huiyin.kernel.text import Text
from huiyin.measures.multidimensional.deprivations import Deprivation


def _assured(name: str, column: str, label: Text) -> Deprivation:
    # The register says true where a thing is assured: who has less than that is deprived.
    return Deprivation(name, column, cutoff=1, label=label)


GUARANTEES: Final = (
    _assured("food", "food_assured", Text("food", "饮食")),
    _assured("clothing", "clothing_assured", Text("clothing", "衣着")),
    _assured("education", "education_guaranteed", Text("compulsory education", "义务教育")),
    _assured("medical_care", "medical_guaranteed", Text("basic medical care", "基本医疗")),
    _assured("housing", "housing_guaranteed", Text("safe housing", "住房安全")),
    _assured("water", "water_safe", Text("safe drinking water", "饮水安全")),
)
