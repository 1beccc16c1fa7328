import { expect, test } from "vitest";
import { isCallAfterEnd, programMessage } from "./program-message.ts";

const folder = "/home/someone/estate";

test.each<[what: string, text: string, shown: string]>([
  [
    "shows only the message of a user error",
    "Running program failed with an unhandled exception:\nRunError: catalog: expected a domain, got nothing\n    at estate (file:///home/someone/estate/index.ts:3:9)",
    "catalog: expected a domain, got nothing",
  ],
  [
    "shows the location of a bug first, without a stack trace",
    "Running program failed with an unhandled exception:\nTypeError: x is not a function\n    at new Estate (file:///home/someone/estate/components/estate.ts:40:5)\n    at async file:///home/someone/estate/index.ts:66:40\n    at node:internal/modules/run_main:1:1\n    at load (/home/someone/estate/node_modules/x/y.js:1:1)",
    "components/estate.ts:40:5: TypeError: x is not a function (called from index.ts:66:40)",
  ],
  ["keeps a line without frames, except its colours", "\u001b[31mhello\u001b[0m", "hello"],
  [
    "keeps the source line of a syntax error",
    "file:///home/someone/estate/index.ts:71\nconst x = ;\n          ^\n\nSyntaxError: Expression expected\n    at parse (node:internal/x:1:1)",
    "index.ts:71\nconst x = ;\n          ^\n\nSyntaxError: Expression expected",
  ],
  [
    "names the program for a syntax error without a location",
    "SyntaxError: Identifier 'a' has already been declared\n    at compileSourceTextModule (node:internal/modules/esm/utils:306:16)",
    "the program or a file that it imports: SyntaxError: Identifier 'a' has already been declared",
  ],
  [
    "shows the location of a syntax error in parsed data",
    "SyntaxError: Unexpected token 'x'\n    at JSON.parse (<anonymous>)\n    at file:///home/someone/estate/index.ts:2:3",
    "index.ts:2:3: SyntaxError: Unexpected token 'x'",
  ],
])("%s", (_, text, shown) => {
  expect(programMessage(text, folder)).toBe(shown);
});

test.each([
  ["<ref *1> Error: Channel has been shut down", true],
  ['<ref *1> Error: error serializing property "outputs": Channel has been shut down', true],
  ["Error: 1 CANCELLED: the run has ended", true],
  ["14 UNAVAILABLE: No connection established", true],
  ["Error: the channel of the river has been shut down by hand", false],
  ["catalog-app: name: expected the name of no app yet, got catalog", false],
])("recognises a call of the SDK after the end of the run: %s: %s", (message, expected) => {
  expect(isCallAfterEnd(message)).toBe(expected);
});
