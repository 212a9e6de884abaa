// Prints the verdict of `judge` on one submission, as `segur conformance run` wants it:
//
//     node validator.mjs FILE
//
// Node 18 or newer, nothing to install.

import { judge } from "./judge.mjs";

const [path] = process.argv.slice(2);
console.log(JSON.stringify(judge(path)));
