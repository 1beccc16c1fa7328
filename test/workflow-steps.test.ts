import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exitCodeOf } from "../cli/review/exit-code.ts";
import { serve } from "../review/github/test/serving.ts";
import { StandIn } from "../review/github/test/stand-in.ts";
import type { EnvironmentReview, Report } from "../review/report/report.ts";
import { sampleProduction } from "../review/test/sample-production.ts";
import { cleanReview, sampleReport } from "../review/test/sample-report.ts";
import { programs } from "./workflow/programs.ts";
import { type Remote, remote } from "./workflow/repository.ts";
import { type Happening, type RunOf, run } from "./workflow/runner.ts";

/** In place of a review: a report that is there already, and what was in the environment. */
const review = `
  while [ $# -gt 0 ]; do case "$1" in --environment) stack=$2;; --out) out=$2;; --without-credentials) stack=fork;; esac; shift; done
  env > "$REPORTS/$stack.env"
  [ -f "$REPORTS/$stack.json" ] || exit 1
  mkdir -p "$out"; cp "$REPORTS/$stack.json" "$out/report.json"; echo "# $stack" > "$out/summary.md"
  exit "$(cat "$REPORTS/$stack.code")"`;
/** Tells of the outputs what is in a file. */
const pulumi = `case "$1" in stack) cat "$REPORTS/manifest" ;; *) echo "$@" >> "$REPORTS/ups" ;; esac`;

const keyOf = (stack: string) => `key-of-${stack}-marker`;
const secrets = Object.fromEntries(
  ["staging", "production", "staging-review", "production-review"].map((name) => [
    name,
    { HEROKU_API_KEY: keyOf(name) },
  ]),
);

let folder: string;
let reports: string;
let origin: Remote;
let commit: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "workflows-"));
  reports = join(folder, "reports");
  const project = join(folder, "project");
  await Promise.all([mkdir(reports), mkdir(project)]);
  await writeFile(join(project, "Pulumi.yaml"), "name: estate\nruntime: nodejs\n");
  for (const name of ["staging", "production"]) await writeFile(join(project, `Pulumi.${name}.yaml`), "config: {}\n");
  await writeFile(join(project, "package.json"), JSON.stringify({ scripts: { deploy: "pulumi up --yes" } }));
  origin = await remote();
  commit = origin.push(project, "main");
  path = await programs({ review, pulumi });
});
afterAll(() =>
  Promise.all([rm(folder, { recursive: true, force: true }), rm(path, { recursive: true }), origin.remove()]),
);

/** What `tandem review` finds from now on; of an environment without a review it leaves no report. */
async function found(all: Readonly<Record<string, EnvironmentReview | undefined>>): Promise<void> {
  for (const [environment, one] of Object.entries(all)) {
    await rm(join(reports, `${environment}.json`), { force: true });
    if (one !== undefined) await put(reports, environment, one);
  }
}

async function put(to: string, name: string, one: EnvironmentReview): Promise<void> {
  const at = new Date().toISOString();
  const report: Report = { ...sampleReport, at, environments: [one], parity: [], notChecked: [] };
  await writeFile(join(to, `${name}.json`), JSON.stringify(report));
  await writeFile(join(to, `${name}.code`), `${exitCodeOf(report)}`);
}

/** Runs a workflow beside a GitHub. */
async function happens(
  standIn: StandIn,
  happening: Pick<Happening, "workflow"> & Partial<Happening>,
  approve?: (environment: string, artifacts: string) => Promise<void>,
): Promise<RunOf> {
  const { env, close } = await serve(standIn);
  const around = { ...env, HOME: folder, REPORTS: reports, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE };
  try {
    return await run(
      { commit, event: {}, secrets, ...happening },
      { remote: origin, programs: path, env: around, ...(approve && { approve }) },
    );
  } finally {
    await close();
  }
}

/** Of the branch; what is checked out is a merge of it. */
const head = "c0ffee5eed5c0ffee5eed5c0ffee5eed5c0ffee5";
const pullRequest = (repository: string) => ({
  pull_request: { number: 7, user: { login: "ana" }, head: { sha: head, repo: { full_name: repository } } },
});
const ours = pullRequest("example-library/estate");

const staging = cleanReview("staging");
const production = cleanReview("production", sampleProduction);
const changing = { ...production, changes: sampleProduction.changes };

test("two environments at once come into one comment behind 300 others, and a policy's stop and a job that died into the same", async () => {
  const standIn = new StandIn();
  for (let index = 0; index < 300; index += 1) standIn.plant(7, "somebody", `remark ${index}`);
  await found({ staging, production: changing });
  const first = await happens(standIn, { workflow: "preview", event: ours });
  expect(first.results).toEqual({ review: "success", comment: "success", fork: "skipped", reviewed: "success" });
  expect(first.summaries).toMatchObject({ "review staging": "# staging\n", "review production": "# production\n" });
  const [comment, ...others] = standIn.on(7).slice(300);
  expect(others).toEqual([]);
  expect(comment?.body).toMatch(
    /✅ \*\*staging\*\*: clean.*, at `c0ffee5ee`\n[\s\S]*🟡 \*\*production\*\*: pending.*, at `c0ffee5ee`\n/,
  );
  expect(comment?.body).toContain("https://github.com/example-library/estate/actions/runs/77");

  const stop = { policy: "postgres-has-daily-backup", level: "mandatory" as const, message: "catalog has no backup" };
  await found({ staging: undefined, production: { ...production, outcome: "failed", policies: [stop] } });
  const second = await happens(standIn, { workflow: "preview", event: ours });
  expect(second.results).toEqual({ review: "failure", comment: "success", fork: "skipped", reviewed: "failure" });
  const [changed, ping, ...further] = standIn.on(7).slice(300);
  expect(further).toEqual([]);
  expect(changed?.body).toMatch(
    /❌ \*\*staging\*\*: failed[\s\S]*⛔ \*\*production\*\*: stopped by 1 mandatory policy/,
  );
  expect(changed?.body).toMatch(/❌ \*\*staging\*\*: failed.*, at `c0ffee5ee`\n/);
  expect(changed?.body).toContain("no report of staging was written: its job ended before; see its log");
  expect(ping?.body).toMatch(
    /^This pull request got worse: [\s\S]*staging\*\*: was clean, is failed\n- \*\*production\*\*: was pending, is stopped$/,
  );

  const said = JSON.stringify([standIn, second.logs, second.summaries]);
  for (const stack of Object.keys(secrets)) expect(said).not.toContain(keyOf(stack));
  expect(await readFile(join(reports, "production.env"), "utf8")).toContain(
    `HEROKU_API_KEY=${keyOf("production-review")}`,
  );
});

test("a fork's pull request is reviewed without a key, and gets no comment", async () => {
  const standIn = new StandIn();
  await found({ fork: staging });
  const { results, summaries } = await happens(standIn, {
    workflow: "preview",
    event: pullRequest("stranger/estate"),
    secrets: {},
  });
  expect(results).toEqual({ review: "skipped", comment: "skipped", fork: "success", reviewed: "success" });
  expect(summaries.fork).toBe("# fork\n");
  expect(standIn.asked).toEqual([]);
  expect(await readFile(join(reports, "fork.env"), "utf8")).not.toMatch(
    /HEROKU_API_KEY|PULUMI_ACCESS_TOKEN|PASSPHRASE/,
  );
});

test("production is brought up as it was reviewed, and refused once that is stale", async () => {
  const standIn = new StandIn();
  const ups = () => readFile(join(reports, "ups"), "utf8").catch(() => "");
  await found({ staging, production: changing });
  await writeFile(join(reports, "manifest"), '{"version":1,"services":{}}');
  const fine = await happens(standIn, { workflow: "deploy" });
  expect(fine.results).toEqual({
    "production-ahead": "success",
    staging: "success",
    "production-review": "success",
    production: "success",
    "staging-pipelines": "success",
  });
  expect(fine.logs.production).toContain("the up does what was reviewed at ");
  expect(await ups()).toBe("up --yes --stack staging\nup --yes --stack production\n");

  await found({ production });
  const late = await happens(standIn, { workflow: "deploy" }, async (environment) => {
    if (environment === "production") await found({ production: changing });
  });
  expect(late.results).toMatchObject({ "production-review": "success", production: "failure" });
  expect(late.logs.production).toMatch(/production: .* was not reviewed\n[\s\S]*stale: this was not in the review of /);
  expect(await ups()).toBe("up --yes --stack staging\nup --yes --stack production\nup --yes --stack staging\n");
});

test("what production refuses ends a deployment before staging is changed, and what waits for staging does not", async () => {
  const ups = () => readFile(join(reports, "ups"), "utf8").catch(() => "");
  const before = await ups();
  const stop = { policy: "parity", level: "mandatory" as const, message: "shop: expected an app", waitsFor: "staging" };
  const waiting: EnvironmentReview = { ...changing, outcome: "failed", policies: [stop] };
  const guard = "guard: expected no add-on that is not declared, got shop-by-hand";
  await found({ staging, production: { ...waiting, errors: [{ code: "other", text: guard }] } });
  const refused = await happens(new StandIn(), { workflow: "deploy" });
  expect(refused.results).toMatchObject({ "production-ahead": "failure", staging: "skipped", production: "skipped" });
  expect(refused.summaries["production-ahead"]).toBe("# production\n");
  expect(await ups()).toBe(before);

  await found({ staging, production: waiting });
  const brought = await happens(new StandIn(), { workflow: "deploy" }, async (environment) => {
    if (environment === "staging") await found({ production: changing });
  });
  expect(brought.results).toMatchObject({ "production-ahead": "success", staging: "success", production: "success" });
  expect(await ups()).toBe(`${before}up --yes --stack staging\nup --yes --stack production\n`);
});

test("staging runs again after production where it kept the pipeline of a removed service, and fails where that is unknown", async () => {
  const ups = () => readFile(join(reports, "ups"), "utf8").catch(() => "");
  const before = await ups();
  await found({ staging, production });
  await writeFile(join(reports, "manifest"), '{"version":1,"services":{},"keptPipelines":["shop"]}');
  const { results } = await happens(new StandIn(), { workflow: "deploy" });
  expect(results["staging-pipelines"]).toBe("success");
  const [staged, deployed] = ["up --yes --stack staging\n", "up --yes --stack production\n"];
  expect(await ups()).toBe(`${before}${staged}${deployed}${staged}`);

  await rm(join(reports, "manifest"));
  const untold = await happens(new StandIn(), { workflow: "deploy" });
  expect(untold.results).toMatchObject({ production: "success", "staging-pipelines": "failure" });
});

test("each environment's look is kept in an issue of its own, one that died too", async () => {
  const standIn = new StandIn();
  await found({ staging: undefined, production: { ...production, drift: sampleProduction.drift } });
  expect((await happens(standIn, { workflow: "drift" })).results).toEqual({ review: "failure", issue: "success" });
  const [first, second, ...others] = standIn.issues.toSorted((one, other) => one.title.localeCompare(other.title));
  expect(others).toEqual([]);
  expect(first?.title).toBe("Drift of estate, production: no drift");
  expect(first?.body).toContain("**Seen fewer than 2 times in a row**");
  expect(second?.title).toBe("Drift of estate, staging: no drift");
  expect(second?.body).toContain("no report of staging was written: its job ended before; see its log");
});
