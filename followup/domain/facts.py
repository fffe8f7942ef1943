"""The facts a log can hold about the person and the cancer, by name."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "unknown"
"""The answer that says "I do not know"; it is an answer of its own and never inferred."""


@dataclass(frozen=True, slots=True)
class FactName:
    """One fact: its title, how its value is read and the choices there are.

    `form` is `text`, `day`, `choice`, `count` (a whole number) or `height`. `sided` facts may stand once for each side,
    `many` facts several times; those `per_diagnosis` may stand again for a later cancer.
    """

    name: str
    title: str
    form: str = "text"
    choices: tuple[str, ...] = ()
    sided: bool = False
    many: bool = False
    per_diagnosis: bool = False


_RECEPTOR = ("positive", "negative", UNKNOWN)
_GIVEN = ("yes", "no", UNKNOWN)


def _of_cancer(name: str, title: str, form: str = "text", choices: tuple[str, ...] = (), **more: bool) -> FactName:
    return FactName(name, title, form, choices, sided=True, per_diagnosis=True, **more)


FACTS: dict[str, FactName] = {
    fact.name: fact
    for fact in (
        FactName("name", "Name"),
        FactName("birth_date", "Date of birth", "day"),
        FactName("sex", "Sex", "choice", ("female", "male", "other", UNKNOWN)),
        FactName("height", "Height", "height"),
        FactName("region", "Country or region", "choice", ("us", "ca", "uk", "ie", "au", "nz", "eu", "other")),
        FactName("menopause", "Menopause", "choice", ("before", "during", "after", UNKNOWN)),
        FactName("uterus", "Womb", "choice", ("kept", "removed", UNKNOWN)),
        FactName("diagnosed_on", "Date of diagnosis", "day", sided=True),
        FactName("cancer_side", "Side of the cancer", "choice", ("left", "right", "both", UNKNOWN), per_diagnosis=True),
        FactName(
            "cancer_place",
            "Where the cancer was found",
            "choice",
            ("breast", "chest_wall", "nodes", "bone", "liver", "lung", "brain", "other", UNKNOWN),
            many=True,
            per_diagnosis=True,
        ),
        _of_cancer("histology", "Type of the cancer", "choice", ("ductal", "lobular", "other", UNKNOWN)),
        _of_cancer("stage", "Stage"),
        _of_cancer("grade", "Grade", "choice", ("1", "2", "3", UNKNOWN)),
        _of_cancer("tumour_size", "Size of the tumour"),
        _of_cancer("nodes_examined", "Lymph nodes looked at", "count"),
        _of_cancer("nodes_positive", "Lymph nodes with cancer", "count"),
        _of_cancer("nodes", "Lymph nodes"),
        _of_cancer("margins", "Margins", "choice", ("clear", "close", "positive", UNKNOWN)),
        _of_cancer("oestrogen_receptor", "Oestrogen receptor", "choice", _RECEPTOR),
        _of_cancer("progesterone_receptor", "Progesterone receptor", "choice", _RECEPTOR),
        _of_cancer("her2", "HER2", "choice", ("positive", "negative", "low", UNKNOWN)),
        _of_cancer("inflammatory", "Inflammatory breast cancer", "choice", _GIVEN),
        _of_cancer("biopsy", "Biopsy done", "choice", _GIVEN),
        _of_cancer("biopsy_on", "Date of the biopsy", "day"),
        FactName("genetic_test", "Genetic test"),
        FactName(
            "surgery", "Breast surgery", "choice", ("lumpectomy", "mastectomy", "none", UNKNOWN), sided=True, many=True
        ),
        FactName("surgery_side", "Side of the surgery", "choice", ("left", "right", "both", UNKNOWN)),
        FactName("nodes_removed", "Lymph nodes removed", "choice", _GIVEN, sided=True),
        FactName("reconstruction", "Breast rebuilt", "choice", _GIVEN, sided=True),
        _of_cancer("radiotherapy", "Radiotherapy given", "choice", _GIVEN),
        FactName("radiotherapy_ended_on", "Last day of radiotherapy", "day", sided=True),
        FactName("chemotherapy", "Chemotherapy given", "choice", _GIVEN, per_diagnosis=True),
        FactName("hormone_treatment", "Hormone treatment given", "choice", _GIVEN, per_diagnosis=True),
        FactName("targeted_treatment", "Targeted treatment given", "choice", _GIVEN, per_diagnosis=True),
        FactName("immune_treatment", "Immunotherapy given", "choice", _GIVEN, per_diagnosis=True),
        FactName("bone_treatment", "Bone-building treatment given", "choice", _GIVEN, per_diagnosis=True),
        FactName("treatment_ended_on", "When treatment ended", "day"),
        FactName("cancer_history", "Cancer history", many=True),
        FactName("known_condition", "Other health condition", many=True),
        FactName("team_name", "Cancer team"),
        FactName("team_phone", "Phone number of the team"),
        FactName("team_phone_out_of_hours", "Number for nights and weekends"),
        FactName("allergy", "Allergy", many=True),
    )
}
"""Every fact by name. An import keeps a fact that is not here as a note."""
