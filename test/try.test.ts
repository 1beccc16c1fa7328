import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensureRunning, type Running, running, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderHash } from "./support/folder-hash.ts";
import { localState } from "./support/local-state.ts";
import { expectPlain } from "./support/plain-output.ts";
import { projectCopy } from "./support/project-copy.ts";
import { type Ended, type EndedApart, tandem } from "./support/tandem.ts";
import { setTrap, type Trap, trapKey } from "./support/trap.ts";

const environments = ["staging", "production"];

let trap: Trap;
let project: Awaited<ReturnType<typeof projectCopy>>;
let herokuFolder: string;
let committed: Record<string, string>;

beforeAll(async () => {
  [trap, project] = await Promise.all([setTrap(), projectCopy()]);
  await mkdir(join(project.folder, "notes"));
  herokuFolder = join(project.folder, ".tandem", "heroku");
  committed = folderHash(project.folder);
});
afterAll(async () => {
  await stopRunning(herokuFolder);
  await Promise.all([trap.close(), project.remove()]);
});

/** As in a CI: no terminal, and variables that would ask for colours. */
async function run(args: string[], folder = project.folder): Promise<EndedApart> {
  const ended = await tandem(folder, args, { ...trap.env, NO_COLOR: undefined, FORCE_COLOR: undefined, CI: "true" });
  expectPlain(ended.output);
  expect(ended.output).not.toContain(trapKey);
  return ended;
}

async function edit(file: string, from: string | RegExp, to: string): Promise<() => Promise<void>> {
  const path = join(project.folder, file);
  const before = await readFile(path, "utf8");
  expect(before).toMatch(from);
  await writeFile(path, before.replace(from, to));
  return () => writeFile(path, before);
}

/** The part of an output that is about one environment. */
function partOf(output: string, environment: string): string {
  const begin = output.indexOf(`\n${environment}\n`);
  const end = environment === "staging" ? output.indexOf("\nproduction\n") : undefined;
  return output.slice(begin, end);
}

describe("the first try, with --verbose", () => {
  let first: Ended;
  beforeAll(async () => {
    first = await run(["try", "--verbose"], join(project.folder, "notes"));
  });

  test("succeeds from a sub-folder, and stops the local Heroku", async () => {
    expect(first.output).toMatch(
      /^local Heroku at http:\/\/127\.0\.0\.1:\d+ \(process \d+\), with a dashboard for your browser\n/,
    );
    expect(first.code).toBe(0);
    expect(await running(herokuFolder)).toBeUndefined();
  });

  test.each(environments)("says of %s what was made, by service, and how long it took", (environment) => {
    const part = partOf(first.output, environment);
    const pipeline = environment === "staging" ? "Pipeline" : "PipelineCoupling";
    expect(part).toMatch(
      new RegExp(`^${environment}: \\d+ changes in \\d+\\.\\d s \\(\\d+ reads?, \\d+ writes\\)$`, "m"),
    );
    const catalog = /^ {2}catalog {2}created (.*)$/m.exec(part)?.[1]?.split(", ");
    expect(catalog).toEqual(
      expect.arrayContaining(["App", "Domain", "4 Addon", "AppWebhook", "PostgresBackupSchedule", pipeline]),
    );
    expect(part).toMatch(/^ {2}bookings {2}created .*\bApp\b.*3 Addon/m);
  });

  test.each(environments)("shows the order of things in %s: up, a release, the dynos, no changes", (environment) => {
    const lines = partOf(first.output, environment).split("\n");
    const order = [
      /changes in/,
      /^ {2}released [0-9a-f]{8} to bookings-\w+ as v\d+, as a CI would/,
      /^ {2}~ Formation catalog-app-web/,
      /: 4 changes in/,
      /^ {2}catalog {2}updated 2 Formation$/,
      new RegExp(`^${environment}: no changes in .*, 0 writes\\)$`),
      /^bookings in /,
    ].map((pattern) => lines.findIndex((line) => pattern.test(line)));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test.each([
    ["staging", "web 1 × Basic", "heroku-postgresql:essential-0", "catalog-staging.example.org"],
    ["production", "web 2 × Standard-1X", "heroku-postgresql:standard-0", "catalog.example.org"],
  ])("says what is there in %s, as the API tells it", (environment, dynos, plan, domain) => {
    const [, report = ""] = partOf(first.output, environment).split(`\ncatalog in ${environment}\n`);
    const rows = Object.fromEntries(
      [
        ...report
          .split("\n\n", 1)
          .join()
          .matchAll(/^ {2}(\S+) +(.*)$/gm),
      ].map(([, heading, text]) => [heading, text]),
    );
    const deploy = new RegExp(`released ([0-9a-f]{8}) to catalog-${environment}`).exec(first.output)?.[1];
    expect(rows).toEqual({
      app: expect.stringMatching(new RegExp(`^catalog-${environment} {2}https://\\S+/ \\(local\\)$`)),
      pipeline: `catalog, stage ${environment}`,
      dynos: expect.stringContaining(dynos),
      "add-ons": expect.stringContaining(plan),
      backups: "DATABASE_URL daily at 02:00 America/New_York",
      domain: expect.stringMatching(
        new RegExp(`^${domain} {2}certificate: (in-progress|dns-verified|verified|ok|waiting for the DNS record)$`),
      ),
      dns: expect.stringMatching(new RegExp(`^CNAME ${domain} → \\S+\\.herokudns\\.com {2}\\(to be requested\\)$`)),
      notices: `https://notices.example.org/heroku?to=catalog-deploys%40example.org  recorded locally, not sent: Deploy ${deploy}`,
    });
  });

  test.each([
    ["staging", "43.00", "catalog $24.00, bookings $19.00"],
    ["production", "269.00", "catalog $137.00, bookings $132.00"],
  ])("says what %s costs, before it is made and after", (environment, inAll, services) => {
    const part = partOf(first.output, environment);
    const [preview, bill, ...others] = part.split("\n").filter((line) => line.includes(" a month"));
    expect(preview).toMatch(new RegExp(`^${environment}: \\d+ changes to make, then \\$${inAll} a month$`));
    expect(part.indexOf(preview ?? "")).toBeLessThan(part.indexOf("  + "));
    expect(bill).toMatch(
      new RegExp(
        `^${environment} costs \\$${inAll} a month at most \\(prices: bundled catalogue of 20\\d\\d-\\d\\d-\\d\\d\\):$`,
      ),
    );
    expect(others).toEqual([]);
    for (const service of services.split(", ")) expect(part.split(bill ?? "")[1]).toContain(service);
  });

  test("ends with the ticket for production's DNS, and with how to look around", () => {
    const [, end = ""] = first.output.split("the team that creates the DNS records:\n");
    expect(end).toMatch(/^ {2}Please add this DNS record for \w+ in production:\n\n {4}name {3}\w+\.example\.org\n/);
    expect(end).toMatch(/\n\nThe local Heroku stops now\. To try next:\n {2}npx tandem try --keep /);
  });

  test("leaves the committed files as they are, and all else in a folder that git ignores", async () => {
    expect(folderHash(project.folder)).toEqual({ ...committed, ".tandem": "" });
    expect(await readFile(new URL("../.gitignore", import.meta.url), "utf8")).toMatch(/^\/?\.tandem\/?$/m);
  });
});

describe("a second try, with --keep", () => {
  let second: EndedApart;
  let url: string;
  beforeAll(async () => {
    second = await run(["try", "--keep"]);
    url = /^local Heroku at (\S+)/.exec(second.output)?.[1] ?? "";
  });

  test("prints a line for each environment and service, and finds nothing to change", () => {
    expect(second.code).toBe(0);
    const rows = second.stdout.split("\n");
    expect(rows.length).toBeLessThanOrEqual(40);
    for (const [environment, total, host] of [
      ["staging", "43", "catalog-staging.example.org"],
      ["production", "269", "catalog.example.org"],
    ]) {
      const at = rows.indexOf(`${environment}: nothing to change; $${total}.00 a month`);
      expect(rows.slice(at + 1, at + 3).map((row) => row.trim().split(/ {2,}/))).toEqual([
        [
          "bookings",
          `bookings-${environment}`,
          expect.stringMatching(/^\d dynos$/),
          "3 add-ons",
          expect.stringContaining("bookings"),
        ],
        [
          "catalog",
          `catalog-${environment}`,
          expect.stringMatching(/^\d dynos$/),
          "4 add-ons",
          expect.stringContaining(String(host)),
        ],
      ]);
    }
  });

  test("leaves the local Heroku running, and says how to stop it", async () => {
    expect(await running(herokuFolder)).toMatchObject({ url });
    expect(second.output).toContain(`local Heroku still running at ${url}\n`);
  });

  test("names a dashboard, which is there", async () => {
    const answer = await fetch(/in a browser: (\S+)/.exec(second.output)?.[1] ?? "", {
      headers: { accept: "text/html" },
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<html|<!doctype html/i);
  });

  test("what was changed by hand as printed is found after a kill -9 of the local Heroku, and put right", async () => {
    const command = second.output
      .split("\n")
      .filter((_, index, lines) => /curl/.test(lines.slice(Math.max(0, index - 3), index + 1).join()));
    await promisify(execFile)("sh", ["-c", command.join("\n")], { cwd: project.folder });
    process.kill((await running(herokuFolder))?.pid ?? 0, "SIGKILL");
    const { code, output } = await run(["try", "up", "--yes"]);
    expect(code).toBe(0);
    expect(output).toMatch(
      /^staging: 1 resource drifted .*\n {2}App bookings-app was changed on Heroku\n {6}maintenance: false → true$/m,
    );
    expect(output).toMatch(
      /^staging: 1 change to make, .*\n {2}update App bookings-app\n {6}maintenance: true → false\n.*\nstaging: 1 change in /m,
    );
    expect(output).toMatch(
      /^production: nothing drifted since the last run \([1-9]\d* reads, 0 writes\)\nproduction: no changes in \S+ s \([1-9]\d* reads?, 0 writes\)$/m,
    );
    expect(await running(herokuFolder)).toBeUndefined();
  });

  test("a plan that is changed as printed is shown before it is applied, and applied with --yes alone", async () => {
    const [, from = "", to = ""] = /change a plan from (\S+) to (\S+):/.exec(second.output) ?? [];
    await edit("Pulumi.staging.yaml", from, to);
    const preview =
      /^staging: 1 change to make, then \$47\.00 a month \(\+\$4\.00\)\n {2}.*catalog \$28\.00 \(\+\$4\.00\).*\n {2}update Addon catalog-postgres\n {6}plan: heroku-postgresql:essential-0 → heroku-postgresql:essential-1\n/m;
    const refused = await run(["try", "up", "staging"]);
    expect(refused.code).toBe(64);
    expect(refused.output).toMatch(preview);
    expect(refused.output).toContain("nothing was changed; to apply this: npx tandem try up staging --yes\n");
    const { code, output } = await run(["try", "up", "staging", "--yes"]);
    expect(code).toBe(0);
    expect(output).toMatch(preview);
    expect(output.search(preview)).toBeLessThan(output.indexOf("  ~ Addon"));
  });

  test("a backup schedule that is dropped as printed is stopped by the policy, with the code for that", async () => {
    const [, instead = "", name = ""] = /replace a daily\(…\) with (\S+); import (\w+):/.exec(second.output) ?? [];
    const restore = await edit("index.ts", /daily\("[^)]*\)/, instead);
    await edit("index.ts", "  daily,\n", `  daily,\n  ${name},\n`);
    const { code, output } = await run(["try", "up", "staging"]);
    await restore();
    expect(code).toBe(3);
    expect(output).toContain(
      "policy postgres-has-daily-backup: catalog-postgres: expected a daily backup schedule, got none",
    );
    expect(output).toContain(
      "catalog-postgres: expected a daily backup schedule, got none: declare it with backup: daily(",
    );
  });
});

describe("try destroy", () => {
  let heroku: Running;
  let before: Record<string, number>;
  beforeAll(async () => {
    heroku = await ensureRunning({ folder: herokuFolder });
    before = await localState(heroku);
  });

  test("finds everything that was made, the schedule that the policy kept as well", () => {
    expect(before).toMatchObject({
      apps: 4,
      pipelines: 2,
      couplings: 4,
      addons: 14,
      schedules: 4,
      domains: 4,
      webhooks: 4,
    });
  });

  test("refuses what is protected, names the flag, and deletes nothing", async () => {
    const { code, output } = await run(["try", "destroy"]);
    expect(code).toBe(1);
    expect(output).toMatch(/protected .*catalog-postgres.*; nothing was deleted/);
    expect(output).toContain("npx tandem try destroy --include-protected\n");
    expect(await localState(heroku)).toEqual(before);
  });

  test("with the flag leaves nothing behind", async () => {
    const { code, output } = await run(["try", "destroy", "--include-protected"]);
    expect(code).toBe(0);
    expect(output).toMatch(/^production: \d+ removed.*^staging: \d+ removed/ms);
    expect(await localState(heroku)).toEqual({});
  });
});

test("no key and no address of the surroundings was ever used", () => {
  expect(trap.uses).toEqual([]);
});
