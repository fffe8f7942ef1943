"""The forms of symptoms without widgets."""

from datetime import date, timedelta

import pytest

from followup.domain.days import Day
from followup.domain.errors import Refused
from followup.domain.log_view import EpisodeView
from followup.domain.records import Episode, Observation
from followup.domain.words import Change, Side
from followup.ui.symptoms.form_model import EpisodeForm, ObservationForm, asks_between

TODAY = date(2026, 3, 12)
EPISODE = Episode(id=1, symptom="cough", began_on=TODAY - timedelta(days=40))


def view(*days_ago: int, present: bool = True) -> EpisodeView:
    """Return the episode with observations these days ago."""
    seen = tuple(
        Observation(id=index + 1, episode_id=1, observed_on=TODAY - timedelta(days=ago), present=present)
        for index, ago in enumerate(days_ago)
    )
    return EpisodeView(EPISODE, seen)


@pytest.mark.parametrize(("days_ago", "asked"), [(8, False), (9, True)])
def test_a_silence_is_asked_about_from_the_ninth_day(days_ago: int, asked: bool) -> None:
    """Seven days are covered by today's entry, and the last entry covers its own day."""
    assert (asks_between(view(days_ago), TODAY) is not None) is asked


def test_nothing_is_asked_after_it_had_gone_or_before_the_first_entry() -> None:
    """Then the time in between is known, or there is none."""
    assert asks_between(view(30, present=False), TODAY) is None
    assert asks_between(view(), TODAY) is None


def test_the_entry_that_is_being_changed_does_not_count_as_the_one_before() -> None:
    """Changing the first entry asks nothing."""
    assert asks_between(view(30), TODAY, not_this=1) is None


def test_gone_takes_the_number_away() -> None:
    """What is not there has no number."""
    form = ObservationForm(day=Day(TODAY), change=Change.GONE, severity=4)
    seen = form.over(Observation(episode_id=1, observed_on=TODAY))

    assert (seen.present, seen.severity) == (False, None)


def test_an_episode_needs_a_name_and_a_beginning() -> None:
    """Each missing part is refused beside its own field."""
    nameless = EpisodeForm(symptom="", words=" ", place="", side=Side.NONE, began=Day(TODAY))
    endless = EpisodeForm(symptom="cough", words="", place="", side=Side.NONE, began=None)

    for form, field in ((nameless, "words"), (endless, "began_on")):
        with pytest.raises(Refused) as refused:
            form.over(EPISODE)
        assert refused.value.field == field
