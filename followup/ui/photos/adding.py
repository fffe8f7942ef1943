"""From a picture file to a photo in the log: read on a thread, looked at, given its day and a line of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup.domain.days import Day
from followup.domain.log_view import EpisodeView
from followup.services.photos import PhotoWords
from followup.ui.kit.sentences import sentence
from followup.ui.kit.space import bare
from followup.ui.kit.text import Text
from followup.ui.photos.form import PhotoForm
from followup.ui.photos.taking import Source, content_of, first_words, image_of

if TYPE_CHECKING:
    from followup.domain.errors import FollowupError
    from followup.exchange.picture_file import CleanPicture
    from followup.services.log import OpenLog
    from followup.ui.kit.busy import Work
    from followup.ui.navigation import Navigation


class Adding(QWidget):
    """Empty until a picture is taken. Of several pictures one is asked about after the other.

    `asked` carries the form that was opened, so that the page can bring it into view.
    """

    asked = Signal(object)

    def __init__(self, services: OpenLog, navigation: Navigation, today: Callable[[], date]) -> None:
        super().__init__()
        self._services, self._navigation, self._today = services, navigation, today
        self._waiting: list[Source] = []
        self._view: EpisodeView | None = None
        self._clean: CleanPicture | None = None
        self._busy = False
        self.form: PhotoForm | None = None
        self.problem = Text("", "error")
        self._column = QVBoxLayout(self)
        bare(self._column)
        self._column.addWidget(self.problem)
        self.problem.hide()
        self.hide()

    def take(self, sources: Sequence[Source], view: EpisodeView) -> None:
        """Read these pictures for a symptom, the first one now."""
        self._view = view
        self._waiting += sources
        if self.form is None and not self._busy:
            self._say("")
            self._next()

    def close(self) -> bool:
        """Let go of the picture that is asked about, and of those that wait; return whether there was one."""
        self._waiting.clear()
        self._view = None
        return self._put_away()

    def _put_away(self) -> bool:
        form, self.form, self._clean = self.form, None, None
        if form is not None:
            form.hide()
            form.deleteLater()
        self.setVisible(bool(self.problem.text()))
        return form is not None

    def _next(self) -> None:
        if not self._waiting or self._view is None:
            return
        words = first_words(self._waiting)
        source, album, of = self._waiting.pop(0), self._services.photos, self._view.episode.id
        self._busy = True

        def done(clean: CleanPicture) -> None:
            self._busy = False
            if self._view is not None and self._view.episode.id == of:
                self._ask(clean, self._view)
            else:
                self._next()  # another symptom is looked at by now, and may have pictures that wait

        task = self._navigation.run(lambda _asked: album.read(content_of(source)), done, words, self._on_unread)
        task.finished.connect(partial(self._on_over, task, self.tr("Stopped. The picture was not added.")))

    def _on_over(self, task: Work, words: str) -> None:
        """Say that the person stopped it, and be ready for the next wish; after a stop nothing else tells."""
        if task.cancelled.is_set():
            self._busy = False
            self._waiting.clear()
            self._say(words)

    def _on_unread(self, error: BaseException) -> None:
        """Say beside the button what is wrong with a picture, and go on with the next one."""
        self._busy = False
        self._say(sentence(error))
        if self._waiting:
            self._next()

    def _ask(self, clean: CleanPicture, view: EpisodeView) -> None:
        self._put_away()
        self._clean = clean
        day = self._services.photos.day_offered(clean)
        form = PhotoForm(self.tr("A new photo"), self._today, view.episode.id, Day(day or self._today()))
        if day is None:
            form.form.rows["taken_on"].say_help(self.tr("The picture does not say. Please check the day."))
        form.offer(self._services.record.authors())
        form.show_picture(image_of(clean.preview))
        form.finish()
        form.sent.connect(self._keep)
        form.closed.connect(self._on_closed)
        self.form = form
        self._column.addWidget(form)
        self.show()
        form.focus_first()
        self.asked.emit(form)

    def _keep(self, said: PhotoWords) -> None:
        clean, album = self._clean, self._services.photos
        if clean is None or self._busy:
            return
        self._busy = True

        def failed(error: BaseException) -> None:
            self._busy = False
            self._explain(error)

        task = self._navigation.run(
            lambda _asked: album.add(clean, said), lambda _photo: self._kept(), self.tr("Keeping the photo."), failed
        )
        task.finished.connect(partial(self._on_over, task, ""))

    def _kept(self) -> None:
        self._busy = False
        self._on_closed()

    def _explain(self, error: BaseException | FollowupError) -> None:
        from followup.domain.errors import FollowupError

        if self.form is None or not isinstance(error, FollowupError) or not self.form.explain(error):
            self._say(sentence(error))

    def _on_closed(self) -> None:
        self._say("")
        self._put_away()
        self._next()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.setVisible(bool(words) or self.form is not None)
