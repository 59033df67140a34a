"""The `story:` scheme: the page comes from memory, with the policy that it is held to."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

NAME = b"story"
PAGE = QUrl("story://page/")

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
    """Answers `story://page/` with the HTML it holds and everything else with "not found"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.html = ""

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request of the engine."""
        if job.requestUrl() != PAGE or job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        body = QBuffer(job)
        body.setData(self.html.encode())
        body.open(QIODevice.OpenModeFlag.ReadOnly)
        # Lists, whatever PySide's stubs say: of a plain value each byte becomes a header.
        job.setAdditionalResponseHeaders(
            {b"Content-Security-Policy": [POLICY.encode()]}  # type: ignore[dict-item]
        )
        job.reply(b"text/html; charset=utf-8", body)
