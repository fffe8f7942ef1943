"""What the name of a treatment states, and what it does not."""

import pytest

from followup.services.guessing import facts_said

MASTECTOMY, LUMPECTOMY = ("surgery", "mastectomy"), ("surgery", "lumpectomy")
NODES, REBUILT = ("nodes_removed", "yes"), ("reconstruction", "yes")


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Mastectomy with reconstruction", (MASTECTOMY, REBUILT)),
        ("Lumpectomy and axillary clearance", (LUMPECTOMY, NODES)),
        ("Sentinel node biopsy, 2 nodes removed", (NODES,)),
        ("Mastectomy no complications, nodes removed", (MASTECTOMY, NODES)),
        ("Lumpectomy, then mastectomy", (LUMPECTOMY, MASTECTOMY)),
        ("Lymph node dissection", (NODES,)),
    ],
)
def test_a_name_states_what_was_done(name: str, facts: tuple[tuple[str, str], ...]) -> None:
    """So that the record need not be asked for it again."""
    assert facts_said(name) == facts


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Lumpectomy, no lymph nodes removed", (LUMPECTOMY,)),
        ("Lymph nodes not removed", ()),
        ("Lumpectomy, nodes clear", (LUMPECTOMY,)),
        ("Mastectomy without reconstruction", (MASTECTOMY,)),
        ("Reconstruction declined", ()),
        ("Mastectomy planned for May", ()),
        ("Lumpectomy instead of mastectomy", ()),
        ("No mastectomy", ()),
        ("Lumpectomy; nodes removed: none", (LUMPECTOMY,)),
    ],
)
def test_what_is_denied_or_planned_is_no_fact(name: str, facts: tuple[tuple[str, str], ...]) -> None:
    """Rules about lymphoedema and about mammograms read these facts: a wrong one gives wrong advice."""
    assert facts_said(name) == facts
