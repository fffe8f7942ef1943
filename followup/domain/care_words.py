"""The closed sets of words of the care record; the values are what is stored and exported."""

from __future__ import annotations

from enum import StrEnum


class DiagnosisKind(StrEnum):
    """What a later diagnosis is. Only a biopsy tells a recurrence from a new cancer, so not known yet is an answer."""

    RECURRENCE = "recurrence"
    NEW_CANCER = "new_cancer"
    UNKNOWN = "unknown"


class Operation(StrEnum):
    """What was done in one operation; several may stand together."""

    LUMPECTOMY = "lumpectomy"
    MASTECTOMY = "mastectomy"
    CHEST_WALL = "chest_wall"
    SENTINEL_NODES = "sentinel_nodes"
    NODE_CLEARANCE = "node_clearance"
    RECONSTRUCTION = "reconstruction"
    OVARIES = "ovaries"
    OTHER = "other"


class RadiotherapyField(StrEnum):
    """Where radiotherapy was aimed; several fields may stand together."""

    BREAST = "breast"
    BOOST = "boost"
    CHEST_WALL = "chest_wall"
    ARMPIT = "armpit"
    COLLARBONE = "collarbone"
    BREASTBONE = "breastbone"
    BONE = "bone"
    BRAIN = "brain"
    OTHER = "other"


class Measured(StrEnum):
    """What is noted as one number on one day; `followup.domain.scales` says which way each scale goes."""

    WORRY = "worry"
    SLEEP = "sleep"
    ENERGY = "energy"
    APPETITE = "appetite"
    EXERCISE = "exercise"


class Therapy(StrEnum):
    """A therapy beside medicine, as the article on recurrent breast cancer names them (Mayo Clinic, 2024)."""

    NONE = ""
    ART = "art"
    DANCE = "dance"
    EXERCISE = "exercise"
    MEDITATION = "meditation"
    MUSIC = "music"
    RELAXATION = "relaxation"
    YOGA = "yoga"
    OTHER = "other"


class Helped(StrEnum):
    """How something that was tried helped; empty is not said."""

    NONE = ""
    A_LOT = "a_lot"
    A_LITTLE = "a_little"
    NOT = "not"
    WORSE = "worse"
    NOT_SURE = "not_sure"


class Taken(StrEnum):
    """Whether a dose was taken."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class ExamOutcome(StrEnum):
    """What an examination or a biopsy came to, in one word; the report itself stands in the result."""

    NONE = ""
    WAITING = "waiting"
    NOTHING_NEW = "nothing_new"
    LOOK_AGAIN = "look_again"
    SOMETHING_FOUND = "something_found"
    NO_CANCER = "no_cancer"
    RECURRENCE = "recurrence"
    NEW_CANCER = "new_cancer"
    NOT_CLEAR = "not_clear"


class ContactRole(StrEnum):
    """Who somebody is to the person the log is about."""

    ONCOLOGIST = "oncologist"
    SURGEON = "surgeon"
    NURSE = "nurse"
    RADIOTHERAPY = "radiotherapy"
    GP = "gp"
    PHARMACIST = "pharmacist"
    CLINIC = "clinic"
    COUNSELLOR = "counsellor"
    SOCIAL_WORKER = "social_worker"
    OTHER_CARE = "other_care"
    FAMILY = "family"
    FRIEND = "friend"
    CLERGY = "clergy"
    SUPPORT_GROUP = "support_group"
    ORGANISATION = "organisation"
    OTHER = "other"

    @property
    def is_team(self) -> bool:
        """Return whether this is somebody who treats, and so is called about a sign."""
        return self in _TEAM

    @property
    def is_support(self) -> bool:
        """Return whether this is somebody to talk with about how things are."""
        return self in _SUPPORT


_TEAM = frozenset(
    {
        ContactRole.ONCOLOGIST,
        ContactRole.SURGEON,
        ContactRole.NURSE,
        ContactRole.RADIOTHERAPY,
        ContactRole.GP,
        ContactRole.PHARMACIST,
        ContactRole.CLINIC,
        ContactRole.OTHER_CARE,
    }
)
_SUPPORT = frozenset(
    {
        ContactRole.COUNSELLOR,
        ContactRole.SOCIAL_WORKER,
        ContactRole.FAMILY,
        ContactRole.FRIEND,
        ContactRole.CLERGY,
        ContactRole.SUPPORT_GROUP,
        ContactRole.ORGANISATION,
    }
)


class StepKind(StrEnum):
    """What has been linked to fewer recurrences, as the article names it (Mayo Clinic, 2024)."""

    HORMONE = "hormone"
    CHEMOTHERAPY = "chemotherapy"
    RADIOTHERAPY = "radiotherapy"
    TARGETED = "targeted"
    BONE = "bone"
    WEIGHT = "weight"
    EXERCISE = "exercise"
    DIET = "diet"
    ALCOHOL = "alcohol"
    OTHER = "other"


class StepState(StrEnum):
    """Where a step stands."""

    DOING = "doing"
    PLANNED = "planned"
    STOPPED = "stopped"
    NOT_FOR_ME = "not_for_me"
