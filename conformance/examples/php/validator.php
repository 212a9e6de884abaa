<?php

// Prints the verdict of `judge` on one submission, as `segur conformance run` wants it:
//
//     php validator.php FILE
//
// PHP 8.1 or newer, nothing to install.

declare(strict_types=1);

require __DIR__ . '/judge.php';

echo json_encode(judge($argv[1])), "\n";
