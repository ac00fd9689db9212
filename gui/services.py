"""What a window is given: made once in `app`, shared by all windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.judging.judgement_keeper import Judgements
from gui.looks.lighting import Lighting
from gui.opening.opening import Analyse, Read
from gui.settings import Settings
from gui.tasks import Tasks

if TYPE_CHECKING:
    from core.catalogue import Catalogue
    from core.database import Database
    from core.notes import NoteStore
    from core.own import NewAgreement


@dataclass(frozen=True, slots=True)
class Services:
    """`store_tasks` has one thread, so that the store is only ever used from one."""

    tasks: Tasks
    store_tasks: Tasks
    store: NoteStore
    database: Database
    judgements: Judgements
    read: Read
    analyse: Analyse
    catalogue: Callable[[], Catalogue]
    add_own: Callable[[NewAgreement], str]
    settings: Settings
    lighting: Lighting
