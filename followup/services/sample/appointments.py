"""The visits of the sample log, the questions for the next one, and a few notes."""

from __future__ import annotations

from followup.domain.records import RecordRequest
from followup.domain.words import Clinician
from followup.services.sample.person import DAUGHTER, FOLLOW_UP
from followup.services.sample.shapes import Met

VISITS = (
    Met(
        ago=1003,
        at="09:40",
        who="Dr Imogen Hart",
        role=Clinician.ONCOLOGIST,
        purpose=FOLLOW_UP,
        companion=DAUGHTER,
        asked=(("How long will the hot flushes go on?", "Often less after a year. Fans and layers help some."),),
        agreed="Stay on letrozole. Walk every day, for the bones.",
    ),
    Met(
        ago=821,
        at="11:00",
        who="Dr Imogen Hart",
        role=Clinician.ONCOLOGIST,
        purpose=FOLLOW_UP,
        agreed="All goes on as before.",
    ),
    Met(
        ago=525,
        at="15:15",
        who="Joan Reid",
        role=Clinician.NURSE,
        purpose="Phone call about sore hands",
        place="By phone",
        asked=(("Can letrozole make my hands this sore?", "Yes, it can. A short pause will show."),),
        agreed="Stop letrozole for three weeks, then start again in the evening. Call if it comes back.",
        tells=("joint_pain",),
    ),
    Met(
        ago=455,
        at="10:20",
        who="Dr Imogen Hart",
        role=Clinician.ONCOLOGIST,
        purpose=FOLLOW_UP,
        companion=DAUGHTER,
        agreed="Hands much better. Stay on letrozole in the evening.",
    ),
    Met(
        ago=299,
        at="08:50",
        who="Dr Owen Clarke",
        role=Clinician.GP,
        purpose="Blood pressure",
        place="Mill Lane Surgery",
        agreed="Amlodipine 10 mg. Check again in six weeks.",
    ),
    Met(
        ago=176,
        at="10:00",
        who="Dr Imogen Hart",
        role=Clinician.ONCOLOGIST,
        purpose=FOLLOW_UP,
        companion=DAUGHTER,
        asked=(("Is the pulling at the scar normal?", "Yes, after radiotherapy. Tell us if it changes."),),
        agreed="Mammogram as planned. Next visit in six months.",
        tells=("breast_pain",),
    ),
)

NEXT_VISIT = Met(
    ago=-8,
    at="10:30",
    who="Dr Imogen Hart",
    role=Clinician.ONCOLOGIST,
    purpose=FOLLOW_UP,
    companion=DAUGHTER,
)

PREPARED = 1
"""The evening on which the questions for the next visit are written down."""

OWN_QUESTIONS: tuple[tuple[str, Clinician], ...] = (
    ("Can the pain in my hip come from letrozole, or does it need a scan?", Clinician.ONCOLOGIST),
    ("Should somebody listen to my chest because of the cough?", Clinician.ONCOLOGIST),
    ("Can I take turmeric with my tablets?", Clinician.PHARMACIST),
    ("How many more years of letrozole?", Clinician.ONCOLOGIST),
)

CHOSEN_QUESTIONS = frozenset({"other_causes", "which_tests"})
"""Basic questions that are asked too."""

OWN_POINT = "Bring the new glasses"
"""A point of one's own on the checklist for the next visit."""

REMEMBER = "Ask what the scan costs, and write down the names of tablets."
"""What the companion should remember at the next visit."""

RECORDS = RecordRequest(
    institution="Old Mill Hospital, X-ray department",
    what="Bone density scan of 2022, as pictures\nIts report",
    release_signed=True,
)
"""What is still to be asked for."""

NOTES: tuple[tuple[int, str], ...] = (
    (940, "First swim since the operation. Cold, and lovely."),
    (201, "A week by the sea with Anna. Did not think about any of this."),
    (60, "The flat is sold. Many boxes, little sleep."),
)
