"""A language is told by letters alone, or not at all."""

from dataclasses import replace

import pytest

from editor.model.story import KeyPoint, Section, Story
from editor.model.told_language import (
    NAMES,
    arrived_language,
    in_its_language,
    language_of_story,
    other_language,
    told_language,
)

ARABIC = "عادت العبّارة «سولفيغ» إلى الميناء يوم الاثنين، وفق بيان شركة NordLink."
HEBREW = "המעבורת חזרה לנמל ביום שני, לפי הודעת חברת NordLink."
TEXTS = {
    "ar": ARABIC,
    "be": "Паром вярнуўся ў порт у панядзелак, паведаміла кампанія.",
    "bg": "Фериботът се върна на пристанището в понеделник, съобщи компанията.",
    "ckb": "کەشتییەکە دوای ساڵێک ڕۆژی دووشەممە گەڕایەوە بۆ بەندەرەکە.",
    "el": "Το πλοίο επέστρεψε στο λιμάνι τη Δευτέρα.",
    "fa": "کشتی روز دوشنبه پس از یک سال به بندر بازگشت و مسافران پیاده شدند.",
    "he": HEBREW,
    "hy": "Լաստանավը երկուշաբթի օրը վերադարձավ նավահանգիստ։",
    "ka": "ბორანი ორშაბათს ნავსადგურში დაბრუნდა.",
    "ko": "여객선이 월요일 항구로 돌아왔다고 회사가 오늘 밝혔다.",
    "mk": "Траектот се врати вчера, рече кочничарот; ќе плови од среда.",
    "ps": "بېړۍ یو کال وروسته د دوشنبې په ورځ بندر ته راستنه شوه او ښه ده.",
    "ru": "Паром вернулся в порт в понедельник, и это был первый рейс.",
    "sd": "ٻيڙي هڪ سال کان پوءِ سومر ڏينهن بندرگاهه تي موٽي آئي ۽ ماڻهو لٿا، جيڪي ڏاڍا خوش هئا.",
    "sr": "Трајект се вратио у луку, саопштила је кућа; возиће опет ноћу.",
    "th": "เรือข้ามฟากกลับมาที่ท่าเรือในวันจันทร์",
    "uk": "Пором повернувся в порт у понеділок, повідомила компанія.",
    "ur": "جہاز ایک سال کے بعد پیر کے روز بندرگاہ پر واپس آ گیا اور مسافر اترے۔",
    "yi": "די שיף איז צוריקגעקומען אין פּאָרט מאָנטיק, האָט די פֿירמע געזאָגט װי אַלעמאָל.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_letters_that_one_language_has_to_itself_tell_it(language: str, text: str) -> None:
    assert told_language(text) == language
    assert language in NAMES


LIKE_OTHERS = {
    "ug": "ئۇيغۇر ئاپتونوم رايونىنىڭ پايتەختى ئۈرۈمچىدە دۈشەنبە كۈنى يېڭى كۆۋرۈك ئېچىلدى.",
    "kk-Arab": "قازاقستان ەلورداسى استانادا دۇيسەنبى كۇنى جاڭا كوپىر اشىلدى، دەپ حابارلادى.",
    "ky-Arab": "دۉيشۅمبۉ كۉنۉ جاڭى كۅپۉرۅ اچىلدى، دەپ بىلدىردى شاارباشى.",
    "pa-Arab": "لہور وچ پیر دے دن نواں پل کھل گیا اے، کمپنی نے آکھیا پئی ایہہ سب توں وڈا پل اے تے"
    " لوکاں نوں سوکھ ہووے گا۔",
    "skr": "ملتان وچ سوموار دے ݙینہ نواں پل کھل ڳیا ہے، کمپنی آکھیا جو ایہ سب توں وݙا پل ہے۔",
    "skr in plain letters": "ملتان دے لوکاں کوں سوموار دے ڈینہہ نویں پل دا فائدہ تھیسی تے سفر"
    " سوکھا تھی ویسی۔",
    "azb": "تبریزده بازار گونو یئنی کؤرپو آچیلدی، شیرکت بیلدیردی کی بو ان بؤیوک کؤرپودور.",
    "mzn": "مازندران ایتا استان هسته که ایران شمال دله دره و وه مرکز ساری هسته و ونه مردم"
    " مازرونی گپ زننه.",
    "glk": "گیلان ایته استان ایسه کی ایران شمال میان نهه و اونه مرکز رشت ایسه.",
    "ku-Arab": "پارێزگارێ دهۆکێ ڕۆژا دووشەمبێ گۆت کو پرا نوو دێ ئێتە ڤەکرن و خەلک دێ ژێ مفادار بن.",
    "ms-Arab": "کاڤل ايت کمبالي ک ڤلابوهن ڤد هاري اثنين، کات شريکت ايت.",
    "ce": "Нохчийн Республикан коьрта гӀала Соьлжа-ГӀала ю, цигахь керла тӀай схьадиллира.",
    "ce without its letter": "Нохчийн мехкан урамашкахь къинхьегаман белхалойн гулам хилира,"
    " дуккха а нах схьабаьхкира эзар стаг вара цигахь.",
    "ce without its letter, without э": "Нохчийн урамашкахь къинхьегаман белхалойн гулам хилира.",
    "krc": "Къарачай-Черкес Республиканы ара шахары Черкесск болады, анда джангы кёпюр ачылды.",
}


@pytest.mark.parametrize("language", LIKE_OTHERS)
def test_languages_that_share_letters_with_another_are_not_taken_for_it(language: str) -> None:
    assert told_language(LIKE_OTHERS[language]) == ""


def test_persian_may_be_typed_on_an_arabic_keyboard() -> None:
    assert told_language("كشتي روز دوشنبه پس از يك سال به بندر بازگشت و گروه پياده شد.") == "fa"


def test_letters_that_are_joined_for_print_are_letters() -> None:
    assert told_language("ﻋﺎﺩﺕ ﺍﻟﻌﺒﺎﺭﺓ ﺇﻟﻰ ﺍﻟﻤﻴﻨﺎﺀ ﻳﻮﻡ ﺍﻻﺛﻨﻴﻦ ﻭﻓﻖ ﺑﻴﺎﻥ ﺍﻟﺸﺮﻛﺔ") == "ar"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry is back in port, the company said on Monday.",
        "Die Fähre ist wieder im Hafen, hieß es am Montag aus Zürich.",
        "السلام",
        "12 345 678 901 234 567 890",
        "渡輪週一返回港口，該公司今天表示，一切都很好。",
        "The poster read الحرية للجميع, and nobody took it down.",
        "Тамоша ва гуфтугӯ дар бораи ҷумҳурӣ ва ҳуқуқ",
        "Мама мама мама мама мама",
    ],
)
def test_nothing_is_told_where_it_is_not_certain(text: str) -> None:
    assert told_language(text) == ""


@pytest.mark.parametrize(
    ("language", "other"),
    [("en-US", "ar"), ("", "ar"), ("he", "ar"), ("az", ""), ("fa", ""), ("az-Latn", "ar")],
)
def test_a_language_that_may_be_written_so_is_left_alone(language: str, other: str) -> None:
    assert other_language(ARABIC, language) == other


def test_a_story_is_in_the_language_of_all_its_texts() -> None:
    story = Story("s", key_points=(KeyPoint("k", HEBREW),), sections=(Section("o", "", HEBREW),))
    assert language_of_story(story) == "he"
    assert language_of_story(Story("s", headline=HEBREW[:12])) == ""


def test_a_quotation_is_no_reason_to_take_a_story_for_another_language() -> None:
    english = "The ferry is back in port, the company said on Monday. " * 4
    story = Story("s", language="en", sections=(Section("o", "", f"{english}\n\n{ARABIC}"),))
    assert arrived_language(story, ARABIC) == ""
    arabic = replace(story, sections=(Section("o", "", f"{ARABIC}\n\n{ARABIC}"),))
    assert arrived_language(arabic, ARABIC) == "ar"
    assert arrived_language(arabic, "The ferry is back.") == ""


def test_a_story_that_names_no_language_is_in_its_houses() -> None:
    story = Story("s", headline=ARABIC)
    assert arrived_language(story, ARABIC, "ar-EG") == ""
    assert arrived_language(story, ARABIC, "en-GB") == "ar"
    assert arrived_language(replace(story, language="en"), ARABIC, "ar-EG") == "ar"


def test_a_story_from_outside_keeps_the_language_that_it_names() -> None:
    story = Story("s", headline=ARABIC)
    assert in_its_language(story) == replace(story, language="ar")
    assert in_its_language(replace(story, language="az")).language == "az"
    assert in_its_language(Story("s", headline="Harbour")).language == ""


@pytest.mark.parametrize(
    ("house", "language"), [("en-US", "ar"), ("", "ar"), ("ar-EG", ""), ("ug", ""), ("he", "ar")]
)
def test_a_story_that_may_be_in_the_language_of_its_house_is(house: str, language: str) -> None:
    story = Story("s", headline=ARABIC)
    assert in_its_language(story, house).language == language
    assert in_its_language(replace(story, language="fa"), house).language == "fa"


@pytest.mark.parametrize(
    ("named", "text", "language"),
    [
        ("en", ARABIC, "ar"),
        ("en-US", HEBREW, "he"),
        ("ru", HEBREW, "he"),
        ("de", "Жаңа көпір дүйсенбіде ашылады, деді қала әкімі.", ""),
        ("ar", "The ferry is back in the harbour.", ""),
        ("he-IL", "Die Fähre läuft am Dienstag wieder ein.", ""),
        ("ar-Latn", "The ferry is back in the harbour.", "ar-Latn"),
        ("sr", "Trajekt se vratio u luku u utorak.", "sr"),
        ("vi", "Phà trở lại bến cảng vào thứ Ba.", "vi"),
        ("ja", "連絡船は火曜日に港へ戻る予定だと会社は述べた。", "ja"),
        ("ar", "NATO", "ar"),
    ],
)
def test_a_language_that_is_never_written_in_these_letters_is_not_believed(
    named: str, text: str, language: str
) -> None:
    story = Story("s", language=named, sections=(Section("o", "", text),))
    assert in_its_language(story).language == language
