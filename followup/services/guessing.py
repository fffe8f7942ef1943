"""What kind a treatment, an examination or a medicine is, guessed from the name that somebody gave it."""

from __future__ import annotations

import re
from typing import TypeVar

from followup.domain.words import ExamKind, MedicineKind, TreatmentKind

Kind = TypeVar("Kind")

_PARTS = re.compile(r"[,;.()\n]|\b(?:but|then)\b")
_DENIED = re.compile(r"\b(?:no|not|without|none|never|nor|w/o)\b")
_NOT_DONE = re.compile(r"\b(?:declin|refus|plann|cancel|offered|instead of|consider|postpon|awaiting)")

_TREATMENTS: tuple[tuple[TreatmentKind, tuple[str, ...]], ...] = (
    (TreatmentKind.VACCINE, ("vaccin", "jab", "booster", "flu shot")),
    (TreatmentKind.RADIOTHERAPY, ("radiotherap", "radiation", "irradiat", "brachytherap")),
    (TreatmentKind.CHEMOTHERAPY, ("chemo", "docetaxel", "paclitaxel", "epirubicin", "doxorubicin", "capecitabine")),
    (TreatmentKind.IMMUNE, ("immunotherap", "pembrolizumab", "atezolizumab")),
    (TreatmentKind.TARGETED, ("trastuzumab", "herceptin", "pertuzumab", "kadcyla", "targeted", "ciclib", "olaparib")),
    (TreatmentKind.BONE, ("zoledron", "denosumab", "bisphosphonate", "ibandron", "bone-building", "bone building")),
    (
        TreatmentKind.HORMONE,
        ("hormon", "endocrine", "tamoxifen", "letrozole", "anastrozole", "exemestane", "fulvestrant", "goserelin"),
    ),
    (
        TreatmentKind.SURGERY,
        ("surg", "mastectomy", "lumpectomy", "operation", "reconstruct", "node", "axillary", "sentinel", "excision"),
    ),
)

_EXAMS: tuple[tuple[ExamKind, tuple[str, ...]], ...] = (
    (ExamKind.MAMMOGRAM, ("mammogra",)),
    (ExamKind.BONE_DENSITY, ("bone density", "dexa", "dxa")),
    (ExamKind.BONE_SCAN, ("bone scan", "scintigra")),
    (ExamKind.HEART, ("heart", "echo", "ecg", "ekg", "cardiac")),
    (ExamKind.BIOPSY, ("biops",)),
    (ExamKind.ULTRASOUND, ("ultrasound", "sonogra")),
    (ExamKind.MRI, ("mri", "magnetic resonance")),
    (ExamKind.PET, ("pet scan", "pet-ct", "pet/ct", "pet ct")),
    (ExamKind.CT, ("ct scan", "cat scan", "ct of", "computed tomography")),
    (ExamKind.XRAY, ("x-ray", "xray", "x ray")),
    (ExamKind.GYNAECOLOGICAL, ("gynaecolog", "gynecolog", "pelvic", "smear")),
    (ExamKind.BLOOD_TEST, ("blood test", "bloods", "blood count")),
    (ExamKind.CLINIC_VISIT, ("clinic", "check-up", "checkup", "follow-up")),
)

_MEDICINES: tuple[tuple[MedicineKind, tuple[str, ...]], ...] = (
    (MedicineKind.VITAMIN, ("vitamin",)),
    (MedicineKind.SUPPLEMENT, ("supplement", "omega-3", "fish oil", "turmeric", "probiotic", "magnesium", "herbal")),
)


def guess_treatment(name: str) -> TreatmentKind:
    """Return what kind of treatment a name says."""
    return _first(name, _TREATMENTS, TreatmentKind.OTHER)


def guess_exam(name: str) -> ExamKind:
    """Return what kind of examination a name says."""
    return _first(name, _EXAMS, ExamKind.OTHER)


def guess_medicine(name: str) -> MedicineKind:
    """Return what kind of medicine a name says; most are prescribed."""
    return _first(name, _MEDICINES, MedicineKind.PRESCRIPTION)


def _first(name: str, guesses: tuple[tuple[Kind, tuple[str, ...]], ...], otherwise: Kind) -> Kind:
    folded = name.casefold()
    return next((kind for kind, words in guesses if any(word in folded for word in words)), otherwise)


def facts_said(name: str) -> tuple[tuple[str, str], ...]:
    """Return the facts that the name of a treatment states: which surgery, and whether nodes were removed.

    What is denied, or was only planned, states nothing.
    """
    said: dict[tuple[str, str], None] = {}
    for part in filter(None, map(_affirmed, _PARTS.split(name.casefold()))):
        said |= {("surgery", kind): None for kind in ("mastectomy", "lumpectomy") if kind in part}
        nodes = "node" in part and any(word in part for word in ("remov", "dissect", "cleared", "clearance", "taken"))
        if nodes or "axillary clearance" in part or "axillary dissection" in part:
            said["nodes_removed", "yes"] = None
        if "reconstruct" in part:
            said["reconstruction", "yes"] = None
    return tuple(said)


def _affirmed(part: str) -> str:
    """Return what a part says before it denies something; nothing where it was refused or has not been done."""
    before, *denied = _DENIED.split(part)
    is_answer = bool(denied) and not denied[-1].strip()  # "nodes removed: none"
    return "" if is_answer or _NOT_DONE.search(part) else before
