"""Picture files as phones and cameras make them, drawn here."""

import base64
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

MAKER = "Canary Camera Works"
GPS = (48.0, 8.0, 12.345)

HEIC = base64.b64decode(
    """
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA
    ADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAZgAAgAAAAADegABAAAAAAAAAMQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA
    AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAA
    kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq
    5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh
    cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAA
    ABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAACZG1kYXQAAAGUKAGvDuDoLiAkvX6sVuv9/j//dN0l08Zm+5BHOxrnGT74v9B39ZRd
    +BzAHVB9cXDY9EdtFrlA2Wh7psAxKUIIzWdlcqwrVYvlRk35EKX/2KBtuZnfjkdW4yCcywCMEcI22PUlb1MT/P4ZnH4Lj/o/dWKZ
    pF+CABnO2anNOeSIBcb8R4CJGCHQrn/7wRqhJhbrNcwhqTRSQvt4hgNbRlJcYwFE7ThjVHQnenRDIOP/nfp0R8qLlRokzgcfyfw+
    u/og6mqtpP1nlO9vPyS2HC4SeSNzlBN7MjyrRMvcfcCC9OhewqgbTZcXHxS3Co8wWQvoSsyXBpHUY/oVgeKiuhZ6EcTtsDcc5T8x
    1Crd9dxEH0YAIKetyQvxpyeZzGC01gFKz8MlLA5D4n7sUFMlwRayACuOXGb4QmY4oZC5yswu2RSNdmrqwNRPXSFK5Wym4mUmmH5n
    qmCKvxoF/4LpZ2FpsuL4AAF4wtQgsh32VzedLTerIoQWH1Siy3kkHlLbp3FghqjNnKCaYDgjWQgDSL9HQX3FBIAAAAAGRXhpZgAA
    TU0AKgAAAAgABAEPAAIAAAAMAAAAPgEyAAIAAAAUAAAASodpAAQAAAABAAAAXoglAAQAAAABAAAAhAAAAABTRUNSRVRNQUtFUgAy
    MDI2OjAzOjEyIDIxOjA1OjAwAAABkAMAAgAAABQAAABwAAAAADIwMjY6MDM6MTEgMjA6MDA6MDAAAAIAAQACAAAAAk4AAAAAAgAF
    AAAAAwAAAKIAAAAAAAAAMAAAAAEAAAAIAAAAAQAACaUAAADI
    """
)
"""A picture of 64 by 48 points as an iPhone keeps them, with the day 2026-03-11 and a place; drawn and saved once."""


def skin(width: int = 400, height: int = 300) -> Image.Image:
    """Return a drawn patch of skin with a blue square in its upper left corner, to tell how it is turned."""
    image = Image.new("RGB", (width, height), (226, 190, 170))
    draw = ImageDraw.Draw(image)
    draw.ellipse((width // 2, height // 3, width // 2 + width // 5, height // 3 + height // 5), fill=(190, 90, 90))
    draw.rectangle((0, 0, width // 8, height // 8), fill=(0, 0, 255))
    return image


def exif(orientation: int = 1, taken: str = "2026:03:11 20:00:00") -> Any:
    """Return what a camera writes into a picture: its maker, the day, how it was held, and the place."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[306] = "2026:03:12 21:05:00"
    found[271] = MAKER
    found.get_ifd(0x8769)[36867] = taken
    place = found.get_ifd(0x8825)
    place[1], place[2], place[3], place[4], place[29] = "N", GPS, "E", (11.0, 34.0, 56.789), "2026:03:11"
    return found


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture as a file of a form."""
    stream = BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def photo(form: str = "JPEG", orientation: int = 1, **options: Any) -> bytes:
    """Return a picture file with everything a camera hides in one."""
    return saved(skin(), form, exif=exif(orientation), **options)
