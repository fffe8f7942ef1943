import pytest

from followup.storage.recovery import ALPHABET, LENGTH, new_code, read_code


def test_a_code_has_160_bits_in_groups_of_four() -> None:
    """32 letters of 5 bits each, easy to copy by hand."""
    code = new_code()
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert set(code) <= {*ALPHABET, "-"}
    assert (len(ALPHABET), LENGTH) == (32, 32)
    assert not set("ILOU") & set(ALPHABET)


def test_no_two_codes_are_alike() -> None:
    """They come from the system's own randomness."""
    assert len({new_code() for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed",
    [
        "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        "0123 4567 89ab cdef ghjk mnpq rstv wxyz",
        "o1234567-89abcdef-ghjkmnpq-rstvwxyz",
        "OI23-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ",
        " 0l23–4567—89AB-CDEF\nGHJK.MNPQ RSTV WXYZ ",
    ],
)
def test_a_code_is_read_the_way_people_type(typed: str) -> None:
    """Small letters, spaces, other dashes, and O, I, L in the place of 0 and 1."""
    assert read_code(typed) == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize("typed", ["", "0123", "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXY", "U" * 32, "é" * 32, "0" * 33])
def test_what_is_no_code_is_not_read(typed: str) -> None:
    """A letter too few or one that no code has."""
    assert read_code(typed) is None
