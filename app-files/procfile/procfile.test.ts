import { expect, test } from "vitest";
import { service } from "../../settings/declare.ts";
import { lineOf } from "../line-finding.ts";
import { procfileFindings } from "./procfile.ts";

const site = service({ name: "site", processes: ["web", "worker"] });
const found = (text: string | undefined, declaration: Parameters<typeof procfileFindings>[0] = site) =>
  procfileFindings(declaration, text).map((finding) => `${finding.level}: ${lineOf(finding)}`);

const whole = "# What runs\nrelease: bin/migrate\n\nweb: bundle exec puma -C config/puma.rb\nworker: bin/work\n";

test.each([
  whole,
  whole.replaceAll("\n", "\r\n"),
  whole.trimEnd(),
  whole.replace("web: ", "web:\t"),
  "  # indented comment\n   web: bundle exec puma\n\tworker: x\n",
  "web: FOO=1 puma # not a comment of Heroku's\nworker: x",
])("no finding for a Procfile that Cedar and Fir read in the same way: %j", (text) => expect(found(text)).toEqual([]));

const form = "<process type>: <command>, or a comment that starts with #";

test.each([
  [
    "web:marker\nworker: x",
    "different: Procfile:1: web: expected a space after the colon, got none, so Cedar ignores the line: write web: <command>",
  ],
  [
    "web : marker\nworker: x",
    "different: Procfile:1: web: expected the colon right after the process type, got a space before it, so Cedar runs the colon as a command: write web: <command>",
  ],
  ["web:\nworker: x", "different: Procfile:1: web: expected a command after web:, got nothing"],
  ["web: \nworker: x", "different: Procfile:1: web: expected a command after web:, got nothing"],
  [
    "web puma marker\nworker: x",
    "advice: Procfile:1: web: expected a line that Fir reads as Cedar does, got a line without a colon, which fails a build on Fir",
  ],
  [
    "web: puma\nworker: x\n// marker",
    `advice: Procfile:3: expected ${form}, got a line without a colon, which Cedar ignores and Fir refuses`,
  ],
  [
    "web: puma\nworker: x\nweb.1: marker",
    `advice: Procfile:3: expected ${form}, got a process type with characters other than letters, digits, dashes and underscores, which Cedar ignores and Fir refuses`,
  ],
  [
    "web: puma\nworker: x\npython marker.py",
    `different: Procfile:3: expected ${form}, got a line without a colon, whose first word Cedar reads as a process type`,
  ],
  [
    "web: puma \\\n  --bind marker\nworker: x",
    "different: Procfile:1: web: expected the whole command on one line, got a backslash at the end: Heroku reads the next line on its own",
  ],
  [
    "\u{feff}web: puma\nworker: x",
    "different: Procfile:1: expected a process type from the first byte, got a byte order mark: save it as UTF-8 without one",
  ],
  [
    "\u{feff}# marker\nweb: puma\nworker: x",
    "advice: Procfile:1: expected a process type from the first byte, got a byte order mark: save it as UTF-8 without one",
  ],
  [
    "web: marker\nweb: puma\nworker: x",
    "different: Procfile:2: web: expected each process type once, got web again: remove the lines above it: Heroku uses the last one",
  ],
  [
    "web: puma\nworker: x\nclock: marker",
    'different: Procfile:3: clock: expected a process type that index.ts declares, got an undeclared one: add "clock" to processes of site in index.ts, or remove it',
  ],
  [
    "web: puma\n\n",
    "different: Procfile:2: worker: expected a command for this process type, which index.ts declares, got nothing",
  ],
])("one finding, with its line and without its command, for %j", (text, line) => {
  expect(found(text)).toEqual([line]);
});

test("a capitalized type is another type on Cedar, and Fir changes it", () => {
  expect(found("Web: puma\nworker: x")).toEqual([
    "advice: Procfile:1: Web: expected a process type that Fir reads as Cedar does, got Web, which Fir changes to web: rename it to web here and in index.ts before it moves to Fir",
    "different: Procfile:1: Web: expected a process type that index.ts declares, got an undeclared one: did you mean web",
    "different: Procfile:2: web: expected a command for this process type, which index.ts declares, got nothing",
  ]);
});

test("an empty Procfile lacks the declared types", () => {
  expect(found("")).toEqual(
    ["web", "worker"].map(
      (type) =>
        `different: Procfile:1: ${type}: expected a command for this process type, which index.ts declares, got nothing`,
    ),
  );
});

const onFir = service({ name: "site", processes: ["web", "worker"], stack: "cnb" });

test.each([
  [
    "web:puma\nworker: x",
    [
      "advice: Procfile:1: web: expected a space after the colon, got none, so Cedar ignores the line: write web: <command>",
    ],
  ],
  [
    "web puma marker",
    [
      `different: Procfile:1: expected ${form}, got a line without a colon: a build on Fir fails here`,
      "different: Procfile:1: web: expected a command for this process type, which index.ts declares, got nothing",
      "different: Procfile:1: worker: expected a command for this process type, which index.ts declares, got nothing",
    ],
  ],
  [
    "Web: puma\nworker: x",
    [
      "advice: Procfile:1: web: expected a process type that Fir reads as Cedar does, got Web, which Fir changes to web: write web",
    ],
  ],
  [
    "web: puma\nworker: x\n-key: marker",
    [
      `different: Procfile:3: expected ${form}, got a process type that does not start and end with a letter or digit, or has other characters: a build on Fir fails here`,
    ],
  ],
  [
    `web: puma\nworker: x\n${"a".repeat(64)}: marker`,
    [
      `different: Procfile:3: expected ${form}, got a process type of more than 63 characters: a build on Fir fails here`,
    ],
  ],
])("checks an app on Fir by Fir's grammar: %j", (text, lines) => expect(found(text, onFir)).toEqual(lines));

test("without a Procfile only web can be started, and not by every buildpack", () => {
  expect(found(undefined)).toEqual(["different: Procfile: expected a command for web and worker, got no file"]);
  expect(found(undefined, service({ name: "site", processes: ["web"] }))).toEqual([
    "advice: Procfile: expected a command for web, got no file",
  ]);
});

test("advises against a Procfile for a container app", () => {
  const container = service({ name: "site", processes: ["web"], stack: "container" });
  expect(found(undefined, container)).toEqual([]);
  expect(found("web: x", container)).toEqual([
    "advice: Procfile: expected no file, because heroku.yml defines what a container app runs, got one: remove it, unless heroku local runs the app from it",
  ]);
});

test("checks the port of the last web process, which both generations run", () => {
  expect(found("web: puma -p 3000\nweb: puma\nworker: x")).toHaveLength(1);
  expect(found("web: puma\nweb: puma -p 3000\nworker: x")).toHaveLength(2);
});
