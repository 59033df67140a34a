"""The web engine with everything off that showing one page from memory does not need."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from editor.ui.preview.blocker import Blocker
from editor.ui.preview.scheme import NAME, PAGE, PageSource, register_scheme

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.Accelerated2dCanvasEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.TouchIconsEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.BackForwardCacheEnabled,
    _Attribute.ReadingFromCanvasEnabled,
)


class LockedProfile(QWebEngineProfile):
    """A profile that keeps nothing, asks nobody and knows one scheme; it outlives its pages."""

    ending = Signal()
    """It ends now: whoever has pages of it lets go of them first."""

    def __init__(self, parent: QObject | None = None) -> None:
        register_scheme()
        # Without a storage name it is off the record.
        super().__init__(parent)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setSpellCheckEnabled(False)
        self.setPushServiceEnabled(False)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        self.source = PageSource(self)
        self.installUrlSchemeHandler(NAME, self.source)
        self._blocker = Blocker(self)
        self.setUrlRequestInterceptor(self._blocker)
        self.downloadRequested.connect(_refuse_download)


class LockedPage(QWebEnginePage):
    """A page that goes nowhere: a click on a link is reported and not followed."""

    link_activated = Signal(str)

    def __init__(
        self, profile: LockedProfile, parent: QObject | None = None, *, home: QUrl = PAGE
    ) -> None:
        super().__init__(profile, parent)
        self._home = home.toString()
        self.permissionRequested.connect(_refuse_permission)
        self.newWindowRequested.connect(self._refuse_window)

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: N803  # Qt's name.
    ) -> bool:
        """Let only its own page load, and jumps inside that."""
        url = QUrl(url)
        address, _, _ = url.toString().partition("#")
        if isMainFrame and address == self._home:
            return True
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_activated.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return False

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        """Report a link that asked for a window of its own; not opening the request refuses it."""
        if request.isUserInitiated():
            self.link_activated.emit(
                request.requestedUrl().toString(QUrl.ComponentFormattingOption.FullyEncoded)
            )


def _refuse_download(download: QWebEngineDownloadRequest) -> None:
    download.cancel()


def _refuse_permission(permission: QWebEnginePermission) -> None:
    permission.deny()
