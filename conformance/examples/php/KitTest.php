<?php

// Puts the cases of the kit to `judge` (PHPUnit 9 or newer):
//
//     phpunit KitTest.php
//
// SEGUR_KIT is the folder of the kit; else it is `kit`, where this is called.

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

require_once __DIR__ . '/judge.php';

final class KitTest extends TestCase
{
    /** The rules that `judge` knows, and its edition. Let the list grow with it. */
    private const RULES = ['S101', 'S102', 'D210', 'D212'];
    private const EDITION = 'published';

    public function testKit(): void
    {
        $deviations = [];
        $put = 0;
        foreach (self::read('manifest.json')['cases'] as $case) {
            if ($case['edition'] === self::EDITION && in_array($case['rule'], self::RULES, true)) {
                $put++;
                $found = json_decode(json_encode(judge(self::path($case['file']))), true);
                array_push($deviations, ...self::compare($case, self::expectedOf($case), $found));
            }
        }
        self::assertGreaterThan(0, $put);
        self::assertSame([], $deviations);
    }

    /** What must be found in a case: what the manifest says, else attendu.json beside it. */
    private static function expectedOf(array $case): array
    {
        return $case['expected']
            ?? self::read(dirname($case['file']) . '/attendu.json')[basename($case['file'])];
    }

    private static function compare(array $case, array $expected, array $found): array
    {
        $deviations = [];
        $positions = ($expected['demandes'] ?? []) + ($found['demandes'] ?? []);
        foreach (['fichier', 'archive', ...array_keys($positions)] as $item) {
            $codes = self::codes($expected, $item);
            $given = self::codes($found, $item);
            if (!self::agree($codes, $given)) {
                [$codes, $given] = [implode(' ', $codes), implode(' ', $given)];
                $deviations[] = "{$case['id']}, $item: expected [$codes], found [$given]";
            }
        }
        return $deviations;
    }

    /** The codes of an item, each once. Without any it is accepted. */
    private static function codes(array $verdict, string|int $item): array
    {
        $codes = $verdict[$item] ?? $verdict['demandes'][$item] ?? [];
        return array_values(array_unique($codes));
    }

    /** The first code is ASP's answer. It may stand alone; others behind it must be right. */
    private static function agree(array $expected, array $found): bool
    {
        if (($found[0] ?? null) !== ($expected[0] ?? null)) {
            return false;
        }
        return count($found) < 2
            || (array_diff($found, $expected) === [] && array_diff($expected, $found) === []);
    }

    private static function read(string $path): array
    {
        return json_decode(file_get_contents(self::path($path)), true, flags: JSON_THROW_ON_ERROR);
    }

    private static function path(string $path): string
    {
        return (getenv('SEGUR_KIT') ?: 'kit') . '/' . $path;
    }
}
