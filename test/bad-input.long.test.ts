import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LocalEngine } from "../engine/local/local-engine.ts";
import { leaveDeadLock } from "./support/dead-lock.ts";
import { type Edits, edited } from "./support/edited.ts";
import { localState } from "./support/local-state.ts";
import { expectPlain } from "./support/plain-output.ts";
import { projectCopy } from "./support/project-copy.ts";
import { secretsOf } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";

let project: Awaited<ReturnType<typeof projectCopy>>;
let herokuFolder: string;
let local: Running;

beforeAll(async () => {
  project = await projectCopy();
  herokuFolder = join(project.folder, ".tandem", "heroku");
  local = await ensureRunning({ folder: herokuFolder });
});
afterAll(async () => {
  await stopRunning(herokuFolder);
  await project.remove();
});

/** What `tandem` says in the project, and that nothing came of it. */
async function refused(args: string[], edits: Edits = {}, folder = project.folder) {
  const ended = await edited(project.folder, edits, () => tandem(folder, args));
  expectPlain(ended.output);
  expect(await localState(local)).toEqual({});
  return ended;
}

describe("a mistake in a file", () => {
  test("in names of services: each is reported, and the secrets of a wrong name are not asked for later", async () => {
    const { code, output } = await refused(["try", "up", "staging", "--yes"], {
      "index.ts": (text) =>
        text
          .replace('name: "catalog"', 'name: "catalog-of-all-libraries"')
          .replace('name: "bookings"', 'name: "Bookings_1"'),
    });
    expect(output).toMatch(
      /^ {2}index\.ts: services\.catalog-of-all-libraries\.name: expected app names of at most 30 char/m,
    );
    expect(output).toMatch(
      /^ {2}index\.ts: services\.Bookings_1\.name: expected 3 to 30 lower-case .*, got Bookings_1$/m,
    );
    expect(code).toBe(1);
  });

  test("in settings: each is reported with file and path, expected and actual value", async () => {
    const { code, output } = await refused(["try", "up", "staging", "--yes"], {
      "Pulumi.staging.yaml": (text) =>
        text
          .replace("      domain: catalog-staging.example.org\n", "      colour: red\n")
          .replace("web: { quantity: 1", "web: { quantity: many")
          .replace("worker: { quantity: 1", "worker: { quantity: 010")
          .replace("DJANGO_LOG_LEVEL: DEBUG", "DJANGO_LOG_LEVEL: 1_000")
          .replace("bookings-testers@example.org", "2026-01-01"),
    });
    const at = "  Pulumi.staging.yaml: estate:services.";
    const [heading, ...lines] = output.trimEnd().split("\n");
    expect(heading).toBe("staging: stopped");
    expect(lines.sort()).toEqual([
      `${at}bookings.config.EMAIL_RECIPIENTS: expected a plain number, or a string in quotes, got a number or date that YAML reads as another value: write it in quotes`,
      `${at}catalog.colour: expected processes, addons, config, domain or maintenance, got an unknown key: remove it, or declare it in index.ts`,
      `${at}catalog.config.DJANGO_LOG_LEVEL: expected a plain number, or a string in quotes, got a number or date that YAML reads as another value: write it in quotes`,
      `${at}catalog.domain: expected a host name such as catalog.example.org, got nothing; production has catalog.example.org`,
      `${at}catalog.processes.web.quantity: expected a whole number of dynos from 0 to 100, got "many"; production has 2`,
      `${at}catalog.processes.worker.quantity: expected a plain number, or a string in quotes, got 010, which YAML reads as another value: write "010"`,
    ]);
    expect(code).toBe(1);
  });

  const anywhere: [what: string, file: string, edit: (text: string) => string, line: RegExp][] = [
    [
      "that is no YAML",
      "Pulumi.staging.yaml",
      (text) => `${text}\n  a: [1\n`,
      /^Pulumi\.staging\.yaml:\d+:\d+: invalid YAML: /m,
    ],
    ["of the language", "index.ts", (text) => `${text}\nconst x = ;\n`, /^ {2}index\.ts:\d+\n.*Expression expected/ms],
    [
      "that uses what it does not import",
      "index.ts",
      (text) => text.replace("fixed(", "fixd("),
      /stopped\n {2}index\.ts:\d+:\d+: ReferenceError: fixd is not defined\n$/,
    ],
  ];
  test.each(anywhere)("%s is reported with its place", async (_, file, edit, line) => {
    const { code, output } = await refused(["try", "up", "staging", "--yes"], { [file]: edit });
    expect(output).toMatch(line);
    expect(code).toBe(1);
  });

  test.each([
    [
      "stacks/staging.json",
      '{"version":3,"deploy',
      /: expected .*, got .*; the file was not changed: restore a backup/,
    ],
    [
      "secrets/staging.json",
      '{"marker',
      /: expected the trial's throw-away secrets in JSON, got something else; put back a copy/,
    ],
  ])("of the trial's own, %s, leaves it as it is", async (name, text, line) => {
    const path = join(project.folder, ".tandem", name);
    const before = await readFile(path, "utf8").catch(() => undefined);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    const { code, output } = await refused(["try", "up", "staging", "--yes"]);
    expect(output).toMatch(line);
    expect(output).not.toContain("marker");
    expect([code, await readFile(path, "utf8")]).toEqual([1, text]);
    await (before === undefined ? rm(path) : writeFile(path, before));
  });
});

describe("what Heroku would refuse is refused before anything is made", () => {
  interface Row {
    config?: Record<string, string>;
    env?: Record<string, string>;
    error: RegExp;
  }
  const rows: [what: string, row: Row][] = [
    [
      "an app name that is taken",
      {
        config: { "estate:prefix": "taken" },
        error:
          /^catalog-app: name: expected the name of no app yet, got taken-catalog-staging, .*another owner; choose another/,
      },
    ],
    [
      "a team that does not exist",
      {
        config: { "estate:team": "no-such-team" },
        error:
          /^Pulumi\.staging\.yaml: estate:team: expected a team that this key can see, got "no-such-team"; check the name and/,
      },
    ],
    [
      "a team that lets one make no app",
      {
        config: { "estate:team": "locked-team" },
        error:
          /^\w+-app: organization\.name: expected a team in which you may make apps, got locked-team, where you are a collab/,
      },
    ],
    [
      "a wrong key",
      {
        env: { HEROKU_API_KEY: "wrong-key-0001" },
        error:
          /GET \/teams\/example-library: Invalid credentials provided\. \(401 unauthorized, request \S+\); check the key: HEROKU_API_KEY/,
      },
    ],
    [
      "no key",
      {
        env: { HEROKU_API_KEY: "" },
        error: /heroku:apiKey: expected a Heroku API key, got none; set HEROKU_API_KEY, or /,
      },
    ],
    [
      "an address that is none",
      {
        env: { HEROKU_API_URL: "api.heroku.com" },
        error: /HEROKU_API_URL: expected an https:\/\/ address, or .*, got "api\.heroku\.com"/,
      },
    ],
    [
      "a Heroku that cannot be reached",
      {
        env: { HEROKU_API_URL: "http://127.0.0.1:3" },
        error: /Heroku is unreachable at http:\/\/127\.0\.0\.1:3: .*; check HEROKU_API_URL and your network/,
      },
    ],
  ];

  beforeAll(() => tellHeroku(local, "foreign-app", { name: "taken-catalog-staging" }));

  test.concurrent.each(rows)("%s", async (what, { config = {}, env = {}, error }) => {
    const home = await mkdtemp(join(tmpdir(), "no-netrc-"));
    const engine = new LocalEngine({
      projectFolder: project.folder,
      stateFolder: join(home, "stacks"),
      passphrase: what,
      env: { HOME: home, HEROKU_API_KEY: local.token, HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url, ...env },
      config: {
        ...secretsOf("staging"),
        ...Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value }])),
      },
    });
    const { outcome, errors } = await engine.up("staging");
    await rm(home, { recursive: true });
    expect(outcome).toBe("failed");
    expect(errors[0]).toMatch(error);
    for (const line of errors) expectPlain(line);
    expect(errors.join("\n")).not.toContain("wrong-key");
    expect(await localState(local)).toEqual({});
  });

  test("production before staging, with what to do first", async () => {
    const { code, output } = await refused(["try", "up", "production", "--yes"]);
    expect(output).toMatch(
      /catalog: expected the pipeline "catalog", which staging makes, got none: run npx tandem try up staging first\n/,
    );
    expect(code).toBe(3);
  });
});

describe("what is in the way", () => {
  const lock = () => join(project.folder, ".tandem", "stacks", "staging.lock");

  test("a run on the same stack is named, and the first one goes on to its own end: a plan that Heroku has not", async () => {
    const first = await edited(
      project.folder,
      { "Pulumi.staging.yaml": (text) => text.replace("choklad", "chokolade") },
      async () => {
        await tellHeroku(local, "faults", { method: "GET", path: "/addon-services/papertrail/plans", hold: "first" });
        const running = tandem(project.folder, ["try", "up", "staging", "--yes"]);
        await askControl(local, "GET /faults/held?name=first&count=1");
        const { pid } = JSON.parse(await readFile(lock(), "utf8"));
        const { code, output } = await tandem(project.folder, ["try", "up", "staging", "--yes"]);
        expect(output).toMatch(
          new RegExp(`^stack staging: expected no other run, got process ${pid}, running since .*; wait`),
        );
        expect(code).toBe(4);
        await tellHeroku(local, "faults/release", { name: "first" });
        return running;
      },
    );
    expectPlain(first.output);
    expect(first.output).toMatch(
      /^ {2}Pulumi\.staging\.yaml: .*\.papertrail\.plan: expected .*: choklad, fixa.*, got chokolade: did you mean choklad$/m,
    );
    expect(first.code).toBe(1);
    expect(await localState(local)).toEqual({});
  });

  test("a lock whose process is dead is taken over", async () => {
    const pid = await leaveDeadLock(join(project.folder, ".tandem", "stacks"), "staging");
    expect(JSON.parse(await readFile(lock(), "utf8"))).toMatchObject({ pid });
    const { code, output } = await refused(["try", "destroy", "staging"]);
    expect(output).toBe("staging: 0 removed (0 reads, 0 writes)\n");
    expect(code).toBe(0);
  });

  test("a port that another process uses, or that the running local Heroku has not", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const elsewhere = await mkdtemp(join(tmpdir(), "elsewhere-"));
    await copyFile(join(project.folder, "Pulumi.yaml"), join(elsewhere, "Pulumi.yaml"));
    const [taken, other] = await Promise.all([
      refused(["heroku", "--port", String(port)], {}, elsewhere),
      refused(["heroku", "--port", String(port)]),
    ]);
    server.close();
    await rm(elsewhere, { recursive: true });
    expect(taken.output).toMatch(
      new RegExp(`--port: expected a free port, got ${port}, which another process uses; choose`),
    );
    const its = new URL(local.url).port;
    expect(other.output).toContain(`--port: already running on port ${its}; to use ${port}, first: npx tandem heroku`);
    expect([taken.code, other.code]).toEqual([4, 4]);
  });
});

test.each([
  [["bogus"], "error: unknown command 'bogus'\n(see npx tandem --help)\n", 64],
  [["try", "--kep"], "error: unknown option '--kep'\n(Did you mean --keep?)\n(see npx tandem try --help)\n", 64],
  [["try", "up", "stagin"], "environment: expected staging or production, got stagin; did you mean staging?\n", 64],
  [["heroku", "--port", "x"], "--port: expected a port from 1 to 65535, got x\n", 64],
])("tandem %j says what it knows", async (args, said, expected) => {
  const { code, output } = await refused(args);
  expect(output).toEqual(typeof said === "string" ? said : expect.stringMatching(said));
  expect(code).toBe(expected);
});

test("outside a project it says where to go, and --help what each exit code means", async () => {
  const [outside, help] = await Promise.all([refused(["try"], {}, tmpdir()), refused(["--help"])]);
  expect(outside.output).toMatch(
    /^Pulumi\.yaml: expected one in .* or above it, found none: run this inside a copy of the /,
  );
  expect([outside.code, help.code]).toEqual([1, 0]);
  expect(help.output).toMatch(
    /Exit codes:\n {2}0 {3}done; .*\n {2}1 {3}failed.*\n {2}4 {3}busy: .*\n {2}64 {2}the command line is wrong: .*\n/s,
  );
});
