"""What is only supposed, asked in general, or keeps to its time is no symptom; what sounds alike and is there, is."""

from __future__ import annotations

import pytest

from followup.signs.finder import Finder
from tests.signs.logs import catalogue

FINDER = Finder(catalogue())


@pytest.mark.parametrize(
    "words",
    [
        "what does a breast lump feel like?",
        "how would I know if I had jaundice",
        "can you get lymphoedema from flying",
        "what counts as weight loss",
        "if my calf ever swells up I go to hospital",
        "if I get a fever over 38, who do I ring?",
        "if the breast turns red what should I do",
        "period started, bang on time",
        "my period came as usual",
        "regular periods again",
        "hip feels fine",
        "both knees look normal today",
        "breast is the same size and shape as always",
        "nurse told me to ring if I got a temperature",
        "must call the ward if my arm swells",
        "how long does it take for a scar to go lumpy",
        "temperature normal, 36.4",
        "temp normal 36.9 this morning",
        "dreading getting mouth ulcers",
        "swelling in the leg gone down completley",
    ],
)
def test_nothing_is_there(words: str) -> None:
    """Silent, or denied."""
    assert [match for match in FINDER.find(words) if match.present] == []


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("what is this lump in my breast", "breast_lump"),
        ("how do I get rid of this cough", "cough"),
        ("what does this lump in my breast mean", "breast_lump"),
        ("if I stand up quickly I get dizzy", "dizziness"),
        ("it hurts in my hip if I lie on it", "hip_pain"),
        ("periods heavier than usual", "vaginal_bleeding"),
        ("told to call if the fever did not go, and I still have it", "fever"),
        ("have to go to the loo if I cough, I leak", "bladder_control"),
        ("how long will this headache go on", "headache"),
        ("headache, otherwise I feel fine", "headache"),
        ("bad cough but I feel fine", "cough"),
        ("had a bleed after eight years with no periods", "vaginal_bleeding"),
    ],
)
def test_it_is_there(words: str, symptom: str) -> None:
    """Words that sound like a question, a thought or all being well, and speak of today."""
    assert [match.symptom for match in FINDER.find(words) if match.present][:1] == [symptom]
