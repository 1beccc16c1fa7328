import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { filledIn, holds } from "./workflow/expressions.ts";
import { type Job, textOf, type WorkflowName, workflow, workflowNames } from "./workflow/workflow.ts";

const workflows = workflowNames.map((name) => ({ ...workflow(name), name }));
const jobs = workflows.flatMap(({ name, jobs: all }) =>
  Object.entries(all).map(([id, job]) => ({ id: `${name}/${id}`, job })),
);
const steps = jobs.flatMap(({ id, job }) => job.steps.map((step) => ({ id, step })));

const standing = { isFailed: false, hasFiles: () => false };
const asksSecrets = (job: Job) => /\bsecrets\./.test(JSON.stringify(job));
const writes = (job: Job) =>
  Object.entries(job.permissions)
    .filter(([, level]) => level === "write")
    .map(([what]) => what);

test("every action is pinned by one commit, whose version is beside it", () => {
  const pins = workflowNames.flatMap((name) =>
    textOf(name)
      .split("\n")
      .filter((line) => /\buses:/.test(line)),
  );
  expect(pins.length).toBeGreaterThan(20);
  for (const pin of pins) expect(pin).toMatch(/^ +- uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  const distinct = new Set(pins.map((pin) => pin.trim()));
  const actions = new Set(pins.map((pin) => pin.split("@")[0]?.trim()));
  expect(distinct.size).toBe(actions.size);
});

test("a job may write what it is for, and no other may write anything", () => {
  const may = jobs.map(({ id, job }) => [id, writes(job)] as const).filter(([, what]) => what.length > 0);
  expect(may).toEqual([
    ["preview/comment", ["pull-requests"]],
    ["drift/issue", ["issues"]],
  ]);
  for (const { job } of jobs) expect(job.permissions).toMatchObject({ contents: "read" });
});

test("a key is in jobs of an environment, in the steps that need it, and never beside a token that writes", () => {
  for (const { id, job } of jobs) {
    expect([id, asksSecrets(job)]).toEqual([id, job.environment !== undefined]);
    if (asksSecrets(job)) expect(writes(job)).toEqual([]);
    expect(JSON.stringify(job.env ?? {})).not.toContain("secrets.");
  }
  for (const { id, step } of steps) {
    const needsKey = /tandem review --environment|npm run deploy/.test(step.run ?? "");
    expect([id, step.run, /secrets\./.test(JSON.stringify(step))]).toEqual([id, step.run, needsKey]);
  }
  for (const { env = {} } of workflows) expect(JSON.stringify(env)).not.toContain("secrets.");
});

describe("a stranger's code", () => {
  const pullRequest = (repository: string, login = "ana") => ({
    needs: { review: { result: "success" } },
    github: {
      repository: "example-library/estate",
      event: { pull_request: { number: 7, user: { login }, head: { repo: { full_name: repository } } } },
    },
  });
  const started = (contexts: ReturnType<typeof pullRequest>) => {
    const { review, fork } = workflow("preview").jobs;
    return { review: holds(review?.if, contexts, standing), fork: holds(fork?.if, contexts, standing) };
  };

  test("of a fork, and Dependabot's, meets no key and no token that writes", () => {
    expect(started(pullRequest("example-library/estate"))).toEqual({ review: true, fork: false });
    expect(started(pullRequest("stranger/estate"))).toEqual({ review: false, fork: true });
    expect(started(pullRequest("example-library/estate", "dependabot[bot]"))).toEqual({ review: false, fork: true });
    const { fork, comment } = workflow("preview").jobs;
    expect(fork).toMatchObject({ permissions: { contents: "read" } });
    expect(fork?.environment).toBeUndefined();
    expect(JSON.stringify(fork)).not.toMatch(/secrets\.|github\.token/);
    expect(JSON.stringify(fork)).toContain("tandem review --without-credentials");
    const skipped = { ...pullRequest("stranger/estate"), needs: { review: { result: "skipped" } } };
    expect(holds(comment?.if, skipped, standing)).toBe(false);
  });

  test("is never run by an event that brings keys to it", () => {
    const events = workflows.map(({ name, on }) => [name, Object.keys(on)]);
    expect(events).toEqual([
      ["check", ["pull_request", "push"]],
      ["preview", ["pull_request"]],
      ["deploy", ["push"]],
      ["drift", ["schedule", "workflow_dispatch"]],
    ]);
    for (const name of ["deploy", "check"] as const) expect(workflow(name).on.push).toEqual({ branches: ["main"] });
  });

  test("is no part of a shell's text, and finds no credentials of git", () => {
    for (const { step } of steps) {
      expect(step.run ?? "").not.toContain("${{");
      if (step.uses?.startsWith("actions/checkout@")) expect(step.with).toEqual({ "persist-credentials": false });
    }
  });
});

test("no two runs bring the same stack up at once, and none is broken off", () => {
  const ups = jobs.filter(({ job }) => JSON.stringify(job).includes("npm run deploy"));
  expect(ups.map(({ id, job }) => [id, job.concurrency, job.environment])).toEqual([
    ["deploy/staging", { group: "stack-staging", "cancel-in-progress": false }, { name: "staging", deployment: true }],
    [
      "deploy/production",
      { group: "stack-production", "cancel-in-progress": false },
      { name: "production", deployment: true },
    ],
    [
      "deploy/staging-pipelines",
      { group: "stack-staging", "cancel-in-progress": false },
      { name: "staging", deployment: true },
    ],
  ]);
  const { concurrency } = workflow("preview");
  expect(filledIn(concurrency?.group ?? "", { github: { event: { pull_request: { number: 7 } } } }, standing)).toBe(
    "preview-7",
  );
  const watches = jobs
    .filter(({ id }) => id.startsWith("drift/"))
    .map(({ job }) => filledIn(job.concurrency?.group ?? "", { matrix: { stack: "staging" } }, standing));
  expect(watches).toEqual(["drift-staging", "drift-issue-staging"]);
});

test("a review has an environment's keys, and is no deployment", () => {
  const reviews = jobs.filter(({ job }) => job.environment?.name.endsWith("-review"));
  expect(reviews.map(({ id, job }) => [id, job.environment?.deployment])).toEqual([
    ["preview/review", false],
    ["deploy/production-ahead", false],
    ["deploy/production-review", false],
    ["drift/review", false],
  ]);
});

test("a job that is run again puts its artifact in the place of the one before", () => {
  const uploads = steps.filter(({ step }) => step.uses?.startsWith("actions/upload-artifact@"));
  expect(uploads.map(({ id, step }) => [id, step.with?.overwrite])).toEqual([
    ["preview/review", true],
    ["deploy/production-review", true],
    ["drift/review", true],
  ]);
});

test("production is reviewed once more, compared with the approved review and brought up, as the last steps of one job", () => {
  const { jobs: all } = workflow("deploy");
  expect([all["production-review"]?.needs, all.production?.needs]).toEqual([["staging"], ["production-review"]]);
  const last = all.production?.steps.slice(-3);
  expect(last?.map(({ run, uses }) => run ?? uses)).toEqual([
    "npx tandem review --environment production --out fresh || [ $? -eq 2 ]",
    "npx tandem stale --reviewed reviewed/report.json --fresh fresh/report.json",
    "npm run deploy -- --stack production",
  ]);
  // Whichever ends the job lets none of the others run, and all three see the same files and keys.
  for (const step of last ?? []) expect(Object.keys(step).filter((key) => !/^(name|run|env)$/.test(key))).toEqual([]);
  expect(last?.[0]?.env).toEqual(last?.[2]?.env);
});

test("environments come up in their order, and staging once more, for what production has let go", () => {
  const { jobs: all } = workflow("deploy");
  expect(Object.keys(all)).toEqual([
    "production-ahead",
    "staging",
    "production-review",
    "production",
    "staging-pipelines",
  ]);
  expect(all.staging?.needs).toEqual(["production-ahead"]);
  expect(all["staging-pipelines"]?.needs).toEqual(["production"]);
});

test("a review is written beside what is checked out, never into it", () => {
  const folders = steps.flatMap(({ step }) => /--out "?([\w-]+)/.exec(step.run ?? "")?.[1] ?? []);
  expect(folders).toHaveLength(6);
  for (const folder of folders) expect(existsSync(new URL(`../${folder}`, import.meta.url)), folder).toBe(false);
});

test("Pulumi fetches no plugin by itself, and is the version of its SDK", () => {
  const withPulumi = workflows.filter(({ jobs: all }) => JSON.stringify(all).includes("pulumi/actions@"));
  expect(withPulumi.map(({ name }): WorkflowName => name)).toEqual(["preview", "deploy", "drift"]);
  for (const { env } of withPulumi) expect(env).toMatchObject({ PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" });
  const versions = steps.flatMap(({ step }) => step.with?.["pulumi-version"] ?? []);
  expect(new Set(versions)).toEqual(new Set([packageJson.dependencies["@pulumi/pulumi"]]));
  expect(packageJson.scripts["aws-plugin"]).toContain(`aws ${packageJson.dependencies["@pulumi/aws"]}`);
});
