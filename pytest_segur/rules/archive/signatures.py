r"""What the first bytes of a content tell of its format.

>>> is_of_format(b"%PDF-1.7\n", "PDF"), is_of_format(b"%PDF-1.7\n", "PNG")
(True, False)
>>> kind_of(b"\xff\xd8\xff\xe0").fr
'une image JPEG'
"""

from __future__ import annotations

from typing import Final

from pytest_segur.spec.text import Text

#: So many bytes are kept of a content; a PDF may begin anywhere in them.
HEAD: Final = 1024

_PDF: Final = b"%PDF-"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"

_KINDS: Final = (
    (0, _PDF, Text("un PDF", "a PDF")),
    (0, _PNG, Text("une image PNG", "a PNG image")),
    (0, _JPEG, Text("une image JPEG", "a JPEG image")),
    (0, b"GIF8", Text("une image GIF", "a GIF image")),
    (0, b"BM", Text("une image BMP", "a BMP image")),
    (0, b"II*\0", Text("une image TIFF", "a TIFF image")),
    (0, b"MM\0*", Text("une image TIFF", "a TIFF image")),
    (8, b"WEBP", Text("une image WebP", "a WebP image")),
    (4, b"ftyphei", Text("une image HEIC", "a HEIC image")),
    (4, b"ftypmif1", Text("une image HEIC", "a HEIC image")),
    (0, b"PK\3\4", Text("un ZIP ou un document Office", "a ZIP or an Office document")),
    (0, b"\xd0\xcf\x11\xe0", Text("un document Office ancien", "an old Office document")),
    (0, b"{\\rtf", Text("un document RTF", "an RTF document")),
    (0, b"Rar!\x1a\x07", Text("une archive RAR", "a RAR archive")),
    (0, b"7z\xbc\xaf\x27\x1c", Text("une archive 7z", "a 7z archive")),
    (0, b"\x1f\x8b", Text("une archive gzip", "a gzip archive")),
    (0, b"BZh", Text("une archive bzip2", "a bzip2 archive")),
    (0, b"\xfd7zXZ\0", Text("une archive xz", "an xz archive")),
    (0, b"\x28\xb5\x2f\xfd", Text("une archive Zstandard", "a Zstandard archive")),
    (0, b"MSCF", Text("une archive CAB", "a CAB archive")),
    (257, b"ustar", Text("une archive tar", "a tar archive")),
    (0, b"JVBERi0", Text("un PDF encodé en base64", "a PDF in base64")),
    (0, b"data:", Text("une URL « data: »", "a “data:” URL")),
    (0, b"<", Text("du HTML ou du XML", "HTML or XML")),
    (0, b"{", Text("du JSON", "JSON")),
    (0, b"[", Text("du JSON", "JSON")),
)
#: What formatFichier can name.
IMAGES_AND_PDF: Final = tuple(kind for _, _, kind in _KINDS[:3])

_EMPTY: Final = Text("un contenu vide", "an empty content")
_ZEROS: Final = Text("des octets nuls", "nothing but zero bytes")
_UNKNOWN: Final = Text("un contenu non reconnu", "a content that is not recognised")


def is_of_format(head: bytes, declared: str) -> bool:
    """Tell whether a content is of the format that formatFichier gives.

    Args:
        head: its first 1024 bytes.
        declared: PDF, PNG or JPG.
    """
    if declared == "PDF":
        return _PDF in head[:HEAD]
    return head.startswith(_PNG if declared == "PNG" else _JPEG)


def kind_of(head: bytes) -> Text:
    """Describe what a content seems to be, by its first 1024 bytes."""
    if not head:
        return _EMPTY
    if not head.strip(b"\0"):
        return _ZEROS
    if _PDF in head[:HEAD]:
        return IMAGES_AND_PDF[0]
    found = (kind for offset, magic, kind in _KINDS if head.startswith(magic, offset))
    return next(found, _UNKNOWN)
