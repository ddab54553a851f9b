"""What a promise is about that answers a gap of a village or a need of its households: kinds of the one engine."""

# By the keys of a village's register of facilities.
KIND_OF_GAP = {
    "road": "works", "power": "works", "water": "works", "network": "works",
    "clinic": "service", "school": "service", "culture": "service",
}  # fmt: skip
# By the keys of `records.codes.NEED`; "other" says nothing that a unit could answer.
KIND_OF_NEED = {
    "industry": "industry", "employment": "jobs", "training": "training", "schooling": "service",
    "medical": "service", "housing": "relocation", "water": "works", "road": "works", "power": "works",
    "credit": "funds", "relocation": "relocation", "care": "service",
}  # fmt: skip
