"""Addresses without what only tells who followed them: wrappers of mail programs, tracking.

- An address is left as it is, character for character, but for what is taken off.
- A wrapper is taken off only where the address within is a web address itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team|campaign_type)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh"
    r"|li_fat_id|epik|scid|mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs(?:sc|tc|fp)|hsctatracking"
    r"|vero_(?:id|conv)|oly_(?:enc|anon)_id|ml_subscriber(?:_hash)?|_openstat|wickedid|rb_clickid"
    r"|s_cid|s_kwcid|ef_id|cmpid|ncid|sr_share|smid|smtyp|ito|icid|guccounter|guce_referrer\w*"
    r"|__twitter_impression|ref_src|ref_url|fb_(?:action_\w+|source|ref)|_ga|_gl|trk(?:campaign)?"
    r"|spm|xtor|wt\.mc_id|piwik_\w+|pk_(?:campaign|kwd|source|medium)|matomo_\w+|mtm_\w+"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|_branch_match_id|_bta_\w+|trk_contact"
    r"|nr_email_referer",
    re.IGNORECASE,
)
_TRACKING_AT = (
    (re.compile(r"(?:.*\.)?(?:youtube\.com|youtu\.be)"), re.compile(r"si|feature|pp")),
    (re.compile(r"(?:.*\.)?(?:twitter|x)\.com"), re.compile(r"s|t|ref_src|src")),
    (re.compile(r"(?:.*\.)?spotify\.com"), re.compile(r"si|nd")),
    (re.compile(r"(?:.*\.)?theguardian\.com"), re.compile(r"cmp", re.IGNORECASE)),
    (re.compile(r"(?:.*\.)?tiktok\.com"), re.compile(r"_r|_t|is_from_webapp|sender_device")),
)
_WRAPPERS = (
    (re.compile(r"(?:www\.)?google\.[a-z.]{2,6}"), "/url", ("q", "url")),
    (re.compile(r".*\.safelinks\.protection\.(?:outlook\.com|office365\.us)"), "/", ("url",)),
    (re.compile(r"(?:l|lm)\.(?:facebook|instagram)\.com"), "/", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"slack-redir\.net"), "/link", ("url",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"duckduckgo\.com"), "/l/", ("uddg",)),
    (re.compile(r"linkprotect\.cudasvc\.com"), "/url", ("a",)),
    (re.compile(r"statics\.teams\.cdn\.office\.net"), "/evergreen-assets/safelinks", ("url",)),
)
_PROOFPOINT = re.compile(r"https://urldefense\.(?:com|us)/v3/__(https?:/.+?)__;.*", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\x00-\x20]")
_LEVELS = 3
"""Wrappers within each other that are taken off."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An address, and how many things were taken off it."""

    address: str
    taken_off: int


def untracked(address: str) -> Cleaned:
    """An address without wrappers and tracking; what is no web address stays as it is."""
    taken_off = 0
    for _ in range(_LEVELS):
        parts = _parts(address)
        inner = _unwrapped(address, parts) if parts else ""
        if not inner:
            break
        address, taken_off = inner, taken_off + 1
    parts = _parts(address)
    if parts is None:
        return Cleaned(address, taken_off)
    return _without_parameters(address, parts, taken_off)


def _parts(address: str) -> SplitResult | None:
    if not address[:8].lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
        return parts if parts.hostname else None
    except ValueError:
        return None


def _unwrapped(address: str, parts: SplitResult) -> str:
    """The address within a wrapper; empty if it is none."""
    found = _PROOFPOINT.fullmatch(address)
    if found is not None and "*" not in found[1]:
        return re.sub(r"^(https?:)/(?!/)", r"\1//", found[1])
    for host, path, names in _WRAPPERS:
        if host.fullmatch(parts.hostname or "") and parts.path.startswith(path):
            values = dict(parse_qsl(parts.query))
            for name in names:
                inner = values.get(name, "")
                if _parts(inner) is not None and not _UNSEEN.search(inner):
                    return inner
    return ""


def _without_parameters(address: str, parts: SplitResult, taken_off: int) -> Cleaned:
    head, mark, fragment = address.partition("#")
    path, question, query = head.partition("?")
    given = query.split("&") if question else []
    kept = [each for each in given if not _is_tracking(each, parts.hostname or "")]
    told = fragment.split("&")
    if mark and all(_is_tracking(each, "") for each in told):
        taken_off += len(told)
        mark = fragment = ""
    if len(kept) < len(given):
        head = path + ("?" + "&".join(kept) if kept else "")
    return Cleaned(head + mark + fragment, taken_off + len(given) - len(kept))


def _is_tracking(parameter: str, host: str) -> bool:
    name, equals, _ = parameter.partition("=")
    if not equals:
        return False
    if _TRACKING.fullmatch(name):
        return True
    return any(at.fullmatch(host) and names.fullmatch(name) for at, names in _TRACKING_AT)
