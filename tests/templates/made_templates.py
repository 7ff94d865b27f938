"""Templates nobody here designed, and what a company might have made of them.

All are derived from the one that python-pptx brings along: PowerPoint's own of 2007, 4:3.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pptx

DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"

GERMAN = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Titel und Inhalt",
    "Section Header": "Abschnittsüberschrift",
    "Two Content": "Zwei Inhalte",
    "Title Only": "Nur Titel",
}
JAPANESE = {
    "Title Slide": "タイトル スライド",
    "Title and Content": "タイトルとコンテンツ",
    "Section Header": "セクション見出し",
    "Two Content": "2 つのコンテンツ",
    "Title Only": "タイトルのみ",
}
WIDE = 'cx="9144000" cy="5143500"'
"""10 x 5.625 inches, as Google Slides has them."""

Change = Callable[[str, str], str]


def derived(path: Path, *changes: Change) -> Path:
    """The template with each part of XML changed: functions of its name and text."""
    with zipfile.ZipFile(DEFAULT) as given, zipfile.ZipFile(path, "w") as made:
        for name in given.namelist():
            data = given.read(name)
            if name.endswith((".xml", ".rels")):
                text = data.decode()
                for change in changes:
                    text = change(name, text)
                data = text.encode()
            made.writestr(name, data)
    return path


def named(names: Mapping[str, str]) -> Change:
    """Layouts called otherwise."""

    def change(part: str, text: str) -> str:
        for old, new in names.items():
            text = text.replace(f'<p:cSld name="{old}">', f'<p:cSld name="{new}">')
        return text

    return change


def without_types(part: str, text: str) -> str:
    """Layouts that do not say what they are for."""
    return re.sub(r'(<p:sldLayout\b[^>]*?) type="\w+"', r"\1", text)


def unnamed(part: str, text: str) -> str:
    """Layouts whose names say nothing."""
    if "slideLayouts/slideLayout" not in part or part.endswith(".rels"):
        return text
    return re.sub(r'<p:cSld name="[^"]*">', f'<p:cSld name="{Path(part).stem}">', text)


def dark(part: str, text: str) -> str:
    """White words on a black ground, by the colour map of the master."""
    if "slideMasters/slideMaster" not in part:
        return text
    return text.replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')


def navy(part: str, text: str) -> str:
    """A dark ground by the master, whose words somebody forgot to make light."""
    if "slideMasters/slideMaster" not in part or part.endswith(".rels"):
        return text
    ground = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="1B2A41"/></a:solidFill></p:bgPr></p:bg>'
    return re.sub(r"<p:bg>.*?</p:bg>", ground, text, flags=re.DOTALL)


def painted_black(part: str, text: str) -> str:
    """A black ground painted by the master, and white words said by its styles alone."""
    if "slideMasters/slideMaster" not in part or part.endswith(".rels"):
        return text
    ground = (
        '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:effectLst/></p:bgPr>'
        "</p:bg>"
    )
    text = re.sub(r"<p:bg>.*?</p:bg>", ground, text, flags=re.DOTALL)
    before, styles = text.split("<p:txStyles>")
    return f"{before}<p:txStyles>" + styles.replace('schemeClr val="tx1"', 'srgbClr val="FFFFFF"')


def widescreen(part: str, text: str) -> str:
    """Slides of 10 x 5.625 inches; what is on them is squeezed as PowerPoint does it."""
    if part == "ppt/presentation.xml":
        return re.sub(r"<p:sldSz [^>]*>", f"<p:sldSz {WIDE}/>", text)
    if "slideLayout" not in part and "slideMaster" not in part:
        return text
    text = re.sub(r'(<a:off x="\d+" y=")(\d+)', _squeezed, text)
    return re.sub(r'(<a:ext cx="\d+" cy=")(\d+)', _squeezed, text)


def _squeezed(found: re.Match[str]) -> str:
    return f"{found[1]}{round(int(found[2]) * 0.75)}"


def with_logo(part: str, text: str) -> str:
    """A company's name in a box that reaches into the content, at its right end."""
    if "slideMasters/slideMaster" not in part or part.endswith(".rels"):
        return text
    logo = (
        '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Logo"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="7800000" y="5900000"/><a:ext cx="1200000" '
        'cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="FFCC00"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>'
        "<a:p><a:r><a:t>ACME</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    return text.replace("</p:spTree>", f"{logo}</p:spTree>", 1)


def with_second_master(path: Path) -> Path:
    """A template whose second master is a copy of its first, with layouts called otherwise."""
    with zipfile.ZipFile(DEFAULT) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    for name, data in list(parts.items()):
        again = _second(name)
        if again != name:
            parts[again] = _second_inside(name, data.decode()).encode()
    types = parts["[Content_Types].xml"].decode()
    overrides = re.findall(
        r'<Override PartName="/ppt/(?:slideMasters|slideLayouts|theme)[^>]*>', types
    )
    added = "".join(_second(one) for one in overrides)
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{added}</Types>").encode()
    relations = parts["ppt/_rels/presentation.xml.rels"].decode()
    second = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/slideMaster" Target="slideMasters/slideMaster2.xml"/></Relationships>'
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations.replace(
        "</Relationships>", second
    ).encode()
    main = parts["ppt/presentation.xml"].decode()
    listed = '<p:sldMasterId id="2147484000" r:id="rId99"/></p:sldMasterIdLst>'
    parts["ppt/presentation.xml"] = main.replace("</p:sldMasterIdLst>", listed).encode()
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def _second(name: str) -> str:
    name = name.replace("slideMaster1", "slideMaster2").replace("theme1", "theme2")
    return re.sub(
        r"(slideLayout)(\d+)(\.xml)", lambda one: f"{one[1]}{int(one[2]) + 20}{one[3]}", name
    )


def _second_inside(name: str, text: str) -> str:
    if name.endswith(".rels"):
        return _second(text)
    text = re.sub(r'<p:cSld name="([^"]*)">', r'<p:cSld name="1_\1">', text)
    return re.sub(r'(<p:sldLayoutId id=")(\d+)', lambda one: f"{one[1]}{int(one[2]) + 1000}", text)
