"""Real picture files of every kind, whole, damaged and hostile, through `Pictures`."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from deckbuilder.cache import FolderCache, Forgetful
from deckbuilder.picture_packing import packed, unpacked
from deckbuilder.picture_svg import cleaned
from deckbuilder.picture_svg_rules import BadDrawing
from deckbuilder.pictures import NoPicture, Pictures
from deckbuilder.scene import Crop
from deckbuilder.scene import Image as Ready

SECRET = b"Jane Author, 52.5 N 13.3 E"


def noise(width: int = 300, height: int = 200) -> Image.Image:
    """A picture with as many colours as a photo, the same each time."""
    pixels = random.Random(7).randbytes(width * height // 16 * 3 + 3)
    small = Image.frombytes("RGB", (width // 4, height // 4), pixels[: width * height // 16 * 3])
    return small.resize((width, height), Image.Resampling.BICUBIC)


def drawing(width: int = 300, height: int = 200) -> Image.Image:
    """A picture with few colours: red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    return picture


def secret_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = SECRET.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (52.0, 31.0, 12.0)
    return exif


@pytest.fixture
def shelf(tmp_path: Path) -> Pictures:
    return Pictures((tmp_path,))


def save(shelf: Pictures, name: str, picture: Image.Image, kind: str, **options: object) -> bytes:
    path = shelf.folders[0] / name
    picture.save(path, kind, **options)
    return path.read_bytes()


def write(shelf: Pictures, name: str, data: bytes | str) -> None:
    path = shelf.folders[0] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def opened(ready: Ready) -> Image.Image:
    picture = Image.open(io.BytesIO(ready.data))
    picture.load()
    assert Image.MIME[picture.format] == ready.media_type
    assert picture.size == (ready.width, ready.height)
    return picture


def refusal(shelf: Pictures, name: str) -> NoPicture:
    with pytest.raises(NoPicture) as caught:
        shelf.facts(name)
    assert caught.value.message
    assert caught.value.hint
    assert str(shelf.folders[0]) not in caught.value.message + caught.value.hint
    assert shelf.complaint(name) == caught.value.message
    assert shelf.hint(name) == caught.value.hint
    return caught.value


# Formats


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_every_format_arrives_as_one_that_powerpoint_shows(shelf, kind):
    save(shelf, "a.bin", drawing(), kind)
    facts = shelf.facts("a.bin")
    assert (facts.width, facts.height, facts.kind) == (300, 200, kind.lower())
    ready = opened(shelf.image("a.bin", 300, 200))
    red, blue = (ready.convert("RGB").getpixel((x, 100)) for x in (20, 280))
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]


@pytest.mark.parametrize(
    ("kind", "picture", "media_type"),
    [
        ("WEBP", noise(), "image/jpeg"),
        ("WEBP", drawing(), "image/png"),
        ("TIFF", noise(), "image/jpeg"),
        ("BMP", drawing(), "image/png"),
        ("GIF", drawing(), "image/png"),
        ("AVIF", noise(), "image/jpeg"),
        ("TIFF", noise().convert("L"), "image/jpeg"),
        ("TIFF", drawing().convert("1"), "image/png"),
    ],
)
def test_photos_become_jpeg_and_drawings_png(shelf, kind, picture, media_type):
    save(shelf, "a", picture, kind)
    assert shelf.image("a", 300, 200).media_type == media_type


def test_what_one_can_see_through_stays_so(shelf):
    glass = noise().convert("RGBA")
    glass.putalpha(Image.linear_gradient("L").resize(glass.size))
    save(shelf, "glass.webp", glass, "WEBP", lossless=True)
    made = opened(shelf.image("glass.webp", 30, 20))
    assert (made.mode, made.format) == ("RGBA", "PNG")
    assert made.getpixel((40, 1))[3] < 20 < 200 < made.getpixel((40, 50))[3]


def test_an_opaque_alpha_channel_does_not_make_a_photo_a_png(shelf):
    save(shelf, "a.webp", noise().convert("RGBA"), "WEBP", lossless=True, exact=True)
    assert shelf.image("a.webp", 300, 200).media_type == "image/jpeg"


def test_the_name_may_lie_about_the_format(shelf):
    save(shelf, "photo.png", noise(), "JPEG")
    assert shelf.facts("photo.png").kind == "jpeg"
    assert shelf.image("photo.png", 300, 200).media_type == "image/jpeg"


def test_cmyk_becomes_rgb_with_the_same_look(shelf):
    save(shelf, "print.jpg", drawing().convert("CMYK"), "JPEG")
    made = opened(shelf.image("print.jpg", 300, 200))
    assert (made.mode, made.format) == ("RGB", "JPEG")
    assert made.getpixel((20, 100))[0] > 200 > 60 > made.getpixel((20, 100))[2]


def test_cmyk_with_a_broken_profile_still_becomes_rgb(shelf):
    save(shelf, "print.jpg", drawing().convert("CMYK"), "JPEG", icc_profile=b"rubbish" * 30)
    assert opened(shelf.image("print.jpg", 300, 200)).mode == "RGB"


def test_sixteen_bit_greys_keep_their_range(shelf):
    ramp = Image.new("I;16", (256, 4))
    for x in range(256):
        for y in range(4):
            ramp.putpixel((x, y), x * 257)
    save(shelf, "scan.png", ramp, "PNG")
    save(shelf, "scan.tif", ramp, "TIFF")
    for name in ("scan.png", "scan.tif"):
        made = opened(shelf.image(name, 256, 4)).convert("L")
        assert [abs(made.getpixel((x, 1)) - x) <= 3 for x in range(256)] == [True] * 256


def test_sixteen_bit_colours_become_eight_bit(shelf):
    row = b"\0" + struct.pack(">HHH", 65535, 32768, 0) * 8
    write(shelf, "deep.png", png_of(8, 8, 16, 2, row * 8))
    made = shelf.image("deep.png", 8, 8)
    assert made.data[24] == 8
    assert opened(made).convert("RGB").getpixel((3, 3)) == (255, 128, 0)


def test_greys_as_floating_point_are_stretched_to_what_one_can_see(shelf):
    gradient = Image.linear_gradient("L").convert("F").point(lambda value: value * 0.001 + 0.0)
    save(shelf, "heights.tif", gradient, "TIFF")
    assert opened(shelf.image("heights.tif", 256, 256)).convert("L").getextrema() == (0, 255)


def test_an_animated_gif_stays_as_it_is(shelf):
    frames = [drawing(40, 30), noise(40, 30), Image.new("RGB", (40, 30), "green")]
    options = {"save_all": True, "append_images": frames[1:], "duration": 80, "loop": 0}
    data = save(shelf, "a.gif", frames[0], "GIF", **options)
    ready = shelf.image("a.gif", 4, 3)
    assert ready.media_type == "image/gif"
    assert ready.data == data


def test_an_animated_gif_loses_only_its_comment(shelf):
    frames = [drawing(40, 30), noise(40, 30)]
    options = {"save_all": True, "append_images": frames[1:], "loop": 0}
    plain = save(shelf, "plain.gif", frames[0], "GIF", **options)
    told = save(shelf, "told.gif", frames[0], "GIF", comment=SECRET, **options)
    assert SECRET in told
    assert shelf.image("told.gif", 40, 30).data == plain


def test_a_gif_that_begins_with_nothing_shows_a_later_frame_in_print(shelf):
    frames = [
        Image.new("RGB", (40, 30), "white"),
        Image.new("RGB", (40, 30), "white"),
        drawing(40, 30),
    ]
    frames[1].putpixel((3, 4), (255, 0, 0))
    options = {"save_all": True, "append_images": frames[1:], "duration": 80, "loop": 0}
    moving = save(shelf, "b.gif", frames[0], "GIF", **options)
    ready = shelf.image("b.gif", 40, 30)
    assert ready.data == moving
    still = Image.open(io.BytesIO(ready.still)).convert("RGB")
    assert still.getpixel((3, 4)) == (255, 0, 0)
    assert unpacked(packed(ready)) == ready


# Privacy


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_are_turned_upright_and_tell_nothing(shelf, orientation):
    data = save(shelf, "p.jpg", drawing(), "JPEG", exif=secret_exif(orientation), comment=SECRET)
    assert SECRET in data
    facts = shelf.facts("p.jpg")
    on_its_side = orientation >= 5
    assert (facts.width, facts.height) == ((200, 300) if on_its_side else (300, 200))
    ready = shelf.image("p.jpg", 300, 300)
    made = opened(ready)
    assert SECRET not in ready.data
    assert not made.getexif()
    assert "comment" not in made.info
    red_at = {
        1: (20, 100), 2: (280, 100), 3: (280, 100), 4: (20, 100),
        5: (100, 20), 6: (100, 20), 7: (100, 280), 8: (100, 280),
    }[orientation]  # fmt: skip
    assert made.getpixel(red_at)[0] > 200


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "AVIF"])
def test_other_formats_are_turned_upright_too(shelf, kind):
    save(shelf, "p", drawing(), kind, exif=secret_exif(6))
    facts = shelf.facts("p")
    assert (facts.width, facts.height) == (200, 300)
    ready = shelf.image("p", 200, 300)
    assert opened(ready).convert("RGB").getpixel((100, 20))[0] > 200
    assert SECRET not in ready.data


def test_an_upright_jpeg_keeps_its_pixels_and_profile(shelf):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": secret_exif(), "comment": SECRET, "icc_profile": profile, "quality": 71}
    data = save(shelf, "p.jpg", noise(), "JPEG", progressive=True, **options)
    ready = shelf.image("p.jpg", 300, 200)
    assert opened(ready).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert opened(ready).info["icc_profile"] == profile
    assert SECRET not in ready.data
    assert len(ready.data) < len(data)


def test_what_follows_a_jpeg_is_dropped(shelf):
    data = save(shelf, "p.jpg", noise(), "JPEG")
    write(shelf, "live.jpg", data + b"a film of the minute before: " + SECRET)
    assert shelf.image("live.jpg", 300, 200).data == shelf.image("p.jpg", 300, 200).data


def test_a_photo_of_two_pictures_becomes_the_first(shelf):
    pair = {"save_all": True, "append_images": [drawing()], "exif": secret_exif()}
    data = save(shelf, "p.jpg", noise(), "MPO", **pair)
    ready = shelf.image("p.jpg", 300, 200)
    assert data.count(b"\xff\xd8\xff") == 2
    assert ready.data.count(b"\xff\xd8\xff") == 1
    assert SECRET not in ready.data


def test_a_thumbnail_of_what_was_cropped_away_is_dropped(shelf):
    data = save(shelf, "p.jpg", noise(), "JPEG")
    head = b"\xff\xe0" + struct.pack(">H", 16 + 3) + b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"abc"
    write(shelf, "thumb.jpg", data[:2] + head + data[20:])
    ready = shelf.image("thumb.jpg", 300, 200)
    assert b"abc" not in ready.data[:40]
    assert ready.data[18:20] == b"\0\0"
    assert opened(ready).tobytes() == opened(shelf.image("p.jpg", 300, 200)).tobytes()


def test_a_png_keeps_its_pixels_and_loses_its_texts(shelf):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("Place", SECRET.decode(), zip=True)
    data = save(shelf, "p.png", drawing(), "PNG", pnginfo=notes, exif=secret_exif())
    write(shelf, "p2.png", data + SECRET)
    ready = shelf.image("p2.png", 300, 200)
    chunks = [ready.data[i : i + 4] for i in chunk_starts(ready.data)]
    assert set(chunks) <= {b"IHDR", b"IDAT", b"IEND"}
    assert opened(ready).tobytes() == drawing().tobytes()
    assert ready.data.endswith(b"IEND\xaeB`\x82")


def test_a_png_with_a_wrong_check_sum_is_mended(shelf):
    data = bytearray(save(shelf, "p.png", drawing(), "PNG"))
    end = data.rindex(b"IEND") - 4
    data[end - 1] ^= 0xFF  # the check sum of the last pixels
    write(shelf, "wrong.png", bytes(data))
    assert shelf.image("wrong.png", 300, 200).data == shelf.image("p.png", 300, 200).data


# Size


def test_a_photo_of_fifty_megapixels_becomes_a_small_file(shelf):
    big = noise(512, 384).resize((8192, 6144))
    big.save(shelf.folders[0] / "big.jpg", "JPEG", quality=80, exif=secret_exif(6))
    ready = shelf.image("big.jpg", 378 * 0.75, 378)
    made = opened(ready)
    assert made.size == (756, 1008)
    assert len(ready.data) < 400_000
    full = shelf.image("big.jpg", 960, 1280)
    assert (full.width, full.height) == (2560, 3413)


def test_a_picture_as_wide_as_the_slide_has_at_most_2560_pixels(shelf):
    save(shelf, "wide.png", drawing(4000, 2000), "PNG")
    made = shelf.image("wide.png", 960, 480)
    assert (made.width, made.height, made.media_type) == (2560, 1280, "image/png")


def test_a_picture_only_a_little_too_large_is_not_blurred(shelf):
    save(shelf, "p.png", drawing(2700, 1350), "PNG")
    assert shelf.image("p.png", 960, 480).width == 2700


def test_small_pictures_are_not_blown_up(shelf):
    save(shelf, "p.png", drawing(30, 20), "PNG")
    assert shelf.image("p.png", 960, 640).width == 30


def test_what_a_crop_leaves_is_as_sharp_as_the_whole(shelf):
    save(shelf, "p.png", drawing(4000, 2000), "PNG")
    cropped = shelf.image("p.png", 480, 480, Crop(0.25, 0, 0.25, 0))
    assert (cropped.width, cropped.height) == (2560, 1280)


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (5000, 1)])
def test_the_thinnest_pictures_work(shelf, size):
    save(shelf, "thin.png", drawing(*size), "PNG")
    made = shelf.image("thin.png", 100, 100)
    assert made.width >= 1
    assert made.height >= 1


def test_too_many_pixels_are_refused_before_they_are_decoded(shelf):
    write(shelf, "bomb.png", png_of(60_000, 60_000, 8, 2, b""))
    assert "pixels" in refusal(shelf, "bomb.png").message
    write(shelf, "bomb2.png", png_of(12_000, 12_000, 1, 0, b""))
    assert "144 million pixels" in refusal(shelf, "bomb2.png").message


# Damage


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_files_that_end_too_early_are_refused(shelf, kind, share):
    data = save(shelf, "whole", noise(), kind)
    write(shelf, "cut", data[: int(len(data) * share)])
    refusal(shelf, "cut")


def test_an_animation_that_ends_too_early_is_refused(shelf):
    frames = [noise(60, 40), drawing(60, 40)]
    data = save(shelf, "a.gif", frames[0], "GIF", save_all=True, append_images=frames[1:])
    write(shelf, "cut.gif", data[:-30])
    assert "too early" in refusal(shelf, "cut.gif").message


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_rubbish_in_a_file_never_raises_anything_else(shelf, kind):
    data = save(shelf, "whole", noise(64, 48), kind)
    chance = random.Random(kind)
    for number in range(40):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        write(shelf, f"{number}", bytes(broken))
        try:
            ready = shelf.image(f"{number}", 20, 15)
        except NoPicture:
            continue
        opened(ready)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"just text", "no picture"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:12", "git lfs pull"),
        (b"%PDF-1.7", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "film"),
        (b"\x1f\x8b\x08\0", "unpack"),
        (b"<html><body>Not found</body></html>", "<html>"),
        (b"", "empty"),
    ],
)
def test_what_is_no_picture_is_called_by_its_name(shelf, content, words):
    write(shelf, "a.png", content)
    refused = refusal(shelf, "a.png")
    assert words in refused.message + refused.hint


# Names


HOSTILE = [
    "../secret.png", "img/../../secret.png", "/etc/passwd", "img/out.png", "etc/passwd",
    "img/fifo.png", "img/zero.png", "img/loop.png", "img/folder.png", "C:\\x.png", "C:/x.png",
    "C:x.png", "\\\\host\\share\\x.png", "//host/share/x.png", "\\\\?\\C:\\x",
    "file:///etc/passwd", "http://x/y.png", "data:image/png;base64,AAAA", "~/x", "~root/x", "NUL",
    "con.png", "img/aux.jpg", "COM¹.png", "a.png:stream", "a.png.", "a.png ", "a\x00.png",
    "a\n.png", "a\x7f.png", "img/é.png", "", " ", "x" * 500, "x/" * 150 + "a.png", "y" * 300,
    "%2e%2e/secret.png", "img/．．/secret.png", "....//secret.png", "img", ".", "\udc80.png",
    "img/dangling.png",
]  # fmt: skip


@pytest.fixture
def talk(tmp_path: Path) -> Pictures:
    """A talk's folder with honest and dishonest entries, and a secret picture beside it."""
    folder = tmp_path / "talk"
    (folder / "img" / "folder.png").mkdir(parents=True)
    drawing().save(folder / "img" / "a.png")
    drawing().save(tmp_path / "secret.png")
    links = {
        "img/out.png": "../../secret.png",
        "etc": "/etc",
        "img/inside.png": "a.png",
        "img/zero.png": "/dev/zero",
        "img/loop.png": "loop.png",
        "img/dangling.png": "nothing.png",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "img" / "fifo.png")
    return Pictures((folder,))


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links and pipes need POSIX")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_refused(talk, name):
    refusal(talk, name)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need POSIX")
@pytest.mark.parametrize("name", ["img/a.png", "./img/a.png", "img//a.png", "img/inside.png"])
def test_honest_names_are_found(talk, name):
    assert talk.find(name) == (talk.folders[0] / "img" / "a.png").resolve()


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need POSIX")
def test_a_folder_that_is_a_link_to_elsewhere_opens_nothing(tmp_path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "private").mkdir()
    drawing().save(tmp_path / "private" / "me.png")
    (tmp_path / "talk" / "assets").symlink_to(tmp_path / "private")
    shelf = Pictures((tmp_path / "talk", tmp_path / "talk" / "assets"))
    assert "out of the talk's folders" in refusal(shelf, "me.png").message


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need POSIX")
def test_the_talk_itself_may_be_reached_through_a_link(tmp_path):
    (tmp_path / "real" / "assets").mkdir(parents=True)
    drawing().save(tmp_path / "real" / "assets" / "a.png")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    shelf = Pictures((tmp_path / "link", tmp_path / "link" / "assets"))
    assert shelf.facts("a.png").width == 300


def test_folders_are_searched_in_order(tmp_path):
    folders = [tmp_path / "talk", tmp_path / "talk" / "assets", tmp_path / "assets"]
    for number, folder in enumerate(folders, 1):
        folder.mkdir(parents=True)
        drawing(number * 10, 10).save(folder / f"{number}.png")
        drawing(number * 10, 10).save(folder / "same.png")
    shelf = Pictures(folders)
    widths = [shelf.facts(name).width for name in ("1.png", "2.png", "3.png", "same.png")]
    assert widths == [10, 20, 30, 10]


def test_a_missing_picture_is_told_with_the_nearest_one(shelf):
    (shelf.folders[0] / "assets").mkdir()
    drawing().save(shelf.folders[0] / "assets" / "brick.png")
    assert refusal(shelf, "brik.png").hint == "did you mean `assets/brick.png`?"
    assert refusal(shelf, "brick.svg").hint == "did you mean `assets/brick.png`?"
    assert refusal(shelf, "pictures/Brick.PNG").hint == "did you mean `assets/brick.png`?"


def test_a_missing_picture_is_told_with_the_places_it_may_be_in(tmp_path):
    home = tmp_path / "talks"
    shelf = Pictures((home, home / "assets" / "map", home / "assets", tmp_path / "assets" / "map"))
    assert refusal(shelf, "a.png").hint == (
        "a picture may be beside the outline, in `assets/map`, in `assets` or in `../assets/map`"
    )


def test_accents_may_be_written_either_way(shelf):
    drawing().save(shelf.folders[0] / "cafe\u0301.png")
    assert shelf.facts("caf\u00e9.png").width == 300


def test_a_file_of_more_than_a_hundred_megabytes_is_refused(shelf):
    path = shelf.folders[0] / "huge.png"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    assert "MB" in refusal(shelf, "huge.png").message


NOBODY = 65534


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_file_that_may_not_be_read_is_told():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        drawing().save(path / "a.png")
        (path / "a.png").chmod(0)
        shelf = Pictures((path,))
        was = os.geteuid()
        if was == 0:
            os.seteuid(NOBODY)  # root may read all
        try:
            told = refusal(shelf, "a.png").message
        finally:
            os.seteuid(was)
    assert "cannot be read" in told


# Drawings


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">{}</svg>'
RECTANGLE = '<rect width="40" height="30" fill="#c00"/>'


def test_a_drawing_comes_with_pixels_twice_as_many_as_points(shelf):
    write(shelf, "a.svg", SVG.format(RECTANGLE))
    facts = shelf.facts("a.svg")
    assert (facts.width, facts.height, facts.kind) == (40, 30, "svg")
    ready = shelf.image("a.svg", 400, 300)
    assert opened(ready).size == (800, 600)
    assert opened(ready).convert("RGB").getpixel((5, 5)) == (204, 0, 0)
    assert RECTANGLE.encode() in ready.svg


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="400" height="300"', (400, 300)),
        ('width="4in" height="72pt"', (384, 96)),
        ('width="100%" height="100%" viewBox="0 0 40 30"', (40, 30)),
        ('width="80" viewBox="0,0,40,30"', (80, 60)),
        ('height="60px" viewBox=" 5 5  40 30 "', (80, 60)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
    ],
)
def test_a_drawing_says_its_size_in_many_ways(shelf, attributes, size):
    write(shelf, "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')
    facts = shelf.facts("a.svg")
    assert (round(facts.width, 6), round(facts.height, 6)) == size
    assert b"viewBox=" in shelf.image("a.svg", 100, 100).svg


DANGEROUS = {
    "script": "<script>alert(1)</script>",
    "script in a namespace": '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>',
    "event": '<rect onload="alert(1)"/>',
    "html": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    "picture from the web": '<image href="https://example.org/a.png"/>',
    "picture beside it": '<image xlink:href="a.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    "file": '<image href="file:///etc/passwd"/>',
    "drawing in a drawing": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "use from elsewhere": '<use href="other.svg#a"/>',
    "fill from elsewhere": '<rect fill="url(https://example.org/a.svg#b)"/>',
    "style from elsewhere": "<rect style=\"fill:url( '//example.org/a')\"/>",
    "import": "<style>@import 'https://example.org/a.css';</style>",
    "font": "<style>@font-face{src:url(https://example.org/a.woff2)}</style>",
    "escape": r"<style>a{b:u\72l(https://example.org/)}</style>",
    "split style": "<style>@imp<!-- -->ort 'https://example.org/a.css';</style>",
    "base": '<g xml:base="https://example.org/"/>',
    "javascript link": '<a href="javascript:alert(1)"/>',
    "animated link": '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    "circle": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "deep": "<g>" * 300 + "</g>" * 300,
    "deep by use": '<g id="a0"/>'
    + "".join(f'<g id="a{i}"><use href="#a{i - 1}"/></g>' for i in range(1, 200)),
    "bomb by use": '<g id="a0"><rect/></g>'
    + "".join(f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 12 + "</g>" for i in range(1, 9)),
    "unclosed": "<g>",
    "unknown entity": "<text>&nbsp;</text>",
}


@pytest.mark.parametrize("what", DANGEROUS)
def test_dangerous_drawings_are_refused(shelf, what):
    write(shelf, "a.svg", SVG.format(DANGEROUS[what]))
    assert "a.svg" in refusal(shelf, "a.svg").message


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
        '<?xml version="1.0" encoding="shift_jis"?>',
        '<?xml version="1.0" encoding="no-such"?>',
    ],
)
def test_drawings_with_entities_or_foreign_styles_are_refused(shelf, head):
    write(shelf, "a.svg", head + SVG.format(RECTANGLE))
    refusal(shelf, "a.svg")


@pytest.mark.parametrize(
    ("attributes", "words"),
    [("", "size"), ('viewBox="0 0 0 30"', "size"), ('width="9000" height="1"', "wide")],
)
def test_drawings_without_a_usable_size_are_refused(shelf, attributes, words):
    write(shelf, "a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')
    assert words in refusal(shelf, "a.svg").message


def test_a_drawing_loses_what_only_its_editor_needs():
    text = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by Jane -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="40" height="30" sodipodi:docname="jane.svg" inkscape:export-filename="/home/jane/a.png"
 xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd">
 <sodipodi:namedview pagecolor="#fff"><inkscape:grid id="jane"/></sodipodi:namedview>
 <metadata><rdf:RDF xmlns:rdf="r">Jane</rdf:RDF></metadata>
 <title>A &amp; B</title>
 <g inkscape:label="Jane" id="g1"><path d="M 0,0 1,1" style="fill:url(#a)"/></g>
 <text xml:space="preserve">Grüße &lt; 日本</text></svg>"""
    made = cleaned(text.encode())
    clean = made.data.decode()
    assert "jane" not in clean.lower()
    assert "<title>A &amp; B</title>" in clean
    assert '<g id="g1"><path d="M 0,0 1,1" style="fill:url(#a)"/></g>' in clean
    assert '<text xml:space="preserve">Grüße &lt; 日本</text></svg>' in clean
    assert cleaned(made.data) == made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_drawings_in_the_usual_encodings_are_understood(encoding):
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{name}"?>' + SVG.format("<text>Grüße</text>")
    assert "<text>Grüße</text>".encode() in cleaned(text.encode(encoding)).data


def test_embedded_pictures_fonts_and_web_links_stay():
    inside = (
        '<image href="data:image/png;base64,AAAA"/><a href="https://example.org/"><text>x</text></a>'
        "<style>@font-face{src:url(data:font/woff2;base64,AAAA)}</style>"
    )
    assert inside.encode() in cleaned(SVG.format(inside).encode()).data


def test_a_drawing_with_too_many_elements_is_refused():
    with pytest.raises(BadDrawing):
        cleaned(SVG.format("<g/>" * 200_001).encode())


# Cache


def test_a_warm_build_neither_decodes_nor_draws(tmp_path):
    shelf = Pictures((tmp_path,), FolderCache(tmp_path / "cache"))
    save(shelf, "a.webp", noise(), "WEBP")
    write(shelf, "b.svg", SVG.format(RECTANGLE))
    ready = [shelf.image(name, 100, 70) for name in ("a.webp", "b.svg")]
    program = f"""if True:
        import sys
        from pathlib import Path
        from deckbuilder.cache import FolderCache
        from deckbuilder.pictures import Pictures
        home = Path({str(tmp_path)!r})
        shelf = Pictures((home,), FolderCache(home / "cache"))
        made = [shelf.image(name, 100, 70) for name in ("a.webp", "b.svg")]
        print([one.digest for one in made], "PIL" in sys.modules, "resvg_py" in sys.modules)
        """
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == f"{[one.digest for one in ready]} False False"


def test_the_cache_gives_back_what_was_put_in(tmp_path):
    write(Pictures((tmp_path,)), "b.svg", SVG.format(RECTANGLE))
    cache = FolderCache(tmp_path / "cache")
    first = Pictures((tmp_path,), cache).image("b.svg", 100, 70)
    second = Pictures((tmp_path,), cache).image("b.svg", 100, 70)
    fresh = Pictures((tmp_path,), Forgetful()).image("b.svg", 100, 70)
    assert first == second == fresh


def test_a_changed_file_is_seen(shelf):
    save(shelf, "a.png", drawing(30, 20), "PNG")
    assert shelf.facts("a.png").width == 30
    save(shelf, "a.png", drawing(60, 20), "PNG")
    assert shelf.facts("a.png").width == 60


def png_of(width: int, height: int, bits: int, colours: int, rows: bytes) -> bytes:
    """A PNG file made by hand."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def chunk_starts(data: bytes) -> list[int]:
    """Where the kinds of a PNG's chunks stand."""
    found, at = [], 8
    while at < len(data):
        found.append(at + 4)
        at += 12 + struct.unpack_from(">I", data, at)[0]
    return found
