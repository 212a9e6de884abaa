"""SARIF: valid, whole, the same for the same findings, and harmless whatever a file holds."""

from __future__ import annotations

import dataclasses
import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from support.sarif import problems_of
from support.submissions import amended, doctor, file_name, liberal_request, submission

from pytest_segur import HouseRule, check
from pytest_segur.reports import sarif_report
from pytest_segur.reports.json_report import build
from pytest_segur.reports.sarif_report import FINGERPRINT, ROOT, build_sarif, dumps_sarif
from pytest_segur.spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    import pathlib

    from support.submissions import Json

    from pytest_segur import Diagnosis
    from pytest_segur.spec.text import Language

OPERATOR = "/lignesImport/0/scenarioInstallation/operateurMessagerie"
DATE = "/lignesImport/0/commande/dateCommande"
WAIVED = {"reason": "known to the vendor", "until": "2022-12-31"}
DOCTORS = "/lignesImport/0/beneficiaires/liberal"


def run_of(
    *diagnoses: Diagnosis, language: Language = "en", edition: str = "published", **words: bool
) -> dict[str, Any]:
    """Report on some files, hold the log against its schema, and give its run."""
    files = [diagnosis.to_dict(language=language, **words) for diagnosis in diagnoses]
    log = build_sarif(build(files, edition=edition), language)
    assert problems_of(log) == []
    [run] = log["runs"]
    return dict(run)


def named(content: Json | bytes, path: str = "a.json", **settings: Any) -> Diagnosis:  # noqa: ANN401 - those of `check`
    """Judge a submission as if it were a file."""
    diagnosis = check(content, name=file_name(), **settings)
    return dataclasses.replace(diagnosis, path=path)


def house_rule(label: str = "no {x} {0}") -> HouseRule:
    """Make a rule that every request breaks."""
    return HouseRule(
        code="X001",
        label_fr=label,
        label_en=label,
        hint_en="See [x](javascript:y).",
        check=lambda _request: ["/typeAction"],
    )


def test_a_log_that_is_not_what_it_should_be_is_noticed() -> None:
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    found = named(amended(submission([liberal_request()]), {DOCTORS: doctors}))
    log = build_sarif(build([found.to_dict()], edition="published"), "fr")
    [run] = log["runs"]
    first, second, *_ = run["results"]
    first["ruleIndex"] += 1
    first["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"] = "x"
    first["partialFingerprints"] = second["partialFingerprints"]
    first["message"] = {"texts": "x"}
    second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b"
    run["invocations"][0]["toolExecutionNotifications"][0]["associatedRule"]["index"] += 1
    problems = problems_of(log)
    assert len(problems) == 7, problems
    for words in (
        "'a b' is not a 'uri-reference'",
        "'texts' was unexpected",
        "result 0: D235 is another rule",
        "result 0: x is nowhere defined",
        "two results have the same fingerprints",
        "notification: D235 is another rule",
    ):
        assert any(words in problem for problem in problems), words


def test_a_fault_is_told_whole() -> None:
    run = run_of(named(amended(submission(), {DATE: "2022-03-01", OPERATOR: "?"})))
    first, second = run["results"]
    place = {"uri": "a.json", "uriBaseId": ROOT}
    assert first == {
        "ruleId": "D210",
        "ruleIndex": list(CATALOGUE).index("D210"),
        "level": "error",
        "message": {
            "text": "dateCommande must be a date that exists, written DD/MM/YYYY; "
            'found: "2022-03-01"\nWrite "01/03/2022".'
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": place,
                    "region": {"startLine": 12, "startColumn": 25},
                },
                "logicalLocations": [{"fullyQualifiedName": DATE}],
            }
        ],
        "partialFingerprints": first["partialFingerprints"],
        "properties": {
            "source": "document",
            "isAspAnswer": True,
            "position": 1,
            "numeroEditeur": "00001",
            "notEvaluated": {},
        },
    }
    assert second["properties"]["isAspAnswer"] is False
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["properties"]["edition"] == "published"
    assert run["properties"]["summary"]["rejected"] == 1
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["artifacts"] == [
        {"location": place, "roles": ["analysisTarget"], "properties": {"verdict": "mixed"}}
    ]


def test_every_rule_of_the_catalogue_is_described_in_the_language() -> None:
    driver = run_of(language="fr")["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == list(CATALOGUE)
    rules = {rule["id"]: rule for rule in driver["rules"]}
    label = "dateCommande doit être une date qui existe, écrite JJ/MM/AAAA"
    clause = "section 3.2, bloc « Commande », balise dateCommande"
    assert rules["D210"] == {
        "id": "D210",
        "name": "dateCommande",
        "shortDescription": {"text": label},
        "fullDescription": {"text": f"{label} (document, {clause})"},
        "help": {"text": label},
        "defaultConfiguration": {"level": "error"},
        "properties": {"source": "document", "clause": clause},
    }
    levels = {code: rule["defaultConfiguration"]["level"] for code, rule in rules.items()}
    assert {code[0] for code, level in levels.items() if level == "warning"} == {"A"}
    hints = [code for code, rule in CATALOGUE.items() if rule.hint is not None]
    assert hints
    assert all(rules[code]["help"] != rules[code]["shortDescription"] for code in hints)


def test_labels_are_those_of_the_edition() -> None:
    texts = [
        run_of(edition=edition)["tool"]["driver"]["rules"][list(CATALOGUE).index("S108")]
        for edition in ("published", "corrected")
    ]
    assert texts[0]["shortDescription"] != texts[1]["shortDescription"]


@pytest.mark.parametrize(("version", "semantic"), [("1.2.3", "1.2.3"), ("1.2.3.dev4", None)])
def test_a_version_is_called_semantic_only_where_it_is(
    monkeypatch: pytest.MonkeyPatch, version: str, semantic: str | None
) -> None:
    monkeypatch.setattr(sarif_report, "installed_release", lambda: version)
    driver = run_of()["tool"]["driver"]
    assert (driver["version"], driver.get("semanticVersion")) == (version, semantic)


def test_advisories_are_warnings() -> None:
    (result,) = run_of(named(amended(submission(), {DATE: "01/01/2999"})))["results"]
    assert (result["ruleId"], result["level"]) == ("A906", "warning")
    assert result["properties"]["isAspAnswer"] is False


def test_what_is_not_listed_is_counted_and_what_was_not_judged_is_named() -> None:
    doctors = [{**doctor(rank), "nomMedecin": "Durand"} for rank in range(1, 131)]
    content = amended(submission([liberal_request()]), {DOCTORS: doctors})
    run = run_of(named(content))
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "a.json: more faults of D235, not listed: 30"
    assert note["associatedRule"]["id"] == "D235"
    agent = amended(submission(), {"/lignesImport/0/beneficiaires/isMandataire": "x"})
    (first, *_) = run_of(named(agent))["results"]
    assert first["properties"]["notEvaluated"]["D226"] == "D221"


def test_the_other_edition_is_named() -> None:
    content = submission([liberal_request(edition="corrected")], edition="corrected")
    diagnosis = check(content, name=file_name(edition="corrected"))
    (note,) = run_of(diagnosis)["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].endswith(": none of these errors under the edition corrected")


def test_an_archive_is_the_place_of_its_faults(tmp_path: pathlib.Path) -> None:
    (tmp_path / "pièces.zip").write_bytes(b"no ZIP at all")
    diagnosis = check(submission(), archive=tmp_path / "pièces.zip")
    (result,) = run_of(diagnosis)["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": (tmp_path / "pièces.zip").as_uri()}}
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 1
    assert result["properties"] == {"source": "kit", "isAspAnswer": False}


def test_rules_of_a_house_are_described_each_as_it_is() -> None:
    run = run_of(
        named(submission(), rules=[house_rule()]),
        named(submission(), "b.json", rules=[house_rule("another")]),
        named(submission(), "c.json", rules=[house_rule()]),
    )
    own = run["tool"]["driver"]["rules"][len(CATALOGUE) :]
    assert [rule["shortDescription"]["text"] for rule in own] == ["no {{x}} {{0}}", "another"]
    assert own[0]["help"]["text"] == "See [x]\\(javascript:y)."
    assert own[0]["properties"] == {"source": "house"}
    places = [result["ruleIndex"] - len(CATALOGUE) for result in run["results"]]
    assert places == [0, 1, 0]


def test_names_of_files_are_encoded_as_the_system_knows_them() -> None:
    odd = os.fsdecode(b"d\xc3\xa9p\xc3\xb4t/50% #1?\xff:[a].json")
    (artifact,) = run_of(named(submission(), odd))["artifacts"]
    assert artifact["location"]["uri"] == ("d%C3%A9p%C3%B4t/50%25%20%231%3F%FF%3A%5Ba%5D.json")


def test_files_stand_in_the_order_of_their_paths() -> None:
    found = [named(b"[]", path) for path in ("b", "a", "c")]
    orders = [found, found[::-1]]
    logs = [
        dumps_sarif(build([one.to_dict() for one in order], edition="published"), "fr")
        for order in orders
    ]
    assert logs[0] == logs[1]
    paths = [one["location"]["uri"] for one in json.loads(logs[0])["runs"][0]["artifacts"]]
    assert paths == ["a", "b", "c"]


def fingerprints(*diagnoses: Diagnosis, **words: Any) -> list[str]:  # noqa: ANN401 - those of `run_of`
    """Give the fingerprints of all results, in order."""
    results = run_of(*diagnoses, **words)["results"]
    return [result["partialFingerprints"][FINGERPRINT] for result in results]


def test_a_fault_is_known_again_in_another_place_language_or_mask() -> None:
    faulty = amended(liberal_request(2), {"/beneficiaires/nomMandataire": "Durand"})
    [known] = fingerprints(named(submission([liberal_request(1), faulty])))
    after = submission([faulty, liberal_request(3)])
    assert known in fingerprints(named(after))
    assert known in fingerprints(named(after), language="fr", show_values=True)
    assert known not in fingerprints(named(after, "b.json"))
    nameless = amended(submission(), {"/lignesImport/0/numeroEditeur": None, DATE: "x"})
    assert len({*fingerprints(named(nameless))}) == 2


def test_values_of_people_are_masked_unless_they_are_wanted() -> None:
    found = named(amended(submission(), {f"{DOCTORS}/0/nomMedecin": "Durand"}))
    assert "Durand" not in json.dumps(run_of(found))
    assert "Durand" in json.dumps(run_of(found, show_values=True))


def test_what_files_hold_means_nothing_to_a_viewer_or_a_terminal() -> None:
    evil = "\x1b[31m{0}[x](javascript:y)\u202e"
    content = amended(
        submission(),
        {"/lignesImport/0/typeAction": evil, "/lignesImport/0/numeroEditeur": evil * 9},
    )
    found = named(content)
    log = dumps_sarif(build([found.to_dict()], edition="published"), "en")
    assert not set(log.decode()) & set("\x1b\u202e")
    (first, *_) = run_of(found)["results"]
    assert len(first["properties"]["numeroEditeur"]) < 120
    texts = [result["message"]["text"] for result in run_of(found)["results"]]
    assert any('"\\u001b[31m{{0}}[x]\\(javascript:y)\\u202e"' in text for text in texts)


def test_what_is_waived_is_shown_as_suppressed() -> None:
    entry = named(amended(submission(), {DATE: "x", OPERATOR: "?"})).to_dict()
    entry["requests"][0]["errors"][0]["waived"] = WAIVED
    log = build_sarif(build([entry], edition="published"), "fr")
    assert problems_of(log) == []
    first, second = log["runs"][0]["results"]
    assert first["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "known to the vendor",
            "properties": {"until": "2022-12-31"},
        }
    ]
    assert "suppressions" not in second
