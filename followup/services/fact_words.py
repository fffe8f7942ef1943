"""How people and letters write the choices of a fact: "postmenopausal" for after the menopause."""

from __future__ import annotations

from followup.domain.facts import FactName

_SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "menopause": {
        "before": ("premenopausal", "pre menopausal", "pre menopause", "pre", "no"),
        "during": ("perimenopausal", "peri menopausal", "perimenopause", "peri", "in the menopause"),
        "after": ("postmenopausal", "post menopausal", "post menopause", "menopausal", "post", "yes"),
    },
    "sex": {"female": ("f", "woman", "w"), "male": ("m", "man")},
    "histology": {
        "ductal": ("invasive ductal", "invasive ductal carcinoma", "idc", "dcis", "nst", "no special type"),
        "lobular": ("invasive lobular", "invasive lobular carcinoma", "ilc", "lcis"),
    },
    "surgery": {
        "lumpectomy": (
            *("wide local excision", "wle", "breast conserving surgery", "breast conservation", "bcs"),
            *("partial mastectomy", "segmental mastectomy", "quadrantectomy"),
        ),
    },
    "region": {
        "us": ("usa", "united states", "america"),
        "ca": ("canada",),
        "uk": ("gb", "united kingdom", "britain", "great britain", "england", "scotland", "wales", "northern ireland"),
        "ie": ("ireland",),
        "au": ("australia",),
        "nz": ("new zealand",),
        "eu": ("europe", "european union"),
    },
    "her2": {"positive": ("+", "pos"), "negative": ("-", "neg")},
    "oestrogen_receptor": {"positive": ("+", "pos"), "negative": ("-", "neg")},
    "progesterone_receptor": {"positive": ("+", "pos"), "negative": ("-", "neg")},
}


def choice_said(fact: FactName, value: str) -> str:
    """Return the choice of a fact that a value says, or the value as it is compared where it is none of them."""
    folded = " ".join(value.casefold().replace("-", " ").replace("_", " ").split()) or value.strip()
    plain = folded.replace(" ", "_")
    if plain in fact.choices:
        return plain
    for choice, words in _SAID.get(fact.name, {}).items():
        if folded in words:
            return choice
    # "Mastectomy with reconstruction" names one of the choices.
    named = [choice for choice in fact.choices if choice in folded.split()]
    return named[0] if len(named) == 1 and fact.name == "surgery" else plain
