"""The table of commands: each once, in a menu, with its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.looks.lighting import CHOICES


class Command(NamedTuple):
    """A command's name in the code, its menu, its words, its keys, and its sign on the tool bar."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    sign: str = ""
    checkable: bool = False
    after_line: bool = False


COMMANDS = (
    Command("open", "&File", "&Open…", ("Ctrl+O",), "Open"),
    Command("clipboard", "&File", "Open from C&lipboard"),
    Command("sample", "&File", "Read the &Sample"),
    Command("reload", "&File", "&Reload", ("F5",), after_line=True),
    Command("date", "&File", "Set the Article’s &Date…", ("Ctrl+Shift+D",), after_line=True),
    Command("export", "&File", "&Export Citations…", after_line=True),
    Command("export_notes", "&File", "Export &Notes on This Article…"),
    Command("export_all_notes", "&File", "Export &All Notes…"),
    Command("import_notes", "&File", "&Import Notes…"),
    Command("mirror", "&File", "&Keep a Markdown Copy of My Notes…", checkable=True),
    Command("close", "&File", "&Close Window", ("Ctrl+W",), after_line=True),
    Command("quit", "&File", "&Quit", ("Ctrl+Q",)),
    Command("undo", "&Edit", "&Undo", ("Ctrl+Z",)),
    Command("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("copy", "&Edit", "&Copy", ("Ctrl+C",)),
    Command("paste", "&Edit", "&Paste as Document", ("Ctrl+Shift+V",)),
    Command("copy_csl", "&Edit", "Copy This Article’s Reference as CSL-&JSON", after_line=True),
    Command("copy_bibtex", "&Edit", "Copy This Article’s Reference as &BibTeX"),
    Command("copy_ris", "&Edit", "Copy This Article’s Reference as &RIS"),
    Command("select_sentence", "&Edit", "Select to the &End of the Sentence", ("Alt+Shift+Right",), after_line=True),
    Command("select_sentence_back", "&Edit", "Select to the &Beginning of the Sentence", ("Alt+Shift+Left",)),
    Command("select_paragraph", "&Edit", "Select to the End of the Paragraph", ("Ctrl+Shift+Down",)),
    Command("select_paragraph_back", "&Edit", "Select to the Beginning of the Paragraph", ("Ctrl+Shift+Up",)),
    Command("find", "&Edit", "&Find…", ("Ctrl+F",), "Find", after_line=True),
    Command("find_next", "&Edit", "Find &Next", ("F3",)),
    Command("find_previous", "&Edit", "Find &Previous", ("Shift+F3",)),
    Command("filter", "&Edit", "Filter &Treaties", ("Ctrl+Shift+F",)),
    Command("left", "&View", "&Treaties and Outline", ("F9",), checkable=True),
    Command("right", "&View", "&Notes and Citations", ("F10",), checkable=True),
    Command("full_screen", "&View", "&Full Screen", ("F11",), checkable=True),
    Command("whole_page", "&View", "&Whole Web Page", checkable=True, after_line=True),
    Command("larger", "&View", "&Larger Text", ("Ctrl++", "Ctrl+="), after_line=True),
    Command("smaller", "&View", "&Smaller Text", ("Ctrl+-",)),
    Command("actual", "&View", "&Usual Text Size", ("Ctrl+0",)),
    Command("dismiss", "&View", "&Close What Is on Top", ("Esc",), after_line=True),
    Command("back", "&Go", "&Back", ("Alt+Left",), "‹"),
    Command("forward", "&Go", "&Forward", ("Alt+Right",), "›"),
    Command("outline", "&Go", "&Outline", ("Ctrl+Shift+O",)),
    Command("page", "&Go", "To a &Page…", ("Ctrl+G",)),
    Command("next_mention", "&Go", "&Next Mention", ("F8",), after_line=True),
    Command("previous_mention", "&Go", "&Previous Mention", ("Shift+F8",)),
    Command("card", "&Go", "&About This Agreement", ("Ctrl+I",)),
    Command("citations", "&Citations", "&List of Citations", ("Ctrl+L",)),
    Command("next_citation", "&Citations", "&Next Citation", ("F7",)),
    Command("previous_citation", "&Citations", "&Previous Citation", ("Shift+F7",)),
    Command("follow", "&Citations", "&Follow This Citation", ("Ctrl+J",), after_line=True),
    Command("peek", "&Citations", "Pee&k at Its Target", ("Ctrl+K",)),
    Command("hints", "&Citations", "&Label What Can Be Followed", ("F4",)),
    Command("cited", "&Citations", "Where This Is Ci&ted", ("Ctrl+Shift+L",)),
    Command("next_candidate", "&Citations", "Next C&andidate", ("Ctrl+Shift+J",)),
    Command("copy_plain", "&Citations", "&Copy as Plain Text", ("Ctrl+Shift+K",), after_line=True),
    Command("copy_markdown", "&Citations", "Copy as &Markdown"),
    Command("not_agreement", "&Agreements", "&Not an Agreement", ("Ctrl+Shift+N",)),
    Command("this_is", "&Agreements", "This &Is…", ("Ctrl+Shift+I",)),
    Command("add_own", "&Agreements", "&Add to My Catalogue…", ("Ctrl+Shift+A",)),
    Command("take_back", "&Agreements", "As It Was &Found", ("Ctrl+Shift+R",)),
    Command("everywhere", "&Agreements", "&The Same in All Articles", ("Ctrl+Shift+E",)),
    Command("copy_name", "&Agreements", "&Copy Its Name", ("Ctrl+Shift+C",), after_line=True),
    Command("next_doubtful", "&Agreements", "Next &Doubtful Name", ("F6",), after_line=True),
    Command("previous_doubtful", "&Agreements", "&Previous Doubtful Name", ("Shift+F6",)),
    Command("highlight", "&Notes", "&Highlight the Selection", ("Ctrl+D",)),
    Command("underline", "&Notes", "&Underline the Selection", ("Ctrl+U",)),
    Command("note", "&Notes", "&Note on the Selection", ("Ctrl+Return", "Ctrl+Enter")),
    Command("note_agreement", "&Notes", "Note on the &Agreement", ("Ctrl+Shift+Return",)),
    Command("note_article", "&Notes", "Note on the &Whole Article", ("Ctrl+Alt+Return",)),
    Command("yellow", "&Notes", "Highlight in &Yellow", ("Ctrl+1",), after_line=True),
    Command("green", "&Notes", "Highlight in &Green", ("Ctrl+2",)),
    Command("blue", "&Notes", "Highlight in &Blue", ("Ctrl+3",)),
    Command("pink", "&Notes", "Highlight in &Pink", ("Ctrl+4",)),
    Command("orange", "&Notes", "Highlight in &Orange", ("Ctrl+5",)),
    Command("purple", "&Notes", "Highlight in P&urple", ("Ctrl+6",)),
    Command("name_colours", "&Notes", "&Name the Colours…"),
    Command("star", "&Notes", "&Star", ("Ctrl+B",), after_line=True),
    Command("tags", "&Notes", "&Tags…", ("Ctrl+T",)),
    Command("link", "&Notes", "Copy &Link to This Passage", ("Ctrl+Shift+U",)),
    Command("delete_note", "&Notes", "&Delete the Chosen Note"),
    Command("bin", "&Notes", "De&leted Notes…", after_line=True),
)
NEEDS_ARTICLE = (
    "reload outline date find find_next find_previous filter next_mention previous_mention card next_citation "
    "previous_citation citations follow peek hints cited copy_plain copy_markdown export copy_csl copy_bibtex copy_ris "
    "highlight note underline note_agreement note_article yellow green blue pink orange purple star tags link "
    "export_notes delete_note copy select_sentence select_sentence_back select_paragraph select_paragraph_back"
).split()
NEEDS_PLACE = (
    "not_agreement this_is add_own take_back everywhere copy_name next_doubtful previous_doubtful next_candidate"
).split()
_THEMES = {"system": "Like the S&ystem", "light": "&Light", "dark": "&Dark", "sepia": "&Sepia"}


class Actions:
    """The window's actions by name, already in its menus."""

    def __init__(self, window: QMainWindow) -> None:
        self.by_name: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        for command in COMMANDS:
            if command.menu not in self.menus:
                self.menus[command.menu] = window.menuBar().addMenu(command.menu)
            menu = self.menus[command.menu]
            if command.after_line:
                menu.addSeparator()
            self.by_name[command.name] = _action(command, menu)
            menu.addAction(self.by_name[command.name])
        self.recent = QMenu("Open &Recent", self.menus["&File"])
        self.menus["&File"].insertMenu(self.by_name["sample"], self.recent)
        self.copies = QMenu("&Restore Notes From a Copy", self.menus["&Notes"])
        self.menus["&Notes"].addMenu(self.copies)
        self.theme_menu = QMenu("&Colours", self.menus["&View"])
        self.themes = QActionGroup(self.theme_menu)
        for choice in CHOICES:
            action = self.theme_menu.addAction(_THEMES[choice])
            action.setCheckable(True)
            action.setData(choice)
            self.themes.addAction(action)
        self.menus["&View"].insertMenu(self.by_name["larger"], self.theme_menu)

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def allow(self, names: Iterable[str], allowed: bool) -> None:
        """Lets some be used, or not."""
        for name in names:
            self.by_name[name].setEnabled(allowed)

    def show_theme(self, choice: str) -> None:
        """Ticks the theme that is on."""
        for action in self.themes.actions():
            action.setChecked(action.data() == choice)


def _action(command: Command, menu: QMenu) -> QAction:
    action = QAction(command.text, menu)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setCheckable(command.checkable)
    words = command.text.replace("&", "").rstrip("…")
    action.setIconText(command.sign or words)
    action.setToolTip(f"{words} ({command.keys[0]})" if command.keys else words)
    return action
