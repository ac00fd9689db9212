"""Every wire between the parts of a window: signals go up, and what answers them is named here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.notes.note_cards import painters

if TYPE_CHECKING:
    from gui.window import MainWindow


def connect(window: MainWindow) -> None:
    """Joins the parts of a window: signals to what answers them, commands to what they do."""
    for name, slot in _commands(window).items():
        window.parts.actions[name].triggered.connect(slot)
    _connect_opening(window)
    _connect_reading(window)
    _connect_citations(window)
    _connect_notes(window)
    _connect_judging(window)
    _connect_looks(window)


def _connect_opening(window: MainWindow) -> None:
    parts, opening, reception, entrance = window.parts, window.opening, window.reception, window.entrance
    parts.actions.recent.aboutToShow.connect(entrance.fill_recent)
    parts.actions.recent.triggered.connect(window.open_recent)
    parts.empty.open_requested.connect(entrance.ask_for_file)
    parts.empty.sample_requested.connect(entrance.open_sample)
    parts.empty.file_requested.connect(entrance.open_file)
    parts.progress.stop_requested.connect(opening.cancel)
    parts.password.given.connect(entrance.unlock)
    parts.hint.action_requested.connect(window.answer)
    opening.started.connect(reception.show_start)
    opening.dragging.connect(reception.show_dragging)
    opening.progressed.connect(parts.progress.set_share)
    opening.text_read.connect(reception.show_text)
    opening.reading_made.connect(window.judge_desk.show_found)
    window.judge_desk.judged.connect(reception.show_reading)
    opening.reading_failed.connect(reception.show_no_reading)
    opening.failed.connect(reception.show_failure)
    opening.cancelled.connect(reception.show_end)
    reception.locked.connect(entrance.ask_for_password)
    reception.document_shown.connect(window.take_document)
    window.file_watch.changed.connect(entrance.offer_reload)


def _connect_reading(window: MainWindow) -> None:
    parts, popups, guide, follower = window.parts, window.popups, window.guide, window.follower
    parts.reader.pressed.connect(popups.close_all)
    parts.reader.scrolled.connect(popups.close_all)
    parts.reader.scrolled.connect(window.reception.show_place)
    parts.reader.mention_clicked.connect(follower.open_mention)
    parts.reader.mention_hovered.connect(follower.peek_at_mention)
    parts.reader.mark_left.connect(popups.leave)
    parts.reader.picture_wanted.connect(window.gallery.decode)
    window.gallery.decoded.connect(parts.reader.show_picture)
    parts.reader.date_requested.connect(popups.ask_date)
    parts.reader.back_requested.connect(guide.back)
    parts.reader.forward_requested.connect(guide.forward)
    parts.outline.entry_activated.connect(follower.go_to_section)
    parts.treaties.treaty_activated.connect(follower.go_to_treaty)
    parts.treaties.next_requested.connect(guide.next_mention)
    parts.treaties.previous_requested.connect(guide.previous_mention)
    parts.tabs.currentChanged.connect(popups.close_all)
    popups.next_requested.connect(follower.card_forward)
    popups.previous_requested.connect(follower.card_back)
    popups.copy_requested.connect(window.copy_text)
    popups.date_set.connect(window.reception.set_date)
    guide.chosen.connect(parts.treaties.choose)
    guide.stepped.connect(parts.status.show_step)
    guide.history_changed.connect(window.show_history)
    parts.search.words_changed.connect(window.finder.look_for)
    parts.search.next_requested.connect(window.finder.next)
    parts.search.previous_requested.connect(window.finder.previous)
    parts.search.closed.connect(window.finder.end)
    window.finder.began.connect(popups.close_all)
    window.finder.counted.connect(parts.search.show_count)


def _connect_citations(window: MainWindow) -> None:
    parts, popups, desk = window.parts, window.popups, window.citation_desk
    parts.reader.citation_clicked.connect(desk.follow)
    parts.reader.citation_hovered.connect(desk.peek_at)
    parts.reader.scrolled.connect(desk.mark)
    parts.citations.citation_clicked.connect(desk.show_in_text)
    parts.citations.citation_reached.connect(desk.skim)
    parts.citations.citation_followed.connect(desk.follow)
    parts.citations.grouped.connect(window.settings.set_citations_grouped)
    popups.target_chosen.connect(desk.go)
    popups.citation_copied.connect(desk.copy)
    popups.browse_requested.connect(desk.browse)
    popups.place_chosen.connect(desk.show_place)
    popups.provisions_requested.connect(desk.show_provisions)
    parts.reader.entry_clicked.connect(desk.go_back_from)
    parts.reader.entry_hovered.connect(desk.show_citing)
    desk.copy_requested.connect(window.copy_text)
    window.export_desk.copy_requested.connect(window.copy_text)
    window.guide.citation_reached.connect(desk.show_commands)
    parts.reader.hints_requested.connect(window.hints.begin)
    window.hints.mention_followed.connect(window.follower.open_mention)
    window.hints.mention_peeked.connect(window.follower.peek_with_keys)
    window.hints.citation_followed.connect(desk.follow)
    window.hints.citation_peeked.connect(desk.peek_with_keys)


def _connect_notes(window: MainWindow) -> None:
    parts, desk, keeper, popups = window.parts, window.desk, window.keeper, window.popups
    parts.reader.selection_made.connect(popups.show_selection)
    parts.reader.selection_cleared.connect(popups.end_selection)
    parts.reader.selection_made.connect(window.placing.take_selection)
    parts.reader.notes_clicked.connect(desk.show)
    parts.reader.notes_clicked.connect(window.placing.ask_current)
    parts.reader.note_hovered.connect(window.cards.peek_at)
    popups.colour_requested.connect(desk.paint)
    popups.underline_requested.connect(desk.underline)
    popups.note_requested.connect(desk.note)
    popups.tags_requested.connect(window.cards.ask_tags)
    popups.treaty_note_requested.connect(desk.write_on_treaty)
    window.judge_desk.judged.connect(desk.show_reading)
    parts.notes.model.changed.connect(desk.show_marks)
    parts.notes.model.body_typed.connect(desk.take_typed)
    parts.notes.writing_ended.connect(window.way_back.rest)
    parts.notes.note_chosen.connect(desk.mark_chosen)
    parts.notes.note_activated.connect(desk.go_to)
    parts.notes.note_activated.connect(window.placing.ask)
    parts.notes.star_requested.connect(desk.star)
    parts.notes.tags_requested.connect(window.cards.ask_tags)
    parts.notes.menu_requested.connect(window.cards.show_menu)
    parts.notes.head.by_date_changed.connect(window.settings.set_notes_by_date)
    parts.notice.dismissed.connect(window.placing.end_move)
    parts.notes.delete_requested.connect(desk.delete)
    keeper.loaded.connect(desk.show_loaded)
    keeper.loaded.connect(window.safekeeping.ask_which)
    keeper.looked.connect(window.safekeeping.look)
    keeper.written.connect(window.exchange.mirror_soon)
    window.judge_desk.judged.connect(window.safekeeping.show_reading)
    parts.actions.copies.aboutToShow.connect(window.safekeeping.fill_copies)
    parts.actions.copies.triggered.connect(window.safekeeping.put_back)
    window.exchange.copy_requested.connect(window.copy_text)
    window.exchange.file_found.connect(window.open_file)
    keeper.stored.connect(parts.notes.model.set_stored)
    keeper.failed.connect(window.saving.show_fault)
    keeper.caught_up.connect(window.saving.show_caught_up)
    parts.alarm.action_requested.connect(window.answer)
    parts.notice.action_requested.connect(window.answer)


def _connect_judging(window: MainWindow) -> None:
    parts, desk, menu, keeper = window.parts, window.judge_desk, window.judge_menu, window.judgement_keeper
    parts.reader.menu_requested.connect(window.context_menu.show_at)
    parts.reader.menu_key_pressed.connect(window.context_menu.show_here)
    parts.treaties.doubtful_requested.connect(window.follower.next_doubtful)
    window.popups.menu_requested.connect(menu.show_menu)
    window.popups.new_requested.connect(menu.ask_new_of)
    window.guide.pointed.connect(menu.show_commands)
    window.questions.settled.connect(desk.settle)
    window.questions.told.connect(window.own_desk.add)
    window.own_desk.renamed.connect(desk.settle)
    window.own_desk.known.connect(window.opening.analyse_again)
    menu.copy_requested.connect(window.copy_text)
    keeper.loaded.connect(desk.show_loaded)
    keeper.failed.connect(window.saving.show_fault)
    keeper.caught_up.connect(window.saving.show_caught_up)


def _connect_looks(window: MainWindow) -> None:
    parts = window.parts
    parts.actions.themes.triggered.connect(window.appearance.choose_theme)
    window.lighting.changed.connect(window.appearance.relight)
    parts.left.changed.connect(parts.actions["left"].setChecked)
    parts.right.changed.connect(parts.actions["right"].setChecked)


def _commands(window: MainWindow) -> dict[str, Callable[[], object]]:
    parts, guide, follower, desk, citing = (
        window.parts,
        window.guide,
        window.follower,
        window.desk,
        window.citation_desk,
    )
    return {
        "open": window.entrance.ask_for_file,
        "clipboard": window.entrance.open_clipboard,
        "paste": window.entrance.open_clipboard,
        "sample": window.entrance.open_sample,
        "reload": window.entrance.reload,
        "whole_page": window.toggle_whole_page,
        "date": window.popups.ask_date,
        "close": window.close,
        "quit": window.quit,
        "undo": window.way_back.take,
        "redo": window.way_back.take_again,
        "select_sentence": window.selecting.sentence_forward,
        "select_sentence_back": window.selecting.sentence_back,
        "select_paragraph": window.selecting.paragraph_forward,
        "select_paragraph_back": window.selecting.paragraph_back,
        "copy": parts.reader.copy,
        "find": window.finder.begin,
        "find_next": window.finder.next,
        "find_previous": window.finder.previous,
        "filter": window.show_filter,
        "outline": window.show_outline,
        "page": follower.ask_for_page,
        "left": parts.left.toggle,
        "right": parts.right.toggle,
        "full_screen": window.toggle_full_screen,
        "larger": window.appearance.larger,
        "smaller": window.appearance.smaller,
        "actual": window.appearance.usual_size,
        "dismiss": window.dismiss,
        "back": guide.back,
        "forward": guide.forward,
        "next_mention": guide.next_mention,
        "previous_mention": guide.previous_mention,
        "card": follower.show_card,
        "next_citation": guide.next_citation,
        "previous_citation": guide.previous_citation,
        "follow": citing.follow_current,
        "peek": citing.peek_current,
        "citations": window.list_citations,
        "cited": citing.show_citing_here,
        "hints": window.hints.begin,
        "export": window.export_desk.export_citations,
        "copy_csl": window.export_desk.copy_csl_json,
        "copy_bibtex": window.export_desk.copy_bibtex,
        "copy_ris": window.export_desk.copy_ris,
        "next_candidate": citing.next_candidate,
        "copy_plain": citing.copy_plain,
        "copy_markdown": citing.copy_markdown,
        "not_agreement": window.judge_menu.deny,
        "this_is": window.judge_menu.ask_what,
        "add_own": window.judge_menu.ask_new,
        "take_back": window.judge_menu.take_back,
        "everywhere": window.judge_desk.widen,
        "copy_name": window.judge_menu.copy_name,
        "next_doubtful": follower.next_doubtful,
        "previous_doubtful": follower.previous_doubtful,
        "highlight": desk.highlight,
        "note": desk.note,
        "delete_note": desk.delete_current,
        "underline": desk.underline,
        "note_agreement": desk.write_on_chosen_treaty,
        "note_article": desk.write_on_article,
        "star": desk.star,
        "tags": window.cards.ask_tags,
        "name_colours": window.cards.ask_names,
        "link": window.exchange.copy_link,
        "bin": window.safekeeping.show_bin,
        "export_notes": window.exchange.export_article,
        "export_all_notes": window.exchange.export_all,
        "import_notes": window.exchange.ask_import,
        "mirror": window.exchange.toggle_mirror,
        **painters(desk),
    }
