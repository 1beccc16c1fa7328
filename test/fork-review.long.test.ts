import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../review/github/test/serving.ts";
import { StandIn } from "../review/github/test/stand-in.ts";
import { edited } from "./support/edited.ts";
import { projectCopy } from "./support/project-copy.ts";
import { setTrap, type Trap, trapKey } from "./support/trap.ts";
import { programs } from "./workflow/programs.ts";
import { type Remote, remote } from "./workflow/repository.ts";
import { type RunOf, run } from "./workflow/runner.ts";

let project: Awaited<ReturnType<typeof projectCopy>>;
let origin: Remote;
let path: string;
let trap: Trap;
let spied: string;
const standIn = new StandIn();

beforeAll(async () => {
  [project, origin, path, trap, spied] = await Promise.all([
    projectCopy(["catalog"]),
    remote(),
    programs(),
    setTrap(),
    mkdtemp(join(tmpdir(), "spied-")),
  ]);
});
afterAll(() =>
  Promise.all([
    project.remove(),
    origin.remove(),
    trap.close(),
    ...[path, spied].map((each) => rm(each, { recursive: true, force: true })),
  ]),
);

/** A stranger's pull request as the project is now, on a runner whose every variable and file of keys is a trap. */
async function reviewed(): Promise<RunOf> {
  const commit = origin.push(project.folder, "a-strangers-branch");
  const { env, close } = await serve(standIn);
  const event = {
    pull_request: { number: 7, user: { login: "stranger" }, head: { repo: { full_name: "stranger/estate" } } },
  };
  const { GITHUB_TOKEN: _, ...job } = env;
  try {
    return await run(
      { workflow: "preview", commit, event, secrets: {} },
      { remote: origin, programs: path, env: { ...trap.env, ...job } },
    );
  } finally {
    await close();
  }
}

/** What a stranger's program finds in its environment. */
const spy = (file: string) => `
import { writeFileSync } from "node:fs";
writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.env));
`;

test("a stranger's pull request is reviewed for real, with no key, and no key that lies about is found or used", async () => {
  const found = join(spied, "environment.json");
  const { results, summaries, logs } = await edited(
    project.folder,
    { "index.ts": (text) => `${spy(found)}${text}` },
    reviewed,
  );
  expect(results).toEqual({ review: "skipped", comment: "skipped", fork: "success", reviewed: "success" });
  for (const environment of ["staging", "production"]) {
    expect(summaries.fork).toContain(`❔ **${environment}**: incomplete: changes and drift not checked: `);
  }
  expect(summaries.fork).toContain("**drift, rollbacks**: reading Heroku requires an API key");

  const environment = await readFile(found, "utf8");
  expect(environment).toContain('"HEROKU_API_URL":"http://127.0.0.1:');
  for (const text of [environment, summaries.fork, logs.fork]) expect(text).not.toContain(trapKey);
  expect([trap.uses, standIn.asked]).toEqual([[], []]);
});
