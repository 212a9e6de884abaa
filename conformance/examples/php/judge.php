<?php

// Stands for your own validator: it knows four rules, S101, S102, D210 and D212.

declare(strict_types=1);

/**
 * Judges a submission: `fichier` has the codes of the file, `demandes` those of its requests by
 * position. What is not named is accepted.
 */
function judge(string $path): array
{
    $text = file_get_contents($path);
    if (!isText($text)) {
        return ['fichier' => ['S101']];
    }
    try {
        [$root, $literals] = parse($text);
    } catch (JsonException) {
        return ['fichier' => ['S102']];
    }
    $demandes = [];
    foreach (requestsOf($root) as $index => $request) {
        $codes = codesOf($request, $literals);
        if ($codes !== []) {
            $demandes[$index + 1] = $codes; // Positions count from 1.
        }
    }
    // An object even where its keys are 1, 2, 3.
    return ['demandes' => (object) $demandes];
}

function requestsOf(mixed $root): array
{
    $requests = $root['lignesImport'] ?? null;
    return is_array($requests) && array_is_list($requests) ? $requests : [];
}

/** Gives the codes of a request in the portal's order: the first is the one that ASP gives. */
function codesOf(mixed $request, array $literals): array
{
    $codes = [];
    if (!isDate($request['commande']['dateCommande'] ?? null)) {
        $codes[] = 'D210';
    }
    if (!isAmount($request['commande']['montantSegurHT'] ?? null, $literals)) {
        $codes[] = 'D212';
    }
    return $codes;
}

/** JJ/MM/AAAA, a day that exists. */
function isDate(mixed $value): bool
{
    // \z, since $ would take a line break behind the date as well.
    return is_string($value)
        && preg_match('~\A([0-9]{2})/([0-9]{2})/([0-9]{4})\z~', $value, $found) === 1
        && checkdate((int) $found[2], (int) $found[1], (int) $found[3]);
}

/** A number written with two decimals: 1075.00 is one; 1075, 1075.0 and "1075.00" are not. */
function isAmount(mixed $value, array $literals): bool
{
    return is_int($value) && preg_match('/\A-?[0-9]+\.[0-9]{2}\z/', $literals[$value]) === 1;
}

/** UTF-8, without a byte-order mark. */
function isText(string $bytes): bool
{
    return preg_match('//u', $bytes) === 1 && !str_starts_with($bytes, "\u{FEFF}");
}

const MOST_LEVELS = 200;
const TOKEN = '/\\\\.|"|-?[0-9][0-9.eE+-]*/s';

/**
 * Reads JSON. `json_decode` forgets how a number was written: so each number is replaced by its
 * place in a list of literals. A number 3 in the first value is the one written as `$literals[3]`.
 *
 * It also refuses half a surrogate pair ("\ud800"), which is JSON: a case of D235 notices.
 */
function parse(string $text): array
{
    // As it is first: 01075.00 would be replaced, and is no number.
    decode($text);
    $literals = [];
    $isString = false;
    $replaced = preg_replace_callback(TOKEN, function (array $found) use (&$literals, &$isString) {
        $isString = $isString !== ($found[0] === '"');
        if ($isString || $found[0] === '"') {
            return $found[0];
        }
        $literals[] = $found[0];
        return (string) array_key_last($literals);
    }, $text);
    return [decode($replaced), $literals];
}

function decode(string $text): mixed
{
    // For `json_decode` what stands in the last level is one more.
    return json_decode($text, true, MOST_LEVELS + 1, JSON_THROW_ON_ERROR);
}
