"""Stories that tests of the page and of every format are run over."""

from types import MappingProxyType

from editor.model.house import House
from editor.model.story import (
    Advisory,
    Figure,
    KeyPoint,
    PullQuote,
    Section,
    Status,
    Story,
)
from editor.system.paths import resource

HOUSE = House(name="NewsReady.com", source_tag="NewsReady.com")

EMPTY = Story("empty")

SMALL = Story(
    "small",
    headline="Ferry Fares Rise",
    source_tag="NewsReady.com",
    sections=(Section("o", body="Fares on the Alder Point ferry rise in May."),),
)

DESK_WORDS = ("Desk eyes only: call the harbor master", "in review", "Not for readers")
"""What a public format never contains; FULL holds it."""


def sample() -> Story:
    """The sample story that comes with the program."""
    parts = resource("samples", "storm_barrier.txt").read_text("utf-8").split("\n\n")
    points = tuple(
        KeyPoint(f"k{number}", line.removeprefix("  • "))
        for number, line in enumerate(parts[1].split("\n"), 1)
    )
    lede = parts[2].removeprefix("(NewsReady.com) – ")
    return Story(
        "sample",
        headline=parts[0],
        source_tag="NewsReady.com",
        key_points=points,
        sections=(
            Section("s1", body=f"{lede}\n\n{parts[3]}"),
            Section("s2", parts[4], "\n\n".join(parts[5:7])),
            Section("s3", parts[7], "\n\n".join(parts[8:11])),
        ),
        copyright_notice=parts[11],
    )


FULL = Story(
    "full",
    house="house",
    created="2026-11-22T10:00:00+00:00",
    updated="2026-11-22T11:00:00+00:00",
    slugline="MARSH-VOTE",
    kicker="COAST",
    headline="Marsh & Sea: “We Let It In”",
    standfirst="A town of 6,000 gives up part of its dike.",
    byline="Ada Moss and Bo Lund, Political Editor",
    dateline="ALDER POINT",
    source_tag="NewsReady.com",
    key_points=(KeyPoint("k1", "The vote was 2,114 to 1,687."), KeyPoint("k2", "Work in April.")),
    sections=(
        Section(
            "o",
            body="The people of **Alder Point** voted on Tuesday.\n\n"
            "*More* is at [the town’s page](https://example.org/marsh?a=1&b=2).",
        ),
        Section(
            "s2",
            "What It Costs",
            "- Labor\n- Stone\n- Land\n\n"
            "| Item | Cost |\n| --- | ---: |\n| Stone | 12 |\n| Land | 340 |\n\n"
            "> We can pay it,\n> said the mayor.\n\n---\n\nThat is all.",
            MappingProxyType({"x_layout": "wide"}),
        ),
    ),
    figures=(
        Figure("f1", alt="A gap", caption="The old dike.", credit="Ada Moss", after="o"),
        Figure("f2", caption="The vote is counted.", lead=True),
    ),
    pull_quotes=(PullQuote("q1", "A marsh gives you chances.", "Marta Ellingsen", "s2"),),
    sign_off="(Reporting by Ada Moss; Editing by Bo Lund)",
    reader_note="Editor’s note: names of children were left out.",
    copyright_notice="Copyright 2026, NewsReady.com\n© 2026 Ada Moss (photographs)",
    usage_terms="All rights reserved.",
    ed_note=DESK_WORDS[0],
    planned_length="400 words",
    embargoed_until="2026-11-22T12:00:00-05:00",
    urgency=3,
    genre="Background",
    category="Environment",
    keywords=("coast", "marsh, salt"),
    language="en-US",
    published_at="2026-11-22T15:14:00-05:00",
    modified_at="2026-11-23T09:00:00-05:00",
    advisories=(
        Advisory("CORRECTED", "The gap is 90 feet.", "paragraph 3", "2026-11-23T09:00:00-05:00"),
    ),
    status=Status.IN_REVIEW,
    extra=MappingProxyType({"x_desk": {"colour": "green", "note": DESK_WORDS[2]}}),
)
