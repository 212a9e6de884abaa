"""JUnit XML from the command: what its readers need, and nothing that XML cannot hold."""

from __future__ import annotations

import dataclasses
import doctest
import sys
from xml.etree import ElementTree as ET

import support.junit
from support.junit import cases_in, problems_of
from support.submissions import DELETE, amended, file_name, liberal_request, submission

from pytest_segur import check
from pytest_segur.reports.json_report import build
from pytest_segur.reports.junit_report import dumps_junit
from pytest_segur.wording import visible

DATE = "/lignesImport/1/commande/dateCommande"
TWO = submission([liberal_request(1), liberal_request(2)])


def test_a_strict_reader_takes_what_pytest_calls_xunit2_and_nothing_else() -> None:
    assert doctest.testmod(support.junit).failed == 0
    for wrong in (
        b"<testsuite/>",
        b"<testsuites><case/></testsuites>",
        b"<testsuites>words</testsuites>",
        b"<testsuites><failure message='a&#10;b'/></testsuites>",
    ):
        assert problems_of(wrong), wrong


def test_each_part_of_a_file_is_a_test() -> None:
    content = amended(TWO, {DATE: "2022-03-01", "/lignesImport/1/typeAction": "M"})
    content = amended(content, {"/lignesImport/0/commande/dateCommande": "01/01/2999"})
    found = dataclasses.replace(check(content, name=file_name()), path="sub/a.json")
    xml = dumps_junit(build([found.to_dict(language="en")], edition="published"), "en")
    assert problems_of(xml) == []
    first, second, third = cases_in(xml)
    assert [test.name for test in (first, second, third)] == [
        "sub.a.json::fichier",
        "sub.a.json::demande-001",
        "sub.a.json::demande-002",
    ]
    assert (first.message, second.message) == (None, None)
    assert second.codes == (("segur_advisory", "A906"),)
    assert third.message is not None
    assert third.message.startswith("request refused: D203 typeAction ")
    assert third.message.endswith(" (+ 1)")
    assert third.first_line == third.message
    assert third.codes == (("segur_code", "D203"), ("segur_code", "D210"))
    suite = ET.fromstring(xml)[0]  # noqa: S314 - it was written above
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    assert "A906  sub/a.json:12:25  " in (suite[1].findtext("system-out") or "")
    assert '  Write "01/03/2022".' in (suite[2].findtext("failure") or "").split("\n")


def test_what_is_waived_is_skipped_and_says_why() -> None:
    content = amended(TWO, {DATE: "2022-03-01", "/lignesImport/1/typeAction": "M"})
    entry = check(content, name=file_name()).to_dict(language="en")
    errors = entry["requests"][1]["errors"]
    errors[0]["waived"] = {"reason": "known\n", "until": "2022-12-31"}
    xml = dumps_junit(build([entry], edition="published"), "en")
    message = cases_in(xml)[2].message or ""
    assert message.startswith("request refused: D210 ")
    assert not message.endswith(")")
    errors[1]["waived"] = {"reason": "too", "until": "2023-12-31"}
    xml = dumps_junit(build([entry], edition="published"), "en")
    assert problems_of(xml) == []
    suite = ET.fromstring(xml)[0]  # noqa: S314 - it was written above
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    skipped = suite.find("testcase/skipped")
    assert skipped is not None
    assert skipped.attrib == {
        "type": "pytest.xfail",
        "message": "D203: known\\u000a (until 2022-12-31) ; D210: too (until 2023-12-31)",
    }
    entry["requests"][1]["omitted"] = {"D210": 1}
    xml = dumps_junit(build([entry], edition="published"), "en")
    assert (cases_in(xml)[2].message or "").startswith("request refused: D210 ")
    entry["requests"][1]["omitted_waived"] = {"D210": 1}
    xml = dumps_junit(build([entry], edition="published"), "en")
    assert cases_in(xml)[2].message is None


def test_no_character_makes_it_unreadable() -> None:
    odd = "".join(map(chr, (*range(0x20), 0x7F, 0x85, 0xFFFE, 0xFFFF, 0x1FFFE, 0xD800, 0x2028)))
    odd += "<&>\"']]>"
    content = amended(TWO, {DATE: odd[:40], "/lignesImport/1/typeAction": odd[20:], f"/{odd}": 1})
    for given in (content, amended(content, {f"/{odd}": DELETE})):
        found = dataclasses.replace(check(given, name=file_name()), path=f"{odd}.json")
        xml = dumps_junit(build([found.to_dict()], edition="published"), "fr")
        assert problems_of(xml) == []
        test = next(test for test in cases_in(xml) if test.message is not None)
        assert visible(odd) in test.name
        assert test.first_line == test.message


def test_every_plane_of_unicode_passes() -> None:
    assert sys.maxunicode == 0x10FFFF
    for plane in range(0x11):
        text = "".join(map(chr, range(plane << 16, (plane << 16) + 0x10000, 7)))
        xml = f"<a>{visible(text).replace('&', '').replace('<', '')}</a>"
        ET.fromstring(xml)  # noqa: S314 - that it can be read is the test
