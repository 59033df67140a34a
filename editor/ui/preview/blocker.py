"""The request interceptor: nothing but our own scheme passes."""

from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from editor.ui.preview.scheme import NAME


class Blocker(QWebEngineUrlRequestInterceptor):
    """Blocks every request that does not go to `story:`, whatever asked for it."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Let one request pass or not."""
        info.block(info.requestUrl().scheme() != NAME.decode())
