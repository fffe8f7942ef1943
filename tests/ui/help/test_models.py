"""What Help reads, without widgets: simple text, and the signs in words."""

from followup.paths import resource
from followup.services.shipped import load_shipped
from followup.signs.person import ANYBODY, PersonTest
from followup.ui.help.first_steps import read_steps
from followup.ui.help.sign_model import OTHER, found, group_of, sign_words
from followup.ui.help.simple_text import Block, Kind, blocks_in
from followup.ui.help.who_words import who_words
from followup.ui.screens import SCREENS

SIGNS = load_shipped(resource()).signs
WORDS = sign_words(SIGNS)


def test_lines_without_a_mark_go_on_with_the_block_above() -> None:
    """A blank line or a mark begins a new block."""
    text = "# A\n\nOne\ntwo\n* three\n  four\n\nfive\n## B"

    assert blocks_in(text) == (
        Block(Kind.TITLE, "A"),
        Block(Kind.TEXT, "One two"),
        Block(Kind.POINT, "three four"),
        Block(Kind.TEXT, "five"),
        Block(Kind.SECTION, "B"),
    )


def test_every_step_leads_to_a_screen() -> None:
    """There are five."""
    steps = read_steps(resource("help", "first_steps.toml"))

    assert len(steps) == 5
    assert all(step.screen in SCREENS for step in steps)


def test_every_sign_stands_in_a_group_of_its_own_region() -> None:
    """A region that is new in the files must be given a group; until then the sign stands last."""
    assert {words.id for words in WORDS} == set(SIGNS.by_id)
    assert OTHER not in {words.group for words in WORDS}
    assert group_of("a region nobody knows") == OTHER


def test_every_rule_is_told_with_its_reason_and_what_is_ours() -> None:
    """Rules that say the same are told once; none is lost."""
    for words in WORDS:
        told = {(rule.why, rule.own) for step in words.steps for rule in step.rules}
        wanted = {(rule.why, rule.note if rule.is_default else "") for rule in SIGNS.sign(words.id).rules}
        assert told == wanted


def test_every_source_is_listed_with_its_link() -> None:
    """Those of the rules, of the other causes, and those that name the sign."""
    for words in WORDS:
        sign, listed = SIGNS.sign(words.id), "\n".join(words.sources)
        rules = (source for rule in sign.rules for source in rule.sources)
        for source in (*rules, *sign.named_by):
            assert source.title in listed
            assert source.link in listed


def test_the_most_pressing_step_stands_first() -> None:
    """And each step is told once."""
    for words in WORDS:
        ranks = [step.tier.rank for step in words.steps]
        assert ranks == sorted(ranks)
        assert len({step.words for step in words.steps}) == len(words.steps)


def test_a_search_needs_every_word() -> None:
    """In any case of letters."""
    assert len(found(WORDS, "")) == len(WORDS)
    assert {words.id for words in found(WORDS, "Hip BONE")} <= {words.id for words in found(WORDS, "bone")}
    assert not found(WORDS, "bone zzz")


def test_whom_a_rule_is_for_is_said_in_words() -> None:
    """A rule for everybody says nothing; a list of brands is never printed for a group that has a name."""
    assert who_words(ANYBODY) == ()
    assert who_words(PersonTest(breast="kept", age_from=30)) == ("For a breast that was kept.", "From the age of 30.")
    said = " ".join(who for words in WORDS for step in words.steps for rule in step.rules for who in rule.who)
    assert "tamoxifen or one like it" in said
    assert "nolvadex" not in said
