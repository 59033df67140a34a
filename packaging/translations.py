"""Brings the catalogues of the interface's languages up to the code: `make translations`.

New sentences come in untranslated, those that are gone go. Translate what `msgstr ""` leaves open
in resources/translations, then run it again: it also writes what the program reads. `--check`
writes nothing and says what is missing.
"""

import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "fr")
KEYWORDS = {"_": None, "N_": None, "counted": (1, 2), "forms": (1, 2)}
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
HOLES = re.compile(r"\{[a-z_]*\}")


def marked() -> Catalog:
    """Every sentence that the code marks, with the files it stands in."""
    catalog = Catalog()
    found = extract_from_dir(str(ROOT / "editor"), keywords=KEYWORDS)
    for name, line, sentence, _, _ in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(sentence, locations=[(f"editor/{Path(name).as_posix()}", line)])
    return catalog


def brought_up(language: str, sentences: Catalog) -> Catalog:
    """A language's catalogue with the sentences of the code, translated as far as they were."""
    with (_folder(language) / "nutgraf.po").open("rb") as file:
        known = read_po(file, language)
    catalog = Catalog(language, project="Nutgraf", charset="utf-8")
    for message in sentences:
        if message.id:
            old = known.get(message.id)
            string = old.string if old is not None and type(old.id) is type(message.id) else None
            catalog.add(message.id, string or message.string, locations=message.locations)
    return catalog


def faults(catalog: Catalog) -> list[str]:
    """What is not translated, or has other holes than its sentence."""
    return [f"{catalog.locale}: {message.id!r}" for message in catalog if _is_at_fault(message)]


def _is_at_fault(message: Message) -> bool:
    sentences, strings = _forms(message.id), _forms(message.string)
    if not any(sentences):
        return False
    wanted = set(HOLES.findall(sentences[-1]))
    # A form for one need not say the number.
    allowed = [wanted, wanted - {"{n}"}] if len(strings) > 1 else [wanted]
    return any(not each or set(HOLES.findall(each)) not in allowed for each in strings)


def _forms(text: object) -> tuple[str, ...]:
    """The sentence, or its forms for one and for many."""
    if isinstance(text, str):
        return (text,)
    return tuple(str(each or "") for each in text) if isinstance(text, tuple | list) else ("",)


def source(catalog: Catalog) -> bytes:
    """The catalogue as people translate it; it holds no dates, which would differ every time."""
    out = BytesIO()
    write_po(out, catalog, width=100, omit_header=True, include_lineno=False, sort_by_file=True)
    plural = catalog.plural_forms
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n"Plural-Forms: {plural}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def compiled(language: str, text: bytes) -> bytes:
    """The catalogue as the program reads it."""
    out = BytesIO()
    catalog = read_po(BytesIO(text), language)
    # Else the time of day would be in it.
    catalog.creation_date = WRITTEN
    write_mo(out, catalog)
    return out.getvalue()


def _folder(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES"


def main(words: list[str]) -> int:
    """Write the catalogues, or only check them; returns 1 if something is missing."""
    sentences, missing = marked(), []
    for language in LANGUAGES:
        catalog = brought_up(language, sentences)
        text = source(catalog)
        missing += faults(catalog)
        for path, data in (
            (_folder(language) / "nutgraf.po", text),
            (_folder(language) / "nutgraf.mo", compiled(language, text)),
        ):
            if words == ["--check"]:
                if path.read_bytes() != data:
                    missing.append(f"{path.relative_to(ROOT)} is not up to the code")
            else:
                path.write_bytes(data)
    sys.stdout.write("".join(f"{each}\n" for each in missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
