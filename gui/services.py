"""What a window is given: made once in `app`, shared by all windows."""

from __future__ import annotations

from dataclasses import dataclass

from gui.lighting import Lighting
from gui.note_keeper import Store
from gui.opening import Analyse, Read
from gui.settings import Settings
from gui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Services:
    """`store_tasks` has one thread, so that the store is only ever used from one."""

    tasks: Tasks
    store_tasks: Tasks
    store: Store
    read: Read
    analyse: Analyse
    settings: Settings
    lighting: Lighting
