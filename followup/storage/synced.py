"""Whether a cloud service copies a folder file by file.

Such copies of a live log were whole in 0 to 2 of 100 tries, so live logs are refused there. Services are known by the
names of their folders and by the marker files they leave.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

_NAMES = (
    (re.compile(r"onedrive(?: ?-.*)?"), "OneDrive"),
    (re.compile(r"dropbox(?: \(.*\))?"), "Dropbox"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs|icloud~.*"), "iCloud"),
    (re.compile(r"google ?drive.*|my drive|drivefs|\.shortcut-targets-by-id"), "Google Drive"),
    (re.compile(r"nextcloud\d*|owncloud\d*"), "Nextcloud"),
    (
        re.compile(r"box sync|pclouddrive|pcloud drive|mega(?:sync)?|proton ?drive|seafile|cloudstorage"),
        "a cloud service",
    ),
)

_MARKERS = (
    (re.compile(r"\.dropbox(?:\.cache|\.device)?"), "Dropbox"),
    (re.compile(r"\.?_?\.?sync_[0-9a-f]{6,}\.db|\.(?:nextcloud|owncloud)sync\.log|\.sync-exclude\.lst"), "Nextcloud"),
    (re.compile(r"\.tmp\.drive(?:download|upload)"), "Google Drive"),
    (re.compile(r"\.stfolder.*"), "Syncthing"),
    (re.compile(r"\.849c9593-d756-4e56-8d6e-42412f2a707b"), "OneDrive"),
)

_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive says on Windows which folders it copies."""

_LOOKED_AT = 500
"""Names looked at in one folder: markers come early, and a folder of a million files must not hold up the start."""


def service_of(path: Path, environ: Mapping[str, str]) -> str:
    """Return the name of the service that copies this folder, or an empty string."""
    real = path.expanduser().resolve()
    for place in (path.absolute(), real):
        for part in place.parts:
            for name, service in _NAMES:
                if name.fullmatch(part.casefold()):
                    return service
    for variable in _VARIABLES:
        root = environ.get(variable)
        if root and real.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    return _marked(real)


def _marked(path: Path) -> str:
    for folder in (path, *path.parents):
        try:
            with os.scandir(folder) as entries:
                for entry in islice(entries, _LOOKED_AT):
                    if entry.name.startswith((".", "_")) and (service := _of_marker(entry)):
                        return service
        except OSError:
            continue
    return ""


def _of_marker(entry: os.DirEntry[str]) -> str:
    name = entry.name.casefold()
    if name == ".dropbox" and not entry.is_file():
        return ""  # the settings in the home folder, not the mark of a copied folder
    return next((service for marker, service in _MARKERS if marker.fullmatch(name)), "")
