"""What a validator may print, and what is nonsense."""

from __future__ import annotations

import pytest

from pytest_segur.kit.answer import Answer, Nonsense, read_answer


@pytest.mark.parametrize(
    ("printed", "items"),
    [
        ("{}", {}),
        ('{"fichier": "accepted"}', {"fichier": ()}),
        ('{"fichier": []}', {"fichier": ()}),
        ('{"fichier": "rejected", "archive": ["P303"]}', {"fichier": None, "archive": ("P303",)}),
        ('{"demandes": {}}', {}),
        (
            '{"demandes": {"2": ["D210", "D251", "D210"], "1": "accepted", "200": "rejected"}}',
            {2: ("D210", "D251"), 1: (), 200: None},
        ),
        ('\ufeff{"fichier": ["E17"]}\r\n', {"fichier": ("E17",)}),
    ],
)
def test_an_answer_is_read(printed: str, items: dict[str | int, tuple[str, ...] | None]) -> None:
    assert read_answer(printed.encode()) == Answer(items)


def test_an_answer_is_written_the_way_it_is_printed() -> None:
    printed = b'{"demandes": {"10": "rejected", "9": ["D210"]}, "archive": [], "fichier": []}'
    assert list(read_answer(printed).to_dict().items()) == [
        ("fichier", []),
        ("demandes", {"9": ["D210"], "10": "rejected"}),
        ("archive", []),
    ]


def test_what_is_not_named_is_accepted() -> None:
    answer = read_answer(b'{"demandes": {"2": ["D210"]}}')
    assert [answer.of(item) for item in ("fichier", 1, 2, "archive")] == [(), (), ("D210",), ()]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        (b"", "nothing was printed"),
        (b" \n", "nothing was printed"),
        (b"\xef\xbb\xbf", "nothing was printed"),
        (b"OK", 'the answer is no JSON (line 1, column 1): "OK"'),
        (b"{}\nDone.\n", 'the answer is no JSON (line 2, column 1): "{}\\u000aDone."'),
        (b"\xff\xfe{}", 'the answer is not UTF-8 (line 1, column 1): "\\xff\\xfe{}"'),
        (b'{"caf\xe9": 1}', 'the answer is not UTF-8 (line 1, column 6): "{"caf\\xe9": 1}"'),
        (b'{"fichier": [], "fichier": []}', "the answer has one key twice"),
        (b"[]", 'the answer is no JSON object (line 1, column 1): "[]"'),
        (b" " * 20_000_000 + b"{}", "the answer is too long"),
        (b"[" * 5_000, "the answer is no JSON"),
        (b'{"demande": {}}', '"demande" is no key of an answer; allowed: fichier, demandes, arc'),
        (b'{"fichier": "ok"}', 'fichier: a list of codes, "accepted" or "rejected" is needed; '),
        (b'{"fichier": true}', 'fichier: a list of codes, "accepted" or "rejected" is needed; '),
        (b'{"fichier": null}', 'fichier: a list of codes, "accepted" or "rejected" is needed; '),
        (b'{"fichier": ["D210", 1]}', "fichier: a list of codes, "),
        (b'{"fichier": [""]}', "fichier: a list of codes, "),
        (b'{"archive": {}}', "archive: a list of codes, "),
        (b'{"demandes": []}', "demandes: an object is needed; found: an array that is empty"),
        (b'{"demandes": {"1": 210}}', "demandes/1: a list of codes, "),
        (b'{"demandes": {"0": []}}', '"0" is no position of a request: they go from "1" to "200"'),
        (b'{"demandes": {"01": []}}', '"01" is no position of a request'),
        (b'{"demandes": {"fichier": []}}', '"fichier" is no position of a request'),
    ],
)
def test_nonsense_is_told_apart_by_its_reason(printed: bytes, reason: str) -> None:
    with pytest.raises(Nonsense) as raised:
        read_answer(printed)
    assert raised.value.text.en.startswith(reason)
    assert raised.value.text.fr != raised.value.text.en
    assert len(raised.value.text.fr) < 200
