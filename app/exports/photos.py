"""The pictures of people in a folder beside their list, each under the person's code."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.files import write_whole
from app.words import N_
from models.people import Person, Photo

_NO_FILE_NAME = re.compile(r"[^\w-]")


def write_photos(beside: Path, people: Collection[int] | None) -> dict[int, str]:
    """Write the pictures of these people (None: of all who are not archived); their names as the list gives them.

    In a transaction. Raises UserError when the folder cannot be written.
    """
    rows: Any = Photo.select(Photo.person, Person.code, Photo.picture, Person.archived_at).join(Person)
    folder = beside.with_name(f"{beside.stem} photos")
    written: dict[int, str] = {}
    try:
        for person, code, picture, archived in rows.tuples().iterator():
            if person in people if people is not None else archived is None:
                folder.mkdir(exist_ok=True)
                name = f"{_NO_FILE_NAME.sub('_', code)}-{person}.jpg"
                write_whole(folder / name, bytes(picture))
                written[person] = f"{folder.name}/{name}"
    except OSError as error:
        raise UserError(
            N_("The folder {name} cannot be written. Choose another one for the list and its photos."), name=folder.name
        ) from error
    return written
