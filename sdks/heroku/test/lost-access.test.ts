import { beforeEach, expect, test } from "vitest";
import { definitions } from "../resources/all.ts";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import { lives, type Wire } from "./lives.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

/** What the key does not see: paths that begin with one of these answer so, and lists lack these ids. */
interface Hidden {
  readonly paths: readonly string[];
  readonly status: number;
  readonly unlisted: { readonly from: RegExp; readonly ids: readonly unknown[] };
  /** Paths that answer otherwise. */
  readonly others?: ReadonlyMap<string, number>;
}

let heroku: LocalHeroku;
let hidden: Hidden | undefined;
/** What Heroku waits for before it answers. */
let asked: Promise<unknown>;
beforeEach(() => {
  asked = Promise.resolve();
  hidden = undefined;
  heroku = localHeroku({ timings: { provisioningMs: 0, cnameMs: 0 } }, async (request, ask) => {
    await asked;
    const path = request.split(" ")[1] ?? "";
    const other = hidden?.others?.get(path);
    if (other !== undefined) return refusal(other);
    if (hidden?.paths.some((each) => path === each || path.startsWith(`${each}/`))) return refusal(hidden.status);
    const answer = await ask();
    return hidden?.unlisted.from.test(path) ? without(answer, hidden.unlisted.ids) : answer;
  });
});

const refusal = (status: number) =>
  Response.json({ id: status === 403 ? "forbidden" : "not_found", message: "Couldn't find that app." }, { status });

async function without(answer: Response, ids: readonly unknown[]): Promise<Response> {
  if (!answer.ok) return answer;
  const rows: { id: string; app?: { id: string } }[] = JSON.parse(await answer.text());
  return Response.json(rows.filter(({ id, app }) => !ids.includes(id) && !ids.includes(app?.id)));
}

const run = async (): Promise<PluginClient> => (await servedHeroku(heroku)).client;

const partsOf = (input: string) =>
  definitions.flatMap(({ token, inputs }) =>
    input in inputs.shape ? [[token.split(":").at(-1) ?? "", token] as const] : [],
  );

/** An object as an earlier run has made it. */
async function made(key: string, token: string) {
  const client = await run();
  const args: Wire = (await lives[key]?.args(heroku.ask)) ?? {};
  const { inputs } = await client.check(token, args);
  const { id, properties } = await client.create(token, inputs);
  return { id, inputs, properties };
}

/** Each path below which an app, a pipeline or a part of one is. */
const everywhere = ["/apps", "/addons", "/addon-attachments", "/pipelines", "/pipeline-couplings"];
const remedy = "a part that is at a path of its own needs that path in `everywhere` of this test";

const accountLists = "/(addons|addon-attachments|pipeline-couplings)";

test.each(
  partsOf("appId").flatMap(([key, token]) => [
    [key, "answers 403", token, 403, new RegExp(`^(${accountLists}|/apps)$`)] as const,
    [key, "answers 404 though it is listed", token, 404, new RegExp(`^${accountLists}$`)] as const,
    [key, "answers 404 though its team lists it", token, 404, new RegExp(`^(${accountLists}|/apps)$`)] as const,
  ]),
)("%s of an app that %s is not read as gone, nor deleted", async (key, _what, token, status, from) => {
  const { id, inputs, properties } = await made(key, token);
  const own = everywhere.map((at) => `${at}/${id}`);
  const paths = [
    `/apps/${inputs.appId}`,
    `/teams/apps/${inputs.appId}`,
    "/client",
    ...own,
    `/addons/${inputs.addonId}`,
  ];
  hidden = { paths, status, unlisted: { from, ids: [id, inputs.appId] } };
  const client = await run();
  const read = await failureOf(client.read(token, id, properties, inputs), remedy);
  expect(read.details, remedy).toMatch(/^app [-\da-f]{36}: expected one that this key may see, got GET /);
  const deletion = await failureOf(client.delete(token, id, properties, inputs));
  expect(deletion.details).toMatch(new RegExp(`may see|${status} `));
});

test.each(partsOf("appId"))("%s of an app that is gone is gone", async (key, token) => {
  const { id, inputs, properties } = await made(key, token);
  await heroku.ask(`DELETE /apps/${inputs.appId}`);
  const client = await run();
  expect((await client.read(token, id, properties, inputs)).id).toBe("");
  await client.delete(token, id, properties, inputs);
});

test.each(
  partsOf("pipelineId").flatMap(([key, token]) => [
    [key, "answers 403", token, 403, /^$/, "pipeline"] as const,
    [key, "answers 404 though it is listed", token, 404, /^$/, "pipeline"] as const,
    [key, "is of a team that the key does not see", token, 404, /^.pipelines$/, "team"] as const,
  ]),
)("%s of a pipeline that %s is not read as gone, nor deleted", async (key, _what, token, status, from, noun) => {
  const { id, inputs, properties } = await made(key, token);
  const paths = [`/pipelines/${inputs.pipelineId}`, ...(noun === "team" ? ["/teams"] : [])];
  hidden = { paths, status, unlisted: { from, ids: [inputs.pipelineId] } };
  const client = await run();
  const read = await failureOf(client.read(token, id, properties, inputs));
  expect(read.details).toMatch(new RegExp(`^${noun} [-\\da-f]{36}: expected one that this key may see, got GET `));
  const deletion = await failureOf(client.delete(token, id, properties, inputs));
  expect(deletion.details).toMatch(new RegExp(`may see|${status} `));
});

const app = "heroku:index/app:App";

test.each([
  ["differs from the state and answers 404 though it is listed", 404, /^$/, "/apps/<id>"],
  ["answers 404 though its team lists it", 404, /^.apps$/, "/apps/<id>"],
  ["answers 404 by its id and 403 by its name", 404, /^(.apps|.teams.[^/]+.apps)$/, "/apps/<id>"],
  ["is of a team that the key does not see", 404, /^.apps$/, "/teams"],
  ["answers 403", 403, /^.apps$/, "/apps/<id>"],
])("an app that %s is not read as gone", async (what, status, from, path) => {
  const { id, inputs, properties } = await made("App", app);
  await heroku.ask(`PATCH /apps/${id}`, { maintenance: true });
  const byName = what.includes("by its name") ? [[`/apps/${inputs.name}`, 403] as const] : [];
  const paths = [path.replace("<id>", id), `/apps/${id}`];
  hidden = { paths, status, unlisted: { from, ids: [id] }, others: new Map(byName) };
  const client = await run();
  const read = await failureOf(client.read(app, id, properties, inputs));
  expect(read.details).toMatch(/^(app|team) \S+: expected one that this key may see, got GET /);
  if (path === "/apps/<id>") await failureOf(client.delete(app, id, properties, inputs));
});

test("of the parts of an app that the key may not see, one says so at each refresh, and the others stay as recorded", async () => {
  const first = await made("Domain", "heroku:index/domain:Domain");
  const { appId } = first.inputs;
  hidden = { paths: [`/apps/${appId}`], status: 403, unlisted: { from: /^.apps$/, ids: [appId] } };
  const client = await run();
  const read = (name: string) =>
    client.read("heroku:index/domain:Domain", first.id, first.properties, first.inputs, name);
  for (const loud of ["one", "two"]) {
    expect((await failureOf(read(loud))).details).toMatch(/You do not have|403 forbidden/);
    const others = ["one", "two", "three"].filter((name) => name !== loud);
    for (const name of others) {
      expect(await read(name)).toEqual({ id: first.id, properties: first.properties, inputs: first.inputs });
    }
  }
});

const domain = "heroku:index/domain:Domain";

test("an app that may be gone for good is named with the command that takes it out of the state, whichever part fails", async () => {
  const part = await made("Domain", domain);
  const { appId } = part.inputs;
  const live = await heroku.ask(`GET /apps/${appId}`);
  const recorded = { name: live.name, organization: { name: "example-library" }, region: "us", acm: false };
  hidden = { paths: [`/apps/${appId}`], status: 403, unlisted: { from: /^.apps$/, ids: [appId] } };
  const client = await run();
  const first = client.read(app, String(appId), recorded, recorded, "catalog-app");
  const read = () => client.read(domain, part.id, part.properties, part.inputs, "catalog-domain");
  const details = [await failureOf(first), await failureOf(read().then(read))].map((failure) => failure.details);
  for (const detail of details) {
    expect(detail).toMatch(
      /give the account of the key access to it, then run this again; or, if it is gone for good, /,
    );
    expect(detail).toMatch(
      /run this again: pulumi state delete urn:pulumi:test::estate::heroku:index\/app:App::catalog-app --target-dependents --force --stack test$/,
    );
  }
});

test("of a team that is gone, one command takes all out of the state that this run has asked about", async () => {
  const one = await made("Pipeline", "heroku:index/pipeline:Pipeline");
  const ids = [one.id, "6f1c1f6e-0000-4000-8000-000000000001"];
  hidden = { paths: ["/teams", ...ids.map((id) => `/pipelines/${id}`)], status: 404, unlisted: { from: /^.p/, ids } };
  const client = await run();
  let answer = (_: unknown): void => undefined;
  asked = new Promise((resolve) => {
    answer = resolve;
  });
  const reads = ids.map((id, place) =>
    client.read("heroku:index/pipeline:Pipeline", id, one.properties, one.inputs, `it's-${place}`),
  );
  // Answered after the reads were asked for.
  answer(await client.check("heroku:index/generatedSecret:GeneratedSecret", {}));
  const [first] = await Promise.allSettled(reads);
  expect(String(first?.status === "rejected" && first.reason)).toContain(
    "pulumi state delete 'urn:pulumi:test::estate::heroku:index/pipeline:Pipeline::it'\\''s-0' 'urn:pulumi:test::estate::heroku:index/pipeline:Pipeline::it'\\''s-1' --target-dependents --force --stack test",
  );
});

test("what Heroku lists is never advised to be taken out of the state", async () => {
  const { id, inputs, properties } = await made("App", app);
  hidden = { paths: [`/apps/${id}`], status: 404, unlisted: { from: /^$/, ids: [] } };
  await heroku.ask(`PATCH /apps/${id}`, { maintenance: true });
  const { details } = await failureOf((await run()).read(app, id, properties, inputs));
  expect(details).toMatch(/, though Heroku lists .*then run this again$/);
});

test.each(
  partsOf("appId").flatMap(([key, token]) =>
    ["of its account nothing is seen", "of another Heroku, with a team of that name, nothing is seen"].map(
      (what) => [key, what, token] as const,
    ),
  ),
)("%s of an app is not gone where %s", async (key, what, token) => {
  const part = await made(key, token);
  const appId = String(part.inputs.appId);
  const live = await heroku.ask(`GET /apps/${appId}`);
  const inputs = { name: live.name, organization: { name: "example-library" }, region: "us", acm: false };
  const recorded = { ...inputs, teamId: live.team.id };
  const teams = what.startsWith("of its account") ? ["/teams"] : [`/teams/${live.team.id}`];
  const paths = [...everywhere, ...teams].flatMap((at) => [at, `/teams${at}`]);
  hidden = { paths, status: 404, unlisted: { from: /^/, ids: [appId, part.id] } };
  const client = await run();
  const reads = [
    client.read(app, appId, recorded, inputs, "the-app"),
    client.read(token, part.id, part.properties, part.inputs, "the-part"),
  ];
  const [ofApp, ofPart] = await Promise.allSettled(reads);
  const said = [ofApp, ofPart].filter((each) => each?.status === "rejected");
  expect(
    said.map((each) => String(each?.status === "rejected" && each.reason)),
    remedy,
  ).toEqual([
    expect.stringMatching(/team \S+: expected one that this key may see, .* the HEROKU_API_KEY and HEROKU_API_URL/),
  ]);
  const [kept] = [ofApp, ofPart].flatMap((each) => (each?.status === "fulfilled" ? [each.value.id] : []));
  expect([appId, part.id]).toContain(kept);
});
