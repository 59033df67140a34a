"""The `story:` scheme: the page comes from memory, with the policy that it is held to."""

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.model.figures.images import Picture
from editor.ui.preview.pictures import Pictures, digest_of

NAME = b"story"
PAGE = QUrl("story://page/")
PRINT = QUrl("story://print/")

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src story:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def register_scheme() -> None:
    """Make the scheme known to the engine.

    Qt asks for this before the application object; what the engine needs is that it comes before
    the first profile, so that nothing of the engine has to be loaded on the way to the window.
    """
    if QWebEngineUrlScheme.schemeByName(QByteArray(NAME)).name() == NAME:
        return
    scheme = QWebEngineUrlScheme(QByteArray(NAME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.NoAccessAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


class PageSource(QWebEngineUrlSchemeHandler):
    """Answers `story://page/` and `story://print/` with the HTML it holds for them.

    Images come as `story://figure/<digest>`, at once or later; all else is "not found".
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.html = ""
        self.print_html = ""
        self.pictures: Pictures | None = None

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request of the engine."""
        pages = {PAGE.toString(): self.html, PRINT.toString(): self.print_html}
        html = pages.get(job.requestUrl().toString())
        digest = digest_of(job.requestUrl().toString())
        is_asking = job.requestMethod() == b"GET"
        if is_asking and digest and self.pictures is not None:
            self.pictures(digest, lambda picture: _show(job, picture))
            return
        if html is None or not is_asking:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        # Lists, whatever PySide's stubs say: of a plain value each byte becomes a header.
        job.setAdditionalResponseHeaders(
            {b"Content-Security-Policy": [POLICY.encode()]}  # type: ignore[dict-item]
        )
        job.reply(b"text/html; charset=utf-8", _body(job, html.encode()))


def _show(job: QWebEngineUrlRequestJob, picture: Picture | None) -> None:
    """Answer with an image, unless the page has gone meanwhile."""
    if not shiboken6.isValid(job):
        return
    if picture is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
    else:
        job.reply(picture.media_type.encode(), _body(job, picture.data))


def _body(job: QWebEngineUrlRequestJob, data: bytes) -> QBuffer:
    body = QBuffer(job)
    body.setData(data)
    body.open(QIODevice.OpenModeFlag.ReadOnly)
    return body
