"""A story with one text in every field of it, for attacks and for awkward characters."""

from editor.model.places import TEXT_FIELDS
from editor.model.story import Advisory, Figure, KeyPoint, PullQuote, Section, Story

IN_FIGURES = {"alt", "caption", "credit"}


def story_of(text: str) -> Story:
    """The text in every field that a person, an import or another program can fill."""
    return Story(
        **{"id": "s", **dict.fromkeys(TEXT_FIELDS, text)},
        key_points=(KeyPoint("k1", text), KeyPoint("k2", f"a {text}")),
        sections=(Section("s1", text, text), Section("s2", text, f"*{text}* [x]({text}) {text}")),
        figures=(
            Figure("f1", **dict.fromkeys(IN_FIGURES, text), after="s1"),
            Figure("f2", **dict.fromkeys(IN_FIGURES, text), after=text, lead=True),
        ),
        pull_quotes=(PullQuote("q1", text, text, "s2"),),
        keywords=(text,),
        advisories=(Advisory(text, text, text, text),),
        extra={"x_text": text, "x_list": [text, {"x": text}]},
    )
