"""What ASP really returned, beside what the simulation answers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from support.submissions import (
    DELETE,
    amended,
    file_name,
    liberal_request,
    structure_request,
    submission,
)

from pytest_segur import Number, Portal, dumps
from pytest_segur.asp.errors import ReconciliationError
from pytest_segur.asp.reconcile import Outcome, reconcile
from pytest_segur.asp.reconciliation_report import to_json, to_text
from pytest_segur.asp.treatment import Treatment

if TYPE_CHECKING:
    import pathlib

    from pytest_segur.asp.reconcile import Reconciliation

Json = dict[str, Any]

SENT = submission(
    [
        liberal_request(1),
        amended(liberal_request(2), {"/commande/dateCommande": "2022"}),
        structure_request(3),
    ]
)
REFUSED = {"/numeroASP": None, "/codeTraitement": "0211", "/libelleTraitement": "regimeTVA"}
ACCEPTED = {"/numeroASP": "A9", "/codeTraitement": "0000", "/libelleTraitement": "Demande acceptée"}


def _returned(changes: dict[str, object] | None = None) -> Json:
    answer = Portal().deposit(SENT).parsed
    assert answer is not None, "the first control lets it pass"
    return amended(answer, changes or {})


def _at(index: int, changes: dict[str, Any]) -> dict[str, object]:
    return {f"/lignesImport/{index}{pointer}": value for pointer, value in changes.items()}


def _reconcile(returned: Json) -> Reconciliation:
    return reconcile(dumps(SENT), dumps(returned))


def _outcomes(found: Reconciliation) -> list[str]:
    return [str(request.outcome) for request in found.requests]


def test_the_simulated_answer_agrees_with_itself() -> None:
    """Request by request."""
    found = _reconcile(_returned())

    assert found.agrees
    assert _outcomes(found) == ["agree"] * 3
    assert found.counts == {Outcome.AGREE: 3}
    assert found.requests[1].numeroEditeur == "00002"
    assert found.requests[1].predicted.code == "0210"


@pytest.mark.parametrize(
    ("changes", "outcomes"),
    [
        (_at(0, REFUSED), ["unexpected-refusal", "agree", "agree"]),
        (_at(1, ACCEPTED), ["agree", "unexpected-acceptance", "agree"]),
        (_at(1, REFUSED), ["agree", "other-code", "agree"]),
        (_at(1, {"/codeTraitement": None}), ["agree", "other-code", "agree"]),
        (_at(1, {"/codeTraitement": Number("210")}), ["agree", "other-code", "agree"]),
        (
            {**_at(0, REFUSED), **_at(2, REFUSED)},
            ["unexpected-refusal", "agree", "unexpected-refusal"],
        ),
    ],
)
def test_each_way_to_disagree_has_its_name(changes: dict[str, object], outcomes: list[str]) -> None:
    """The code is the key."""
    found = _reconcile(_returned(changes))

    assert _outcomes(found) == outcomes
    assert not found.agrees
    assert found.differences == ()
    assert found.remarks == ()


@pytest.mark.parametrize(
    "changes",
    [
        _at(0, {"/codeTraitement": "OK", "/libelleTraitement": "DEMANDE  ACCEPTEE"}),
        _at(0, {"/codeTraitement": "OK", "/libelleTraitement": "demande acceptée."}),
        _at(0, {"/libelleTraitement": "OK"}),
        _at(1, {"/libelleTraitement": "Format de date invalide"}),
        _at(0, {"/numeroASP": Number("17")}),
        {"/impId": Number("17")},
    ],
)
def test_wording_is_no_disagreement(changes: dict[str, object]) -> None:
    """Nor are other references than ours."""
    assert _reconcile(_returned(changes)).agrees


def test_a_portal_may_know_the_real_codes() -> None:
    """Its memory is asked, and not written to."""
    portal = Portal(treatment=lambda _: ("E12", "Date invalide"))
    returned = _returned(_at(1, {"/codeTraitement": "E12", "/libelleTraitement": "x"}))

    assert reconcile(dumps(SENT), dumps(returned), portal=portal).agrees
    assert portal.history == ()
    portal.deposit(SENT)
    assert not reconcile(dumps(SENT), dumps(returned), portal=portal).agrees


def test_what_else_has_changed_is_reported() -> None:
    """Place and both values, personal ones masked; the order of names is free."""
    changed = _returned(
        {
            **_at(0, {"/commande/montantSegurHT": Number("1075.0"), "/commande/x": None}),
            **_at(2, {"/beneficiaires/structure/nomResponsable": "Durand"}),
            **_at(1, {"/scenarioInstallation/isPFIToDMP": DELETE}),
        }
    )
    found = _reconcile(dict(reversed(changed.items())))

    assert not found.agrees
    assert [(item.pointer, item.to_text("en")) for item in found.differences] == [
        ("/lignesImport/0/commande/montantSegurHT", "1075.00 → 1075.0"),
        ("/lignesImport/0/commande/x", "absent → null"),
        ("/lignesImport/1/scenarioInstallation/isPFIToDMP", "false → absent"),
        (
            "/lignesImport/2/beneficiaires/structure/nomResponsable",
            '"AAAAAA" → "Aaaaaa"',
        ),
    ]
    assert "DURAND" not in to_text(found, language="fr")
    assert "DURAND" in to_text(found, language="fr", show_values=True)
    assert b"DURAND" not in to_json(found, language="fr")
    assert b"DURAND" in to_json(found, language="fr", show_values=True)
    emptied = _reconcile(_returned({"/lignesImport/0/piecesJustificatives": None}))
    assert " un tableau d'un élément → null\n" in to_text(emptied, language="fr")


def test_many_differences_are_counted() -> None:
    """A hundred are listed."""
    changed = _returned(_at(0, {f"/commande/x{index}": None for index in range(130)}))
    found = _reconcile(changed)

    assert (len(found.differences), found.omitted) == (100, 30)
    assert "… and 30 more" in to_text(found, language="en")
    assert "… et 30 de plus" in to_text(found, language="fr")


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"/impId": None}, "impId was not filled in"),
        (_at(0, {"/numeroASP": None}), "request 1: accepted without a numeroASP"),
        (_at(0, {"/numeroASP": DELETE}), "request 1: accepted without a numeroASP"),
        (_at(1, {"/numeroASP": "A9"}), "request 2: refused with a numeroASP"),
    ],
)
def test_an_answer_that_contradicts_itself_is_remarked_on(
    changes: dict[str, object], remark: str
) -> None:
    """It does not agree, though every code does."""
    found = _reconcile(_returned(changes))

    assert _outcomes(found) == ["agree"] * 3
    assert [text.en for text in found.remarks] == [remark]
    assert not found.agrees


def test_a_file_that_the_simulation_refuses_says_so_and_names_the_edition() -> None:
    """ASP took it: real files have the other lengths."""
    sent = submission(edition="corrected")
    returned = Portal(edition="corrected").deposit(sent).parsed
    found = reconcile(dumps(sent), dumps(returned))

    assert not found.agrees
    assert found.requests == ()
    assert found.refusal is not None
    assert found.refusal.code == "S106"
    assert to_text(found, language="fr") == (
        "la simulation refuse le fichier entier, l'ASP non :\n"
        "    S106 /lignesImport/0/scenarioInstallation/isDirectToDMP un objet ne doit contenir que "
        'les noms que le modèle y prévoit ; trouvé : "isDirectToDMP"\n'
        "    l'édition corrected n'a pas ces erreurs : essayez --edition corrected\n"
        "0 demande : 0 comme prévu\n"
    )
    assert to_text(found, language="en") == (
        "the simulation refuses the whole file, ASP does not:\n"
        "    S106 /lignesImport/0/scenarioInstallation/isDirectToDMP an object must hold only the "
        'names that the model has there; found: "isDirectToDMP"\n'
        "    the edition corrected has none of these errors: try --edition corrected\n"
        "0 requests: 0 agree\n"
    )
    assert json.loads(to_json(found, language="fr"))["refusal"]["code"] == "S106"
    assert reconcile(dumps(sent), dumps(returned), portal=Portal(edition="corrected")).agrees


def test_a_refusal_that_no_edition_explains_names_none() -> None:
    """Only the fault."""
    sent = submission()
    returned = Portal().deposit(sent).parsed
    assert returned is not None
    sent["x"] = returned["x"] = None
    words = to_text(reconcile(dumps(sent), dumps(returned)), language="en")

    assert "the simulation refuses the whole file, ASP does not:\n    S106 /x" in words
    assert "--edition" not in words


def test_a_name_of_a_person_in_a_refusal_is_masked_unless_asked_for() -> None:
    """A name out of place may be anything."""
    wrong = {"/lignesImport/0/nomMedecin": {"DURAND": None}}
    found = reconcile(dumps(amended(SENT, wrong)), dumps(amended(_returned(), wrong)))

    assert ' ; trouvé : "aaaAaaaaaa"\n' in to_text(found, language="fr")
    assert ' ; trouvé : "nomMedecin"\n' in to_text(found, language="fr", show_values=True)


def _requests(*indices: int) -> Json:
    answer = _returned()
    return {**answer, "lignesImport": [answer["lignesImport"][index] for index in indices]}


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        (_requests(0, 2), "not the same (3 → 2): numeroEditeur '00002' missing"),
        (_requests(0, 1, 2, 2), "not the same (3 → 4): numeroEditeur '00003' too many"),
        (_requests(0, 2, 1), "did not come back in the same order"),
        (_requests(0, 1, 1), "(3 → 3): numeroEditeur '00003' missing, '00002' too many"),
        (_requests(), "no numeroEditeur is in both"),
        (
            _returned(_at(0, {"/numeroEditeur": "\u202e9"})),
            "'00001' missing, '\\u202e9' too many",
        ),
        (_returned({"/numeroAns": "ANS00000099999"}), "numeroAns is not the same"),
        (_returned({"/SIRET": DELETE}), "SIRET is not the same"),
        (_returned({"/lignesImport": {}}), "lignesImport is no array of requests"),
        (_returned({"/lignesImport/1": None}), "lignesImport is no array of requests"),
        (
            _returned(_at(1, {"/codeTraitement": None, "/libelleTraitement": None})),
            "no answer of ASP: request 2 has neither",
        ),
        (SENT, "no answer of ASP: request 1 has neither"),
    ],
)
def test_an_answer_to_something_else_is_refused(returned: Json, expected: str) -> None:
    """What is wrong, and nothing compared."""
    with pytest.raises(ReconciliationError) as caught:
        _reconcile(returned)

    assert expected in caught.value.text.en


def test_another_submissions_answer_is_refused() -> None:
    """Same vendor, other requests; many of them are not all named."""
    numbers = [f"{number:05}" for number in range(100, 110)]
    sent = submission(
        [amended(liberal_request(), {"/numeroEditeur": number}) for number in numbers]
    )
    more = submission([*sent["lignesImport"], liberal_request()])
    answer = Portal().deposit(more).answer
    assert answer is not None

    with pytest.raises(ReconciliationError, match="ils n'ont aucun numeroEditeur en commun"):
        reconcile(dumps(SENT), dumps(Portal().deposit(sent).parsed))
    with pytest.raises(ReconciliationError, match=r"\(1 → 11\).*'00104', … \(\+5\)"):
        reconcile(dumps(submission()), answer)


def test_what_is_missing_and_too_many_is_told_in_french_too() -> None:
    """Each only where there is any."""
    for returned, told in (
        (_requests(0, 2), "manque '00002'"),
        (_requests(0, 1, 2, 2), "en trop '00003'"),
        (_requests(0, 1, 1), "manque '00003', en trop '00002'"),
    ):
        with pytest.raises(ReconciliationError) as caught:
            _reconcile(returned)
        assert caught.value.text.fr.endswith(f" : numeroEditeur {told}")


def test_a_submission_without_requests_is_named() -> None:
    """Not the answer."""
    with pytest.raises(ReconciliationError, match=r"^- : lignesImport n'est pas un tableau"):
        reconcile(b'{"lignesImport": {}}', dumps(_returned()))


def test_a_code_without_a_label_is_an_answer() -> None:
    """It tells a refusal by its code."""
    found = _reconcile(_returned(_at(1, {"/libelleTraitement": None})))
    assert _outcomes(found) == ["agree"] * 3
    assert found.requests[1].returned == Treatment("0210", "")


def test_files_the_wrong_way_round_are_told_so() -> None:
    """First what was sent, then what came back."""
    with pytest.raises(ReconciliationError, match="déjà une réponse"):
        reconcile(dumps(_returned()), dumps(SENT))


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", dumps(SENT)[:-40], b'{"a":1,"a":2}'])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    """On either side, with rule and place."""
    with pytest.raises(ReconciliationError, match=r"^-:[0-9]+:[0-9]+ : S10[1-4], "):
        reconcile(dumps(SENT), content)
    with pytest.raises(ReconciliationError, match=r"^-:[0-9]+:[0-9]+ : S10[1-4], "):
        reconcile(content, dumps(_returned()))


def test_paths_are_named(tmp_path: pathlib.Path) -> None:
    """In the report and in errors; the archive beside the file is not looked at."""
    sent, back = tmp_path / file_name(), tmp_path / "retour.json"
    sent.write_bytes(dumps(SENT))
    sent.with_suffix(".zip").write_bytes(b"no archive")
    back.write_bytes(dumps(_returned()))
    found = reconcile(sent, str(back))

    assert (found.submitted, found.returned) == (str(sent), str(back))
    assert found.agrees
    with pytest.raises(ReconciliationError, match=r"none\.json : S100, .*\. "):
        reconcile(sent, tmp_path / "none.json")


def test_the_report_for_people_names_what_disagrees() -> None:
    """Requests that agree are counted only; control characters never reach a terminal."""
    found = _reconcile(
        _returned(
            {
                **_at(0, {**REFUSED, "/libelleTraitement": "non\x1b[31m"}),
                **_at(1, {"/codeTraitement": "", "/numeroASP": "A9"}),
                "/lignesImport/2/typeAction": "c",
            }
        )
    )

    assert to_text(found, language="en") == (
        "request 1 (00001): refused by ASP, accepted by the simulation\n"
        '    predicted 0000 "Demande acceptée"\n'
        '    returned  0211 "non\\u001b[31m"\n'
        "request 2 (00002): refused under another code\n"
        '    predicted 0210 "dateCommande doit être une date qui existe, écrite JJ/MM/AAA…"\n'
        '    returned  — "dateCommande doit être une date qui existe, écrite JJ/MM/AAA…"\n'
        "request 2: refused with a numeroASP\n"
        "other differences (submitted → returned):\n"
        '    /lignesImport/2/typeAction "C" → "c"\n'
        "3 requests: 1 agree, 1 refused by ASP, accepted by the simulation, "
        "1 refused under another code\n"
    )
    for language, remark in (
        ("fr", "demande 2 : refusée avec un numeroASP"),
        ("en", "request 2: refused with a numeroASP"),
    ):
        assert json.loads(to_json(found, language=language))["remarks"] == [remark]
    assert to_text(found, language="fr") == (
        "demande 1 (00001) : refusée par l'ASP, acceptée par la simulation\n"
        '    prévu     0000 "Demande acceptée"\n'
        '    reçu      0211 "non\\u001b[31m"\n'
        "demande 2 (00002) : refusée sous un autre code\n"
        '    prévu     0210 "dateCommande doit être une date qui existe, écrite JJ/MM/AAA…"\n'
        '    reçu      — "dateCommande doit être une date qui existe, écrite JJ/MM/AAA…"\n'
        "demande 2 : refusée avec un numeroASP\n"
        "autres différences (déposé → reçu) :\n"
        '    /lignesImport/2/typeAction "C" → "c"\n'
        "3 demandes : 1 comme prévu, 1 refusée par l'ASP, acceptée par la simulation, "
        "1 refusée sous un autre code\n"
    )


def test_a_request_without_a_number_goes_by_its_position() -> None:
    """In the report for people."""
    sent = amended(submission(), {"/lignesImport/0/numeroEditeur": None})
    returned = Portal().deposit(sent).parsed
    assert returned is not None
    found = reconcile(dumps(sent), dumps(amended(returned, _at(0, ACCEPTED))))

    assert (
        to_text(found, language="fr").splitlines()[-1].startswith("1 demande : 0 comme prévu, 1 ")
    )
    words = to_text(found, language="en")
    assert words.startswith("request 1: accepted by ASP, refused by the simulation\n")
    assert words.endswith("1 request: 0 agree, 1 accepted by ASP, refused by the simulation\n")


def test_the_report_for_programs_has_everything() -> None:
    """As plain JSON; half a surrogate pair is written as an escape."""
    found = _reconcile(_returned(_at(1, {"/libelleTraitement": "\ud83d", "/codeTraitement": "E"})))
    written = to_json(found, language="en").decode()
    report = json.loads(written)

    # For people who look into it all the same: a line each, accents as they are.
    assert written.startswith('{\n  "schema": "segur-reconciliation/1",\n')
    assert "écrite" in written
    assert written.endswith("}\n")
    assert report == {
        "schema": "segur-reconciliation/1",
        "submitted": "-",
        "returned": "-",
        "agrees": False,
        "refusal": None,
        "other_edition": None,
        "requests": report["requests"],
        "differences": [],
        "omitted": 0,
        "remarks": [],
        "summary": {
            "agree": 2,
            "unexpected-acceptance": 0,
            "unexpected-refusal": 0,
            "other-code": 1,
        },
    }
    assert report["requests"][1] == {
        "position": 2,
        "numeroEditeur": "00002",
        "outcome": "other-code",
        "predicted": {
            "codeTraitement": "0210",
            "libelleTraitement": "dateCommande doit être une date qui existe, écrite JJ/MM/AAAA",
        },
        "returned": {"codeTraitement": "E", "libelleTraitement": "\ud83d"},
    }
    assert found.requests[1].returned == Treatment("E", "\ud83d")


def test_names_of_balises_never_harm_a_terminal() -> None:
    """In neither report, wherever a pointer comes from."""
    wrong = "/lignesImport/0/commande/\x9b\u202e"
    sent = amended(SENT, {wrong: None})
    returned = amended(_returned(), {f"{wrong}x": "\x9b"})
    found = reconcile(dumps(sent), dumps(returned))
    words = to_text(found, language="en").splitlines()

    assert words[1].startswith("    S106 /lignesImport/0/commande/\\u009b\\u202e an object ")
    assert "    /lignesImport/0/commande/\\u009b\\u202e null → absent" in words
    assert all(line.isprintable() for line in words)
    report = to_json(found, language="en")
    assert all(line.isprintable() for line in report.decode().splitlines())
    assert json.loads(report)["refusal"]["pointer"] == wrong
