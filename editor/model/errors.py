"""The tree of errors that are the world's fault, each with a sentence for the person.

NutgrafError
├── UnreadableStory      a file, a record or a clipboard that is no story we can read
│   ├── NewerSchema      … because a newer Nutgraf wrote it
│   ├── EmptyFile        … because there is nothing in it
│   ├── NoText           … because it holds something else than text
│   └── TooLarge         … because it is larger than a story can be
├── LibraryError         the library cannot be opened, read or written
│   ├── NewerLibrary     … because a newer Nutgraf wrote it
│   ├── LibraryHeld      … because somebody else has it open
│   └── LostRace         … because the story was changed elsewhere in the meantime
├── UnreadableImage      a file or a clipboard that is no image, or none that can be taken in
├── NotKept              a journal or a file could not be written
├── HouseNeeded          a house cannot go: stories are written for it, or the desk is
├── Unsearchable         what is looked for is no pattern, or one that takes too long
└── NotFound             a story, a file or a format that is not there

Anything else that is raised is a bug.
"""


class NutgrafError(Exception):
    """Something outside the program went wrong; `sentence` says what, `remedy` what to do."""

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class UnreadableStory(NutgrafError):
    """A file, record or clipboard holds no story that can be read."""


class NewerSchema(UnreadableStory):
    """A story was written by a newer Nutgraf."""


class EmptyFile(UnreadableStory):
    """There is no word in a file."""


class NoText(UnreadableStory):
    """A file holds something else than text."""


class TooLarge(UnreadableStory):
    """A file is larger than any story."""


class LibraryError(NutgrafError):
    """The library cannot be opened, read or written."""


class NewerLibrary(LibraryError):
    """The library was written by a newer Nutgraf."""


class LibraryHeld(LibraryError):
    """Somebody else has the library open."""


class ReadOnlyLibrary(LibraryError):
    """The library was opened to be read only: trying again before it is opened anew is in vain."""


class LostRace(LibraryError):
    """A story was changed elsewhere since it was read."""


class UnreadableImage(NutgrafError):
    """A file or clipboard holds no image, or one that is not taken in."""


class NotKept(NutgrafError):
    """Something could not be written; what it held is still in memory."""


class HouseNeeded(NutgrafError):
    """A house cannot be removed: stories are written for it, or the desk is."""


class NotFound(NutgrafError):
    """A story, file or format that was named is not there."""


class Unsearchable(NutgrafError):
    """What is looked for is no pattern, or one that takes too long."""
