"""What months, weekdays and the days around today are called in the languages of stories.

Names of the same day or month are parted by commas; the months are those of the Gregorian year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import category, combining, decimal, normalize


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of a language.

    - `months` from January, `weekdays` from Monday.
    - `days` are the day before yesterday to the day after tomorrow.
    - `between` are words that stand between day and time and mean nothing by themselves.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    days: tuple[str, str, str, str, str]
    between: str = ""


_ENGLISH: Final = Calendar(
    (
        *("January, Jan", "February, Feb", "March, Mar", "April, Apr", "May", "June, Jun"),
        *("July, Jul", "August, Aug", "September, Sept, Sep", "October, Oct", "November, Nov"),
        "December, Dec",
    ),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("day before yesterday", "yesterday", "today", "tomorrow", "day after tomorrow"),
)
_GERMAN: Final = Calendar(
    (
        *("Januar, Jänner, Jan", "Februar, Feber, Feb", "März, Maerz, Mrz", "April, Apr", "Mai"),
        *("Juni, Jun", "Juli, Jul", "August, Aug", "September, Sept, Sep", "Oktober, Okt"),
        *("November, Nov", "Dezember, Dez"),
    ),
    (
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag, Sonnabend"),
        "Sonntag",
    ),
    ("vorgestern", "gestern", "heute", "morgen", "übermorgen"),
    "am, den, um, der, bis",
)
_FRENCH: Final = Calendar(
    (
        *("janvier, janv", "février, févr, fév", "mars", "avril, avr", "mai", "juin"),
        *("juillet, juil", "août", "septembre, sept", "octobre, oct", "novembre, nov"),
        "décembre, déc",
    ),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("avant-hier", "hier", "aujourd'hui", "demain", "après-demain"),
    "le, à, de, du",
)
_SPANISH: Final = Calendar(
    (
        *("enero, ene", "febrero, feb", "marzo", "abril, abr", "mayo, may", "junio, jun"),
        *("julio, jul", "agosto, ago", "septiembre, setiembre, sept, sep", "octubre, oct"),
        *("noviembre, nov", "diciembre, dic"),
    ),
    ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    ("anteayer", "ayer", "hoy", "mañana", "pasado mañana"),
    "el, a, las, de, del, horas",
)
_ITALIAN: Final = Calendar(
    (
        *("gennaio, gen", "febbraio, feb", "marzo", "aprile, apr", "maggio, mag"),
        *("giugno, giu", "luglio, lug", "agosto, ago", "settembre, sett, set", "ottobre, ott"),
        *("novembre, nov", "dicembre, dic"),
    ),
    ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    ("avantieri", "ieri", "oggi", "domani", "dopodomani"),
    "il, alle, ore, del",
)
_PORTUGUESE: Final = Calendar(
    (
        *("janeiro, jan", "fevereiro, fev", "março", "abril, abr", "maio, mai"),
        *("junho, jun", "julho, jul", "agosto, ago", "setembro, set", "outubro, out"),
        *("novembro, nov", "dezembro, dez"),
    ),
    (
        *("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
        *("sábado", "domingo"),
    ),
    ("anteontem", "ontem", "hoje", "amanhã", "depois de amanhã"),
    "às, de, horas",
)
_DUTCH: Final = Calendar(
    (
        *("januari, jan", "februari, feb", "maart, mrt", "april, apr", "mei", "juni, jun"),
        *("juli, jul", "augustus, aug", "september, sept, sep", "oktober, okt"),
        *("november, nov", "december, dec"),
    ),
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    ("eergisteren", "gisteren", "vandaag", "morgen", "overmorgen"),
    "op, om, uur",
)
_ARABIC: Final = Calendar(
    # In Egypt and the Gulf, in the Levant and Iraq, in Algeria and Tunisia, in Morocco.
    (
        "يناير, كانون الثاني, جانفي",
        "فبراير, شباط, فيفري",
        "مارس, آذار",
        "أبريل, إبريل, نيسان, أفريل",
        "مايو, أيار, ماي",
        "يونيو, يونيه, حزيران, جوان",
        "يوليو, يوليه, تموز, جويلية, يوليوز",
        "أغسطس, آب, أوت, غشت",
        "سبتمبر, أيلول, شتنبر",
        "أكتوبر, تشرين الأول",
        "نوفمبر, تشرين الثاني, نونبر",
        "ديسمبر, كانون الأول, دجنبر",
    ),
    (
        *("الاثنين, الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"),
        "الأحد",
    ),
    ("أول أمس, أول من أمس", "أمس", "اليوم", "غدا", "بعد غد"),
    "يوم, في, الساعة, عند, من, حتى",
)
_HEBREW: Final = Calendar(
    (
        *("ינואר, בינואר", "פברואר, בפברואר", "מרץ, במרץ, מרס, במרס", "אפריל, באפריל"),
        *("מאי, במאי", "יוני, ביוני", "יולי, ביולי", "אוגוסט, באוגוסט", "ספטמבר, בספטמבר"),
        *("אוקטובר, באוקטובר", "נובמבר, בנובמבר", "דצמבר, בדצמבר"),
    ),
    (
        *("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי"),
        *("שבת, יום שבת", "יום ראשון"),
    ),
    ("שלשום", "אתמול", "היום", "מחר", "מחרתיים"),
    "בשעה, עד",
)
_PERSIAN: Final = Calendar(
    (
        *("ژانویه", "فوریه", "مارس", "آوریل", "مه, می", "ژوئن", "ژوئیه, جولای", "اوت, آگوست"),
        *("سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
    ),
    ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه, پنج‌شنبه", "جمعه", "شنبه", "یکشنبه, یک‌شنبه"),
    ("پریروز", "دیروز", "امروز", "فردا", "پس‌فردا"),
    "روز, ساعت, در, تا",
)
_URDU: Final = Calendar(
    (
        *("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر"),
        *("اکتوبر", "نومبر", "دسمبر"),
    ),
    ("پیر, سوموار", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
    # The words for yesterday and tomorrow are the same there, as are those for two days.
    ("", "", "آج", "", ""),
    "کو, بجے, بروز",
)

CALENDARS: Final = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
    "ar": _ARABIC,
    "he": _HEBREW,
    "fa": _PERSIAN,
    "ur": _URDU,
}
"""The names of each language, by its code."""

IRANIAN_MONTHS: Final = (
    *("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی"),
    *("بهمن", "اسفند"),
)
"""Months of the calendar of Iran: they date a dateline, but are no month of ours."""

_LETTERS = str.maketrans("یىکےہھ،؛", "ييكيهه,;")


def simplified(text: str) -> str:
    """A text in small letters and plain figures, without accents, marks and unusual spaces."""
    plain = "".join(_plain(each) for each in normalize("NFKD", text.casefold()))
    return " ".join(plain.translate(_LETTERS).split())


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter == "’":
        return "'"
    figure = decimal(letter, None)
    if figure is not None:
        return str(figure)
    return "" if combining(letter) or category(letter) == "Cf" else letter


def calendar_of(language: str) -> Calendar | None:
    """The names of a language, `ar-EG` as `ar`; None of one whose names are not known."""
    return CALENDARS.get(re.split("[-_]", language.lower(), maxsplit=1)[0])


def listed(names: str) -> list[str]:
    """The names in a list, as they are written."""
    return [each.strip() for each in names.split(",") if each.strip()]


@cache
def month_names() -> frozenset[str]:
    """The simplified names of months in all languages."""
    months = (names for each in CALENDARS.values() for names in each.months)
    return _simplified((*months, *IRANIAN_MONTHS))


@cache
def weekday_names() -> frozenset[str]:
    """The simplified names of weekdays in all languages."""
    return _simplified(tuple(names for each in CALENDARS.values() for names in each.weekdays))


def _simplified(lists: tuple[str, ...]) -> frozenset[str]:
    return frozenset(simplified(name) for names in lists for name in listed(names))
