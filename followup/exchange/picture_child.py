"""Decode one picture of a stranger's making, in a process of its own that can do little else.

A program by itself: it is started by its path and imports nothing of Followup. The bytes of a file come in on standard
input; out goes one line of JSON and then the bare pixels (RGB), or a line that names why not. Whoever takes over a
decoder in here has no file, no network and no log, only the picture it came with; and pixels are all it can hand back.
"""

import json
import sys
from datetime import date
from io import BytesIO
from typing import Any

LONGEST_SIDE = 2400
"""Points of the longer side of a kept picture: sharp over a whole page of paper, and small enough for ten years."""

MOST_PIXELS = 60_000_000
"""Points a picture may have, read from its header before it is decoded; a good phone makes 50 million."""

MEMORY = 512 * 1024**2
SECONDS = 20
"""What decoding may take."""

FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "HEIF")

MOST_WEBP_PIXELS = 20_000_000
MOST_PROGRESSIVE_SAMPLES = 3 * MOST_PIXELS
"""Points of a WebP, which is held four times while it is decoded, and points times colours of a JPEG that comes in
passes, which is held whole before it can be scaled. Both are from measuring: with more they would not fit `MEMORY`."""

_BAND = 2_000_000
"""Points of a picture that are turned into plain colours at a time."""

_TAKEN, _CHANGED, _ORIENTATION, _EXIF_PART = 36867, 306, 0x0112, 0x8769
"""Tags of EXIF 2.32: DateTimeOriginal, DateTime, Orientation, and the part that holds the first."""

_HEIC_MARKS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


class Refused(Exception):
    """Why a picture is not read; the message is one word for whoever started this."""


def main() -> int:
    """Read a picture from standard input, write its pixels to standard output, and return 0."""
    content = sys.stdin.buffer.read()
    library = _library()
    _give_up_powers()
    try:
        head, pixels = decoded(content, library)
    except Refused as why:
        head, pixels = {"refused": str(why)}, b""
    except MemoryError:
        head, pixels = {"refused": "heavy"}, b""
    except Exception:  # noqa: BLE001 - a decoder may raise anything at all, and its words may hold what was in the file
        head, pixels = {"refused": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode("ascii") + b"\n" + pixels)
    sys.stdout.buffer.flush()
    return 0


def decoded(content: bytes, library: Any) -> tuple[dict[str, Any], bytes]:
    """Return the size and the day of a picture, and its pixels: upright, scaled, in the colours of sRGB."""
    from PIL import ImageOps, UnidentifiedImageError

    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_MARKS and not library.has_heif:
        raise Refused("heic")
    try:
        image = library.image.open(BytesIO(content), formats=library.formats)
    except UnidentifiedImageError:
        raise Refused("unknown") from None
    except (library.image.DecompressionBombError, library.image.DecompressionBombWarning):
        raise Refused("pixels") from None
    if image.width * image.height > MOST_PIXELS:
        raise Refused("pixels")
    if _is_heavy(image):
        raise Refused("heavy")
    taken = day_taken(image)
    profile = image.info.get("icc_profile")
    orientation = _held(image)
    # Scaled before it is turned, so that a large picture lies in memory once.
    image = _scaled(image, library)
    image.getexif()[_ORIENTATION] = orientation
    image = _in_srgb(ImageOps.exif_transpose(image), profile)
    return {"width": image.width, "height": image.height, "taken": taken}, image.tobytes()


def _is_heavy(image: Any) -> bool:
    """Return whether decoding a picture would take more than `MEMORY`, from its header alone."""
    points = image.width * image.height
    if image.format == "WEBP":
        return bool(points > MOST_WEBP_PIXELS)
    return bool(image.info.get("progressive")) and bool(points * image.layers > MOST_PROGRESSIVE_SAMPLES)


def day_taken(image: Any) -> str | None:
    """Return the day that a camera wrote into a picture, as ISO text, or None."""
    try:
        exif = image.getexif()
        said = exif.get_ifd(_EXIF_PART).get(_TAKEN) or exif.get(_CHANGED) or ""
        return date.fromisoformat(str(said)[:10].replace(":", "-")).isoformat()
    except Exception:  # noqa: BLE001 - a broken note of the camera is no reason to refuse the picture
        return None


def _held(image: Any) -> int:
    """Return how the camera was held, in the numbers of EXIF; 1 is upright, and what is taken where nothing says."""
    try:
        said = int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - as above
        return 1
    return said if said in range(1, 9) else 1


def _scaled(image: Any, library: Any) -> Any:
    """Return the first frame, no larger than it is kept, in plain colours.

    A JPEG is decoded at a half, a quarter or an eighth where that is enough. The rest is turned into plain colours and
    made narrower a band of rows at a time, so that nothing but the decoded picture is ever held in its full size.
    """
    image.seek(0)
    least = min(1.0, LONGEST_SIDE / max(image.size))
    width, height = (max(1, round(side * least)) for side in image.size)
    image.draft(None, (width, height))
    image.load()
    rows = max(1, _BAND // image.width)
    how, gap = library.image.Resampling.LANCZOS, 3.0
    narrow: Any = None
    for top in range(0, image.height, rows):
        band = _plain_colours(image.crop((0, top, image.width, min(top + rows, image.height))), library)
        narrow = narrow or library.image.new(band.mode, (width, image.height))
        narrow.paste(band.resize((width, band.height), how, reducing_gap=gap), (0, top))
    return narrow.resize((width, height), how, reducing_gap=gap)


def _plain_colours(image: Any, library: Any) -> Any:
    """Return a picture in a kind of colour that can be scaled, on white where it is see-through."""
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "PA", "RGBA"} or (image.mode == "P" and "transparency" in image.info):
        image = image.convert("RGBA")
        ground = library.image.new("RGB", image.size, "white")
        ground.paste(image, mask=image.getchannel("A"))
        return ground
    return image if image.mode in {"L", "RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Any, profile: bytes | None) -> Any:
    """Return a picture in RGB as every screen shows it; a phone's own colours would look dull without their profile."""
    from PIL import ImageCms

    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")


class _Library:
    """The decoders that may be used, all of them imported."""

    def __init__(self) -> None:
        from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

        self.loaded = (ImageCms, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)
        self.image = Image
        Image.preinit()
        Image.MAX_IMAGE_PIXELS = MOST_PIXELS
        self.has_heif = _take_heif()
        self.formats = [name for name in FORMATS if name in Image.OPEN]


def _library() -> _Library:
    import warnings

    warnings.simplefilter("ignore")
    return _Library()


def _take_heif() -> bool:
    try:
        import pi_heif
    except ImportError:
        return False  # no package of it for Windows on ARM
    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener(thumbnails=False)
    return True


def _give_up_powers() -> None:
    """Give up what decoding does not need: more memory, more time, files and a picture of the memory in a crash."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        _, hard = resource.getrlimit(limit)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):
            continue  # macOS knows no limit of memory; the time and the number of points are limited all the same


if __name__ == "__main__":
    sys.exit(main())
