"""What was not read and is no error: the files that were passed over, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["Passed", "Reason"]


class Reason(StrEnum):
    """Why a file of a folder was not read, and is no error."""

    DUPLICATE = "duplicate"  # another file holds the same text
    IGNORED = "ignored"  # by corpus.toml
    BESIDE = "beside"  # README, LICENSE and the like
    PICTURE = "picture"
    SHEET = "sheet"
    SOUND = "sound"  # film too
    DATA = "data"  # and programs
    HIDDEN = "hidden"  # dotfiles, and what systems leave
    LINK = "link"  # to a folder: it may lead round in circles
    SPECIAL = "special"  # a socket, a pipe, a device


@dataclass(frozen=True, slots=True)
class Passed:
    """Hold a file or folder that was passed over.

    :param other: the file that was read in its place, where the reason is a duplicate
    :param share: of a duplicate, how much of the two texts is the same, in per cent, rounded down
    """

    path: Path
    reason: Reason
    other: Path | None = None
    share: int = 100
