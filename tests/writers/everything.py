"""One deck with every item of a scene in every variation, and words that files break on."""

from __future__ import annotations

from deckbuilder.geometry import Box, Point
from deckbuilder.scene import (
    ACCENTS,
    BACKGROUND,
    INK,
    LINK,
    MUTED,
    Cell,
    Colour,
    Connector,
    Crop,
    Deck,
    Glue,
    Group,
    Insets,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Scene,
    Shape,
    Table,
    Text,
    TextBody,
    plain,
)
from tests.writers.pptx_decks import DRAWING, cloud, deck, held, image, scene, swoosh, words

AWKWARD = "Research & Development <i>\"quoted\"</i> 'single' ]]> &amp; 100 % \x0b\x00\ud800 end"
ARABIC = "مواءمة الذكاء الاصطناعي مع القيم الإنسانية"
JAPANESE = "人工知能の安全性研究は雲のように重なり合う。"
EMOJI = "Clouds ☁️ 👩‍🔬 and 🧠"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def everything() -> Deck:
    return deck(
        _cover(),
        _runs(),
        _lists(),
        _right_to_left(),
        _crowded(),
        _two_columns(),
        _shapes(),
        _clouds(),
        _straight(),
        _elbows(),
        _pictures(),
        _table(),
        _boxes(),
        _empty(),
        _hidden(),
    )


def title(text: str) -> Text:
    body = words(text, sizes=(32.0,), bold=True, font="heading")
    return held("title", body)


def _cover() -> Scene:
    return scene(
        held(
            "title",
            words(AWKWARD, sizes=(48.0,), bold=True, font="heading", anchor="bottom"),
            "cover",
        ),
        held("subtitle", words(EMOJI, sizes=(24.0,), colour=MUTED), "cover"),
        id="cover",
        layout="cover",
        number=False,
        notes=plain(AWKWARD),
    )


def _runs() -> Scene:
    runs = (
        Run("plain, "),
        Run("bold, ", bold=True),
        Run("italic, ", italic=True),
        Run("both, ", bold=True, italic=True),
        Run("code_of(x) ", code=True),
        Run("orange, ", colour=Colour("orange")),
        Run("an address ", link="https://example.org/a b?q=ä&r=1#top"),
        Run("letter ", link="mailto:someone@example.org"),
        Run("next slide", link="#lists"),
        Run("\nafter a break\n\nand two"),
        Run(""),
    )
    return scene(
        title("Every look of a run"),
        held("body", TextBody((Paragraph(runs, bullet="dot"),), sizes=(24, 20, 18))),
        id="runs",
        layout="content",
        notes=(Paragraph(runs), Paragraph((Run("here", link="#runs"),))),
        footer=AWKWARD,
    )


def _lists() -> Scene:
    def numbered(number: int, level: int = 0) -> Paragraph:
        return Paragraph((Run(f"number {number}"),), level, "number", number=number)

    points = (
        Paragraph((Run("first level"),), 0, "dot"),
        Paragraph((Run("second level"),), 1, "dot", space_before=5),
        Paragraph((Run("third level"),), 2, "dot", space_before=5),
        Paragraph((Run("no bullet, second level"),), 1, space_before=5),
        *map(numbered, (9, 10, 11)),
        numbered(1, 1),
        numbered(2, 1),
        numbered(12),
        Paragraph((Run("between"),), space_before=10),
        *map(numbered, (1, 2, 1)),
    )
    return scene(
        title("Lists of every kind"),
        held("body", TextBody(points, sizes=(20, 18, 16))),
        id="lists",
        layout="content",
        notes=points,
    )


def _right_to_left() -> Scene:
    def paragraph(align: str, bullet: str = "none") -> Paragraph:
        return Paragraph((Run(ARABIC),), 0, bullet, align, rtl=True, space_before=10)  # type: ignore[arg-type]

    return scene(
        held(
            "title",
            TextBody((paragraph("start"),), sizes=(32.0,), bold=True, font="heading"),
        ),
        held(
            "body",
            TextBody(
                (
                    paragraph("start", "dot"),
                    paragraph("start", "number"),
                    paragraph("centre"),
                    paragraph("end"),
                    Paragraph((Run(JAPANESE),), bullet="dot", space_before=10),
                ),
                sizes=(24, 20, 18),
            ),
        ),
        id="right-to-left",
        layout="content",
        notes=(paragraph("start"), paragraph("start", "dot"), *plain(JAPANESE)),
    )


def _crowded() -> Scene:
    points = tuple(Paragraph((Run(f"point {n}"),), n % 3, "dot") for n in range(40))
    return scene(
        title("Forty points"),
        held("body", TextBody(points, sizes=(16, 16, 16))),
        id="crowded",
        layout="content",
    )


def _two_columns() -> Scene:
    left = held("body", words("Left", sizes=(24, 20, 18)), "two-content")
    moved = Text(
        "right",
        Box(500, 130, 400, 300),
        words("Right, moved, in the middle", sizes=(20,), anchor="middle", colour=MUTED),
        "body2",
    )
    return scene(title("Two columns"), left, moved, id="two-columns", layout="two-content")


def _shapes() -> Scene:
    items: list[Item] = [title("Every outline, pen and fill")]
    for column, outline in enumerate(("rectangle", "rounded", "pill", "ellipse", cloud(150, 90))):
        for row, dash in enumerate(("solid", "dash", "dot")):
            accent = ACCENTS[column]
            items.append(
                Shape(
                    f"shape-{column}-{row}",
                    Box(50 + column * 175, 120 + row * 120, 150, 90),
                    outline,  # type: ignore[arg-type]
                    Colour(accent, (0.84, 0.5, 0.0)[row], alpha=(1, 0.6, 1)[row]),
                    Line(Colour(accent), 1 + row, dash),  # type: ignore[arg-type]
                    words(
                        f"{accent}\n{dash}",
                        sizes=(18.0,),
                        anchor=("top", "middle", "bottom")[row],  # type: ignore[arg-type]
                        colour=BACKGROUND if row == 2 else INK,
                        insets=Insets(7.2, 3.6, 7.2, 3.6),
                    ),
                    alt=AWKWARD if row == 0 else "",
                    link=("", "https://example.org/", "#cover")[row],
                )
            )
    items.append(Shape("bare", Box(900, 120, 40, 300), decorative=True, alt="unheard"))
    items.append(Shape("swoosh", Box(900, 430, 40, 40), swoosh(), line=Line(MUTED, 3)))
    return scene(*items, id="shapes", footer="A footer")


def _clouds() -> Scene:
    places = (Box(80, 150, 260, 160), Box(600, 130, 280, 170), Box(360, 330, 240, 150))
    clouds = tuple(
        Shape(
            f"cloud-{n}",
            box,
            cloud(box.w, box.h),
            Colour(ACCENTS[n], 0.84),
            Line(Colour(ACCENTS[n])),
            TextBody(
                (Paragraph((Run(("Alignment", "Interpretability", ARABIC)[n]),), align="centre"),),
                sizes=(20.0,),
                anchor="middle",
            ),
        )
        for n, box in enumerate(places)
    )
    arrows = tuple(
        Connector(
            f"arrow-{a}-{b}",
            clouds[a].box.at(*_site(clouds[a], first)),
            clouds[b].box.at(*_site(clouds[b], second)),
            begin_glue=Glue(f"cloud-{a}", first),
            end_glue=Glue(f"cloud-{b}", second),
            end_head="arrow",
        )
        for a, b, first, second in ((0, 1, 3, 1), (1, 2, 9, 18), (2, 0, 13, 6))
    )
    diagram = Group("diagram", (*arrows, *clouds), alt="Three clouds that help each other")
    return scene(title("Glued clouds"), diagram, id="clouds")


def _site(shape: Shape, number: int) -> tuple[float, float]:
    site = shape.outline.sites[number]  # type: ignore[union-attr]
    return site.x, site.y


def _straight() -> Scene:
    middle = Point(480, 300)
    items: list[Item] = [title("Arrows into every direction")]
    for n, (dx, dy) in enumerate(
        ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    ):
        items.append(
            Connector(
                f"ray-{n}",
                Point(middle.x + 40 * dx, middle.y + 40 * dy),
                Point(middle.x + 160 * dx, middle.y + 160 * dy),
                Line(Colour(ACCENTS[n % 5]), 2.25, ("solid", "dash", "dot")[n % 3]),  # type: ignore[arg-type]
                begin_head=("none", "dot", "arrow")[n % 3],  # type: ignore[arg-type]
                end_head="arrow",
                decorative=n % 2 == 0,
            )
        )
    return scene(*items, id="straight")


def _elbows() -> Scene:
    items: list[Item] = [title("Elbows leave to the side, or down")]
    for column, (route, glued) in enumerate(
        (
            ("elbow-across", True),
            ("elbow-across", False),
            ("elbow-down", True),
            ("elbow-down", False),
        )
    ):
        for row, (dx, dy) in enumerate(((110, 90), (-110, 90), (110, -90), (-110, -90))):
            name = f"{column}-{row}"
            x, y = 160 + column * 220, 165 + row * 95
            items += _elbow(name, Point(x, y), (dx, dy * 0.5), route, glued=glued)
    return scene(*items, id="elbows")


def _elbow(
    name: str, middle: Point, step: tuple[float, float], route: str, *, glued: bool
) -> list[Item]:
    """Two small boxes either side of `middle` and an elbow from the first to the second."""
    first = Box(middle.x - step[0] / 2 - 20, middle.y - step[1] / 2 - 9, 40, 18)
    second = first.moved(*step)
    if route == "elbow-across":
        sites = (3, 1) if step[0] > 0 else (1, 3)
    else:
        sites = (2, 0) if step[1] > 0 else (0, 2)
    at = {0: (0.5, 0), 1: (0, 0.5), 2: (0.5, 1), 3: (1, 0.5)}
    return [
        Shape(f"from-{name}", first, "rounded", Colour("blue", 0.84), Line(Colour("blue"))),
        Shape(f"to-{name}", second, "rectangle", Colour("orange", 0.84), Line(Colour("orange"))),
        Connector(
            f"elbow-{name}",
            first.at(*at[sites[0]]),
            second.at(*at[sites[1]]),
            Line(MUTED, 1.5),
            route,  # type: ignore[arg-type]
            Glue(f"from-{name}", sites[0]) if glued else None,
            Glue(f"to-{name}", sites[1]) if glued else None,
            end_head="arrow",
        ),
    ]


def _pictures() -> Scene:
    same = image()
    items = (
        Picture("png", Box(50, 130, 160, 120), same, "Blue"),
        Picture("again", Box(230, 130, 160, 120), same, decorative=True),
        Picture(
            "cropped", Box(410, 130, 80, 60), image("JPEG"), AWKWARD, Crop(0.25, 0.1, 0.25, 0.4)
        ),
        Picture("moving", Box(590, 130, 160, 120), image("GIF"), "Blinks", link="#cover"),
        Picture("drawn", Box(50, 300, 160, 120), image(svg=DRAWING), "A circle"),
        Group("pair", (Picture("inner", Box(230, 300, 160, 120), same, "Blue again"),)),
    )
    return scene(title("Pictures"), *items, id="pictures")


def _table() -> Scene:
    def cell(text: str, *, head: bool = False) -> Cell:
        insets = Insets(7.2, 3.6, 7.2, 3.6)
        body = words(text, sizes=(18.0,), bold=head, insets=insets, anchor="middle")
        return Cell(body, Colour("blue", 0.84) if head else None)

    rows = (
        tuple(cell(text, head=True) for text in ("Field", "Asks", AWKWARD)),
        (cell("Interpretability"), cell("What is inside?\nAnd why?"), cell("")),
        (cell(ARABIC), cell(JAPANESE), Cell(TextBody())),
        (cell(EMOJI), cell(LONG_WORD), cell("3")),
    )
    table = Table(
        "table", Box(43.2, 130, 873.6, 240), (291.2,) * 3, (60.0,) * 4, rows, alt="Fields"
    )
    bare = Table(
        "bare",
        Box(43.2, 400, 400, 60),
        (200, 200),
        (30, 30),
        ((cell("a"), cell("b")), (cell("c"), cell("d"))),
        header=False,
        rule=Line(INK, 0),
    )
    return scene(title("Tables"), table, bare, id="table")


def _boxes() -> Scene:
    pale = TextBody(
        (Paragraph((Run("a link on a strong fill", link="https://example.org/"),)),),
        colour=BACKGROUND,
        anchor="middle",
    )
    coloured = Run("plum link", colour=Colour("plum"), link="https://example.org/")
    items = (
        Text(
            "free",
            Box(43.2, 130, 400, 120),
            TextBody(
                (
                    Paragraph((Run("A text box with dots"),), 0, "dot"),
                    Paragraph((Run("and levels"),), 1, "dot", space_before=4),
                    Paragraph((Run("and none"),), 1),
                    Paragraph((Run("and numbers"),), 1, "number", number=3),
                ),
                sizes=(18, 16),
                line_spacing=0.9,
            ),
        ),
        Text(
            "single", Box(500, 130, 100, 30), words("One line, not wrapped, whatever", wrap=False)
        ),
        Text("code", Box(500, 180, 400, 30), words("def f(): pass", font="code")),
        Text("heading", Box(500, 220, 400, 30), words("A heading of its own", font="heading")),
        Text(
            "links",
            Box(43.2, 300, 800, 30),
            TextBody((Paragraph((Run("link", link="#cover", colour=LINK), coloured)),)),
        ),
        Shape("strong", Box(43.2, 340, 300, 60), "pill", Colour("blue"), body=pale),
        Text("nothing", Box(43.2, 420, 100, 20), TextBody()),
        Text("void", Box(43.2, 450, 100, 20), words("")),
    )
    return scene(title("Text boxes"), *items, id="boxes")


def _empty() -> Scene:
    return scene(id="empty", number=False)


def _hidden() -> Scene:
    return scene(
        held(
            "title",
            words("Hidden", sizes=(48,), bold=True, font="heading", anchor="bottom"),
            "section",
        ),
        held("body", words(LONG_WORD, sizes=(24,)), "section"),
        id='hidden "<&>"',
        layout="section",
        hidden=True,
    )
