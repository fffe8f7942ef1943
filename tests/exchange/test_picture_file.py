"""Picture files of the person's, cleaned on entry."""

import os
import struct
import sys
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from followup.domain.errors import Refused
from followup.exchange import picture_child, picture_file
from followup.exchange.picture_child import LONGEST_SIDE, MOST_PIXELS
from followup.exchange.picture_file import PREVIEW_SIDE, CleanPicture, clean_picture, read_picture

from .picture_samples import HEIC, MAKER, exif, photo, saved, skin

FORMS = ("JPEG", "PNG", "WEBP")


def _opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def _near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int], most: int = 40) -> bool:
    """Whether a point has about this colour: a JPEG changes it a little."""
    found = image.getpixel(at)
    assert isinstance(found, tuple)
    return all(abs(one - other) <= most for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("form", FORMS)
def test_nothing_hidden_in_a_picture_stays(form: str) -> None:
    """Not the place, not the maker, not the day: the stored bytes are scanned, the small picture's too."""
    content = photo(form)
    assert MAKER.encode() in content
    clean = clean_picture(content)
    for kept in (clean.picture, clean.preview):
        image = _opened(kept)
        assert image.format == "JPEG"
        assert dict(image.getexif()) == {}
        assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(image.info)
        for trace in (MAKER.encode(), b"Exif", b"2026:03", b"GPS", struct.pack(">II", 12345, 1000), b"http"):
            assert trace not in kept


def test_other_notes_in_a_picture_go_too() -> None:
    """Words of a comment, of XMP and of PNG."""
    commented = saved(skin(), "JPEG", comment=b"SECRET at home", xmp=b"<x>SECRET</x>")
    assert b"SECRET" in commented
    assert b"SECRET" not in clean_picture(commented).picture
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_text("Author", "SECRET")
    assert b"SECRET" not in clean_picture(saved(skin(), "PNG", pnginfo=notes)).picture


def test_what_was_hung_behind_a_picture_goes() -> None:
    """A phone hangs films and second pictures behind the first."""
    assert b"SECRET" not in clean_picture(photo() + b"SECRET film").picture


@pytest.mark.parametrize("form", FORMS)
def test_the_day_is_offered_before_it_is_taken_out(form: str) -> None:
    """The day it was taken, else the day it was changed, else none."""
    assert clean_picture(photo(form)).taken_on == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("taken", "day"),
    [("", date(2026, 3, 12)), ("0000:00:00 00:00:00", None), ("yesterday", None), ("2026:02:30 10:00:00", None)],
)
def test_a_day_that_is_none_is_not_offered(taken: str, day: date | None) -> None:
    """A camera whose clock was never set writes zeros."""
    assert clean_picture(saved(skin(), "JPEG", exif=exif(taken=taken))).taken_on == day


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (5, 5)), (3, (395, 295)), (6, (295, 5)), (8, (5, 395)), (2, (395, 5))]
)
def test_a_picture_is_kept_upright(orientation: int, corner: tuple[int, int]) -> None:
    """As it was held: the blue corner is where it belongs."""
    image = _opened(clean_picture(photo(orientation=orientation)).picture)
    assert image.size == ((300, 400) if orientation in {6, 8} else (400, 300))
    assert _near(image, corner, (0, 0, 255))


def test_a_large_picture_is_made_smaller_and_a_small_one_left() -> None:
    """Never larger than it was, and in its own shape."""
    clean = clean_picture(saved(skin(4032, 3024), "JPEG"))
    assert (clean.width, clean.height) == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)
    assert _opened(clean.picture).size == (clean.width, clean.height)
    assert max(_opened(clean.preview).size) == PREVIEW_SIDE
    assert len(clean.picture) < 1_000_000
    assert clean_picture(saved(skin(20, 10), "PNG")).width == 20


def test_the_same_file_gives_the_same_bytes() -> None:
    """So that a photo added twice is noticed."""
    assert clean_picture(photo()).picture == clean_picture(photo()).picture


@pytest.mark.skipif(sys.platform == "win32" and "ARM" in os.environ.get("PROCESSOR_ARCHITECTURE", ""), reason="no HEIC")
def test_what_iphones_make_can_be_read() -> None:
    """HEIC, with its day, and nothing else of it."""
    clean = clean_picture(HEIC)
    assert (clean.width, clean.height, clean.taken_on) == (64, 48, date(2026, 3, 11))
    assert b"SECRETMAKER" in HEIC
    assert b"SECRETMAKER" not in clean.picture
    assert _near(_opened(clean.picture), (2, 2), (0, 0, 255), most=70)


def test_heic_that_cannot_be_read_here_says_how_to_go_on() -> None:
    """Where no decoder is to be had, the phone can save it as JPEG."""
    library = picture_child._library()
    library.has_heif = False
    with pytest.raises(picture_child.Refused, match="heic"):
        picture_child.decoded(HEIC, library)
    with pytest.raises(Refused, match="save it as JPEG"):
        picture_file._made_anew(b'{"refused": "heic"}\n')


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_colour_can_be_kept(mode: str) -> None:
    """Grey, few colours, see-through on white, sixteen bits, and those of a printer."""
    image = skin(60, 40).convert("L").convert("I;16") if mode == "I;16" else skin(60, 40).convert(mode)
    clean = clean_picture(saved(image, "JPEG" if mode == "CMYK" else "PNG"))
    assert _opened(clean.picture).mode == "RGB"
    assert (clean.width, clean.height) == (60, 40)


def test_what_is_see_through_lies_on_white() -> None:
    """As on paper, not black."""
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    assert _near(_opened(clean_picture(saved(clear, "PNG")).picture), (20, 20), (255, 255, 255))


def test_of_a_moving_picture_the_first_is_kept() -> None:
    """One frame only."""
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("white", "black", "red")]
    moving = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    assert _near(_opened(clean_picture(moving).picture), (20, 20), (255, 255, 255))


def test_a_broken_profile_of_colours_is_passed_over() -> None:
    """The picture shows all the same."""
    assert clean_picture(saved(skin(), "JPEG", icc_profile=b"\0" * 200)).width == 400


def _png_of(width: int, height: int) -> bytes:
    """A PNG that says it is this large, and is a few bytes long."""

    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 6_001), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    """Before anything is decoded."""
    assert size[0] * size[1] > MOST_PIXELS
    with pytest.raises(Refused, match="60 million"):
        clean_picture(_png_of(*size))


LARGE = (8_890, 6_640)
"""59 million points, nearly as many as are let in."""


@pytest.mark.parametrize(
    ("mode", "form", "options"),
    [
        ("RGB", "JPEG", {}),
        ("RGB", "JPEG", {"progressive": True, "subsampling": 0}),
        ("RGBA", "PNG", {"compress_level": 1}),
        ("P", "PNG", {"compress_level": 1, "transparency": 0}),
        ("I;16", "PNG", {"compress_level": 1}),
    ],
)
def test_the_largest_pictures_are_read_in_half_a_gigabyte(mode: str, form: str, options: dict[str, Any]) -> None:
    """The child may have no more (`test_the_child_gives_up_its_powers`), and what fits no more would be refused."""
    assert picture_child.MEMORY <= 512 * 1024**2
    clean = clean_picture(saved(Image.new(mode, LARGE), form, **options))
    assert (clean.width, clean.height) == (LONGEST_SIDE, 1793)


@pytest.mark.parametrize(("most", "form"), [("MOST_WEBP_PIXELS", "WEBP"), ("MOST_PROGRESSIVE_SAMPLES", "JPEG")])
def test_what_would_not_fit_is_refused_by_its_header(most: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the sentence that tells what to do, and not as damaged, which is how some decoders say it."""
    content = saved(skin(), form, progressive=True)
    monkeypatch.setattr(picture_child, most, 100)
    with pytest.raises(picture_child.Refused, match="heavy"):
        picture_child.decoded(content, _LIBRARY)
    with pytest.raises(Refused, match="too large to open"):
        picture_file._made_anew(b'{"refused": "heavy"}\n')


@pytest.mark.parametrize("size", [(3, 200_000), (200_000, 3), (2401, 1), (2400, 2400)])
def test_a_strip_of_any_length_is_made_smaller(size: tuple[int, int]) -> None:
    """However narrow: at least a point wide, and its longer side as long as is kept."""
    clean = clean_picture(saved(Image.new("RGB", size, "red"), "PNG"))
    assert max(clean.width, clean.height) == min(LONGEST_SIDE, max(size))
    assert _near(_opened(clean.picture), (0, 0), (255, 0, 0))


def test_a_picture_made_smaller_in_bands_is_as_if_made_smaller_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """No seam shows between two bands."""
    image = Image.effect_noise((900, 700), 90)
    monkeypatch.setattr(picture_child, "LONGEST_SIDE", 300)
    monkeypatch.setattr(picture_child, "_BAND", 900 * 13)
    _, pixels = picture_child.decoded(saved(image, "PNG"), _LIBRARY)
    whole = image.resize((300, 233), Image.Resampling.LANCZOS)
    assert ImageChops.difference(Image.frombytes("RGB", (300, 233), pixels).convert("L"), whole).getextrema()[1] <= 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 40,
        b"BM" + b"\0" * 60,
        b"II*\0" + b"\0" * 60,
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        b"\0\0\0\x18ftypavif" + b"\0" * 40,
    ],
)
def test_other_files_are_no_photos(content: bytes) -> None:
    """Only a few decoders are ever asked; the sentence says which forms can be read."""
    with pytest.raises(Refused, match=r"JPEG, PNG, WebP and HEIC") as refused:
        clean_picture(content)
    assert refused.value.field == "file"


@pytest.mark.parametrize("form", FORMS)
def test_half_a_picture_is_refused(form: str) -> None:
    """A photo that was cut off on its way would be grey from the middle on."""
    content = saved(skin(), form)
    with pytest.raises(Refused, match="damaged or not whole"):
        clean_picture(content[: len(content) // 2])


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size alone."""
    large = tmp_path / "film.jpg"
    with large.open("wb") as file:
        file.truncate(picture_file.MOST_BYTES + 1)
    with pytest.raises(Refused, match="40 MB"):
        read_picture(large)
    monkeypatch.setattr(picture_file, "MOST_BYTES", 10)
    with pytest.raises(Refused, match="40 MB"):
        clean_picture(photo())


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """Nothing there, a folder, and a file nobody may read."""
    for path in (tmp_path / "nowhere.jpg", tmp_path):
        with pytest.raises(Refused, match="no picture file"):
            read_picture(path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        with pytest.raises(Refused, match="no picture file"):
            read_picture(tmp_path / "pipe.jpg")


def test_the_file_itself_stays_as_it_is(tmp_path: Path) -> None:
    """It is the person's, and lies where it lay."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(photo())
    before = path.read_bytes()
    read_picture(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["IMG_0001.jpg"]


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the picture is refused."""
    monkeypatch.setattr(picture_file, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    answer = picture_file._asked_of_child(b"x" * 1_000_000, seconds=0.5)
    assert answer == b""
    with pytest.raises(Refused, match="damaged"):
        picture_file._made_anew(answer)


def test_a_child_that_floods_is_read_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than a picture can hold."""
    flood = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)"
    monkeypatch.setattr(picture_file, "_command", lambda: [sys.executable, "-c", flood])
    with pytest.raises(Refused):
        picture_file._made_anew(picture_file._asked_of_child(b""))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\n",
        b"[]\n",
        b"null\n",
        b'{"width": 2, "height": 2, "taken": null}\n123',
        b'{"width": 2, "height": 2, "taken": null}\n' + b"1" * 13,
        b'{"width": -1, "height": -1, "taken": null}\n123',
        b'{"width": 99999, "height": 1, "taken": null}\n' + b"1" * 99999 * 3,
        b'{"width": 1, "height": 1, "taken": "never"}\n123',
        b'{"width": 1, "height": 1}\n123',
        b'{"width": "NaN", "height": 1, "taken": null}\n123',
        b'{"refused": "whatever"}\n',
        b"\xff\xfe\n",
    ],
)
def test_a_child_is_not_believed(answer: bytes) -> None:
    """Whoever took it over gets pixels through, or a refusal, and nothing else."""
    with pytest.raises(Refused) as refused:
        picture_file._made_anew(answer)
    assert refused.value.field == "file"


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_answer_is_a_picture_or_a_refusal(answer: bytes) -> None:
    """Typed errors only."""
    try:
        found = picture_file._made_anew(answer)
    except Refused:
        return
    assert isinstance(found, CleanPicture)


@settings(max_examples=300)
@given(st.sampled_from(FORMS), st.integers(0, 2**16), st.integers(0, 255), st.integers(1, 40))
def test_a_spoilt_picture_ends_the_child_in_a_word(form: str, at: int, value: int, length: int) -> None:
    """Whatever the decoders make of it, run here without a process of its own for speed."""
    content = bytearray(saved(skin(32, 24), form, exif=exif()))
    place = at % len(content)
    content[place : place + length] = bytes([value]) * length
    try:
        head, pixels = picture_child.decoded(bytes(content), _LIBRARY)
    except Exception:  # noqa: BLE001 - `main` turns each into one word
        return
    assert len(pixels) == head["width"] * head["height"] * 3


_LIBRARY = picture_child._library()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limits")
def test_the_child_gives_up_its_powers() -> None:
    """No file can be opened, none written, and memory has an end."""
    import subprocess

    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import picture_child as child\n"
        "library = child._library()\n"
        "child._give_up_powers()\n"
        "found = []\n"
        "for trial in (lambda: open('/etc/hostname'), lambda: bytearray(512 * 1024**2)):\n"
        "    try:\n        trial(); found.append('did')\n"
        "    except (OSError, MemoryError) as error: found.append(type(error).__name__)\n"
        "print(found)"
    )
    room = str(Path(picture_child.__file__).parent)
    out = subprocess.run([sys.executable, "-c", program, room], capture_output=True, text=True, check=True)
    expected = ["OSError", "MemoryError"] if sys.platform == "linux" else ["OSError"]
    assert all(word in out.stdout for word in expected)
