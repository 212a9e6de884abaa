// Stands for your own validator: it knows four rules, S101, S102, D210 and D212.

import { readFileSync } from "node:fs";

/** Judges a submission: `fichier` has the codes of the file, `demandes` those of its requests by
 *  position. What is not named is accepted. */
export function judge(path) {
  const bytes = readFileSync(path);
  let text, submission;
  try {
    text = decode(bytes);
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return { fichier: ["S101"] };
  }
  try {
    submission = parse(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return { fichier: ["S102"] };
  }
  const demandes = {};
  for (const [index, request] of requestsOf(submission.root).entries()) {
    const codes = codesOf(request, submission.literals);
    if (codes.length > 0) demandes[index + 1] = codes; // Positions count from 1.
  }
  return { demandes };
}

function requestsOf(root) {
  return Array.isArray(root?.lignesImport) ? root.lignesImport : [];
}

/** Gives the codes of a request in the portal's order: the first is the one that ASP gives. */
function codesOf(request, literals) {
  const { dateCommande, montantSegurHT } = request?.commande ?? {};
  const codes = [];
  if (!isDate(dateCommande)) codes.push("D210");
  if (!isAmount(montantSegurHT, literals)) codes.push("D212");
  return codes;
}

/** JJ/MM/AAAA, a day that exists. */
function isDate(value) {
  const found = typeof value === "string" && /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(value);
  if (!found || found[3] === "0000") return false;
  const [, day, month, year] = found;
  // It makes 1 May of 31 April, and so is asked what it has made.
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return date.getUTCDate() === Number(day);
}

/** A number written with two decimals: 1075.00 is one; 1075, 1075.0 and "1075.00" are not. */
function isAmount(value, literals) {
  return typeof value === "number" && /^-?[0-9]+\.[0-9]{2}$/.test(literals[value]);
}

/** UTF-8, without a byte-order mark. */
function decode(bytes) {
  // `ignoreBOM` leaves the mark in the text, where it can be seen.
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  if (text.startsWith("\uFEFF")) throw new TypeError("a byte-order mark");
  return text;
}

const MOST_LEVELS = 200;
const TOKEN = /\\.|["[\]{}]|-?[0-9][0-9.eE+-]*/gs;

/** Reads JSON. `JSON.parse` forgets how a number was written: so each number is replaced by its
 *  place in a list of literals. A number 3 in `root` is the one written as `literals[3]`. */
function parse(text) {
  JSON.parse(text); // As it is first: 01075.00 would be replaced, and is no number.
  const literals = [];
  let [isString, levels] = [false, 0];
  const replaced = text.replace(TOKEN, (token) => {
    if (token === '"') isString = !isString;
    if (isString || token === '"') return token;
    if ("[{".includes(token)) levels += 1;
    if ("]}".includes(token)) levels -= 1;
    if (levels > MOST_LEVELS) throw new SyntaxError("too many levels");
    return "[{]}".includes(token) ? token : literals.push(token) - 1;
  });
  return { root: JSON.parse(replaced), literals };
}
