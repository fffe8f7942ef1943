"""What can go wrong with a log on disk, each with one sentence that says what to do next."""

from __future__ import annotations

from typing import ClassVar

from followup.domain.errors import FollowupError


class StorageError(FollowupError):
    """A log could not be read or written; the file itself was left as it was."""

    exit_code: ClassVar[int] = 1
    default: ClassVar[str] = (
        "Something went wrong with this log. Nothing was changed. Please close it and open it again."
    )

    def __init__(self, template: str = "", **values: object) -> None:
        super().__init__(template or self.default, **values)


class WrongKey(StorageError):
    """The passphrase or the recovery code does not fit."""

    exit_code = 3
    default = "This passphrase does not open the log. Please type it again, or use your printed recovery code."


class NoKeychain(WrongKey):
    """This computer's keychain did not open the log; the passphrase still does."""

    default = "This computer's keychain did not open the log. Please type your passphrase."


class Damaged(StorageError):
    """The log or its key file is not what was written."""

    exit_code = 4
    default = "This log is damaged. Nothing was changed. What is left can be put together with the newest backup."


class PhotosDamaged(Damaged):
    """The file of the pictures is not what was written; the log itself may be whole."""

    default = (
        "The file with your photos is damaged. Your entries are safe. "
        "Please make a backup now: that saves the photos that can be read."
    )


class PhotosLost(PhotosDamaged):
    """The file of the pictures was damaged, and some of them are nowhere else."""

    default = (
        "The file with your photos was damaged. Your entries are safe. Pictures that could not be saved: {count}. "
        "The damaged file is kept in the folder quarantine."
    )


class PhotoMissing(StorageError):
    """The picture of a photo is nowhere."""

    default = "The picture of this photo is missing. What you wrote about it is still here."


class PhotosStay(StorageError):
    """An entry was erased for good, and its pictures could not be yet."""

    default = (
        "The entry is erased for good, but the disk did not let go of its picture. "
        "The next backup erases the picture. Please make a backup now."
    )


FOREIGN_KEYS = "The key file keys.json belongs to another log. Please copy keys.json from a backup of this log."


class TooNew(StorageError):
    """A newer Followup made this log."""

    exit_code = 5
    default = "A newer version of Followup made this log. Please install that version. Nothing was changed."


class InUse(StorageError):
    """Another window or command has the log open."""

    exit_code = 6
    default = "This log is open in another window. Please close it there first."


class DiskFull(StorageError):
    """There is no room left on the disk."""

    exit_code = 7
    default = "The disk is full, so this was not saved. Please free some space and save again."


class NoPermission(StorageError):
    """The folder or a file in it may not be written."""

    exit_code = 7
    default = "This folder or a file in it is read-only. Please allow changes to it, or copy the log to another folder."


class Unplugged(StorageError):
    """The disk with the log went away or stopped answering."""

    exit_code = 7
    default = "The disk with this log does not answer. Please plug it in again, then open the log again."


class NotALog(StorageError):
    """The file is something else."""

    default = "The file log.db in this folder is not a Followup log. Please choose another folder."


class NoLog(StorageError):
    """The folder holds no log."""

    default = "There is no log in this folder. Please choose another folder, or start a new log here."


class AlreadyALog(StorageError):
    """A log stands where a new one should go."""

    default = "There is already a log in this folder. Please choose an empty folder."


class SyncedFolder(StorageError):
    """The folder is copied to a cloud while the log is in use, which breaks logs."""

    default = (
        "This folder is copied to the cloud by {service}, and that can break an open log. "
        "Please choose a folder on this computer. Backups may stay there."
    )


MOVE_IT = (
    "This folder is copied to the cloud by {service}, and that can break an open log. "
    "Please move the folder of the log to another place on this computer, and open it there. Backups may stay."
)


class Missing(StorageError):
    """The entry is not there, or is in the trash."""

    default = "This entry is no longer there. It may be in the trash."


class Conflict(StorageError):
    """Something newer stands where this change should go."""

    default = "This entry was changed in the meantime. Please look at it again, then make your change."


class NeedsUpgrade(StorageError):
    """An older Followup made this log and it was asked not to bring it up to date."""

    default = "An older version of Followup made this log. Please let Followup bring it up to date first."


class UpgradeFailed(StorageError):
    """The log could not be brought up to date and is as it was."""

    default = (
        "This log could not be brought up to date. It is as it was. Your older version of Followup still opens it."
    )
