"""The facts a log can hold about the person and the cancer, by name."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "unknown"
"""The answer that says "I do not know"; it is an answer of its own and never inferred."""


@dataclass(frozen=True, slots=True)
class FactName:
    """One fact: its title, how its value is read (`text`, `day`, `choice`, `number`) and the choices there are.

    `sided` facts may stand once for each side; `many` facts may stand several times.
    """

    name: str
    title: str
    form: str = "text"
    choices: tuple[str, ...] = ()
    sided: bool = False
    many: bool = False


_RECEPTOR = ("positive", "negative", UNKNOWN)

FACTS: dict[str, FactName] = {
    fact.name: fact
    for fact in (
        FactName("name", "Name"),
        FactName("birth_date", "Date of birth", "day"),
        FactName("sex", "Sex", "choice", ("female", "male", "other", UNKNOWN)),
        FactName("region", "Country or region", "choice", ("us", "ca", "uk", "ie", "au", "nz", "eu", "other")),
        FactName("menopause", "Menopause", "choice", ("before", "during", "after", UNKNOWN)),
        FactName("uterus", "Womb", "choice", ("kept", "removed", UNKNOWN)),
        FactName("diagnosed_on", "Date of diagnosis", "day", sided=True),
        FactName("cancer_side", "Side of the cancer", "choice", ("left", "right", "both", UNKNOWN)),
        FactName("histology", "Type of the cancer", "choice", ("ductal", "lobular", "other", UNKNOWN), sided=True),
        FactName("stage", "Stage", sided=True),
        FactName("grade", "Grade", "choice", ("1", "2", "3", UNKNOWN), sided=True),
        FactName("tumour_size", "Size of the tumour", sided=True),
        FactName("nodes", "Lymph nodes", sided=True),
        FactName("margins", "Margins", "choice", ("clear", "close", "positive", UNKNOWN), sided=True),
        FactName("oestrogen_receptor", "Oestrogen receptor", "choice", _RECEPTOR, sided=True),
        FactName("progesterone_receptor", "Progesterone receptor", "choice", _RECEPTOR, sided=True),
        FactName("her2", "HER2", "choice", ("positive", "negative", "low", UNKNOWN), sided=True),
        FactName("inflammatory", "Inflammatory breast cancer", "choice", ("yes", "no", UNKNOWN), sided=True),
        FactName("genetic_test", "Genetic test"),
        FactName(
            "surgery", "Breast surgery", "choice", ("lumpectomy", "mastectomy", "none", UNKNOWN), sided=True, many=True
        ),
        FactName("surgery_side", "Side of the surgery", "choice", ("left", "right", "both", UNKNOWN)),
        FactName("nodes_removed", "Lymph nodes removed", "choice", ("yes", "no", UNKNOWN), sided=True),
        FactName("reconstruction", "Breast rebuilt", "choice", ("yes", "no", UNKNOWN), sided=True),
        FactName("radiotherapy_ended_on", "Last day of radiotherapy", "day", sided=True),
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
