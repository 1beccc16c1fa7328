import { expect, test } from "vitest";
import { isFarewell, programMessage } from "./program-message.ts";

const folder = "/home/someone/estate";

test.each<[what: string, text: string, shown: string]>([
  [
    "a mistake of a person's is the message alone",
    "Running program failed with an unhandled exception:\nRunError: catalog: expected a domain, got nothing\n    at estate (file:///home/someone/estate/index.ts:3:9)",
    "catalog: expected a domain, got nothing",
  ],
  [
    "a bug says where it is first, without a stack trace",
    "Running program failed with an unhandled exception:\nTypeError: x is not a function\n    at new Estate (file:///home/someone/estate/components/estate.ts:40:5)\n    at async file:///home/someone/estate/index.ts:66:40\n    at node:internal/modules/run_main:1:1\n    at load (/home/someone/estate/node_modules/x/y.js:1:1)",
    "components/estate.ts:40:5: TypeError: x is not a function (called from index.ts:66:40)",
  ],
  ["a line without frames stays as it is, colours aside", "\u001b[31mhello\u001b[0m", "hello"],
  [
    "a syntax error keeps the line it shows",
    "file:///home/someone/estate/index.ts:71\nconst x = ;\n          ^\n\nSyntaxError: Expression expected\n    at parse (node:internal/x:1:1)",
    "index.ts:71\nconst x = ;\n          ^\n\nSyntaxError: Expression expected",
  ],
  [
    "a syntax error without a line says where to look",
    "SyntaxError: Identifier 'a' has already been declared\n    at compileSourceTextModule (node:internal/modules/esm/utils:306:16)",
    "the program or a file that it imports: SyntaxError: Identifier 'a' has already been declared",
  ],
  [
    "a syntax error in what the program reads is a bug like any other",
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
])("%s is only what the SDK says when a run has ended: %s", (message, farewell) => {
  expect(isFarewell(message)).toBe(farewell);
});
