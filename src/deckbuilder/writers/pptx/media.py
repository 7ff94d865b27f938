"""Films and sounds: `p:pic` with a poster and what plays ([MS-PPTX] 2.4.8, media)."""

from __future__ import annotations

from deckbuilder.scene import Media
from deckbuilder.writers.pptx.drawing import RECTANGLE, named, transform
from deckbuilder.writers.pptx.sheet import MediaNode, Sheet
from deckbuilder.writers.pptx.xml import P14

_PLAY = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_FILE = {"video": "videoFile", "audio": "audioFile"}


def media_xml(media: Media, sheet: Sheet) -> str:
    """Return the poster, its film or sound embedded once per deck, and note what shall play it."""
    linked, embedded = sheet.recording(media.kind, media.recording)
    poster = sheet.picture(media.poster.data, media.poster.media_type)
    shape = sheet.targets[media.name][0]
    seconds = media.recording.seconds
    sheet.media.append(
        MediaNode(
            shape,
            media.kind == "video",
            media.starts_itself,
            max(1, round(seconds * 1000)),
            media.loops,
            media.muted,
        )
    )
    return (
        f"<p:pic><p:nvPicPr>{named(media.name, sheet, alt=media.alt, click=_PLAY)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr><a:{_FILE[media.kind]} r:link="{linked}"/><p:extLst>'
        '<p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">'
        f'<p14:media xmlns:p14="{P14}" r:embed="{embedded}"/></p:ext></p:extLst></p:nvPr>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{poster}"/>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(media.box)}{RECTANGLE}</p:spPr></p:pic>"
    )
