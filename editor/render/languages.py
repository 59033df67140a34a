"""What a page says in the story's own language: "By", a date."""

from __future__ import annotations

from datetime import datetime

from editor.model.times.zones import zone_named

_BY = {
    "af": "Deur",
    "ar": "بقلم",
    "ca": "Per",
    "cy": "Gan",
    "da": "Af",
    "de": "Von",
    "en": "By",
    "es": "Por",
    "fa": "نوشتهٔ",
    "fr": "Par",
    "gl": "Por",
    "he": "מאת",
    "it": "Di",
    "nb": "Av",
    "nl": "Door",
    "nn": "Av",
    "no": "Av",
    "pt": "Por",
    "ro": "De",
    "sv": "Av",
}
_MONTHS = {
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
}
_DAY_FORMS = {
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "he": "{day} ב{month} {year}",
}
_DAY_FORMS["pt"] = _DAY_FORMS["es"]
_AMERICAN = "{month} {day}, {year}"
_DAY_FIRST = "{day} {month} {year}"
_COMMAS = {"ar": "،"}


def with_by(byline: str, language: str) -> str:
    """The byline with "By" in a language that has such a word; never doubled."""
    word = _BY.get(_primary(language), "")
    if not byline or not word or byline.casefold().startswith(f"{word.casefold()} "):
        return byline
    return f"{word} {byline}"


def without_by(byline: str, language: str) -> str:
    """The byline without the "By" that `with_by` puts before it."""
    word = _BY.get(_primary(language), "")
    return byline.removeprefix(f"{word} ") if word else byline


def moment(text: str) -> datetime | None:
    """The time in an RFC 3339 text, or the midnight of a bare date; None while it is half typed."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def time_for_readers(text: str, language: str, time_zone: str = "") -> str:
    """A time as the language's readers write it, in a zone if one is named.

    A bare date stays a date; what is no time is given back as it is.
    """
    at = moment(text)
    if at is None:
        return text.strip()
    day_only = "T" not in text.upper() and ":" not in text
    zone = zone_named(time_zone)
    if at.tzinfo and zone and not day_only:
        at = at.astimezone(zone)
    primary = _primary(language)
    if primary not in _MONTHS:
        return at.strftime("%Y-%m-%d" if day_only else "%Y-%m-%d %H:%M %Z").strip()
    american = language.lower() in ("en", "en-us")
    form = _AMERICAN if american else _DAY_FORMS.get(primary, _DAY_FIRST)
    month = _MONTHS[primary].split()[at.month - 1]
    day = form.format(day=at.day, month=month, year=at.year)
    if day_only:
        return day
    clock = _twelve_hours(at) if american else at.strftime("%H:%M")
    return f"{day}{_COMMAS.get(primary, ',')} {clock} {at.tzname() or ''}".strip()


def _primary(language: str) -> str:
    return language.lower().split("-")[0]


def _twelve_hours(at: datetime) -> str:
    half = "a.m." if at.hour < 12 else "p.m."
    return f"{at.hour % 12 or 12}:{at.minute:02} {half}"
