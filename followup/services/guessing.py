"""What kind a treatment, an examination or a medicine is, guessed from the name that somebody gave it."""

from __future__ import annotations

from typing import TypeVar

from followup.domain.words import ExamKind, MedicineKind, TreatmentKind

Kind = TypeVar("Kind")

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
    """Return the facts that the name of a treatment states: which surgery, and whether nodes were removed."""
    folded = name.casefold()
    said = [("surgery", kind) for kind in ("mastectomy", "lumpectomy") if kind in folded]
    if "node" in folded and any(word in folded for word in ("remov", "dissect", "clear", "taken")):
        said.append(("nodes_removed", "yes"))
    if "axillary clearance" in folded or "axillary dissection" in folded:
        said.append(("nodes_removed", "yes"))
    if "reconstruct" in folded:
        said.append(("reconstruction", "yes"))
    return tuple(dict.fromkeys(said))
