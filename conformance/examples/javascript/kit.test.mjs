// Puts the cases of the kit to `judge`, each a test of Node's own runner:
//
//     node --test kit.test.mjs
//
// SEGUR_KIT is the folder of the kit; else it is `kit`, where this is called.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";

import { judge } from "./judge.mjs";

/** The rules that `judge` knows, and its edition. Let the list grow with it. */
const RULES = ["S101", "S102", "D210", "D212"];
const EDITION = "published";

const KIT = process.env.SEGUR_KIT ?? "kit";

for (const kitCase of readJson("manifest.json").cases) {
  if (kitCase.edition !== EDITION || !RULES.includes(kitCase.rule)) continue;
  test(`${kitCase.id}: ${kitCase.purpose.en}`, () => {
    const expected = expectedOf(kitCase);
    const found = judge(join(KIT, kitCase.file));
    for (const item of itemsOf(expected, found)) {
      const [codes, given] = [codesOf(expected, item), codesOf(found, item)];
      assert(agree(codes, given), `${item}: expected [${codes}], found [${given}]`);
    }
  });
}

/** What must be found in a case: what the manifest says, else `attendu.json` beside it. */
function expectedOf(kitCase) {
  if (kitCase.expected) return kitCase.expected;
  const [folder, name] = [dirname(kitCase.file), kitCase.file.split("/").at(-1)];
  return readJson(`${folder}/attendu.json`)[name];
}

/** The file, its archive, and the position of each request that somebody speaks of. */
function itemsOf(...verdicts) {
  const positions = verdicts.flatMap((verdict) => Object.keys(verdict.demandes ?? {}));
  return ["fichier", ...new Set(positions), "archive"];
}

/** No codes: it is accepted. */
function codesOf(verdict, item) {
  return [...new Set(verdict[item] ?? verdict.demandes?.[item] ?? [])];
}

/** The first code is ASP's answer. It may stand alone; where others follow, they must be right. */
function agree(expected, found) {
  if (found[0] !== expected[0]) return false;
  return (
    found.length < 2 ||
    (found.length === expected.length && found.every((code) => expected.includes(code)))
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(join(KIT, path), "utf8"));
}
