import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import empties from "google-protobuf/google/protobuf/empty_pb.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalRun, localRun } from "./local-run.ts";
import { leftBehind } from "./partial-failure.ts";
import { failureOf, type PluginClient, unknownMarker } from "./plugin-client.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";
const organization = { name: "example-library" };

let run: LocalRun;
let client: PluginClient;
beforeAll(async () => {
  run = await localRun({ provisioningMs: 60_000 });
  client = await run.provider();
});
afterAll(() => run.close());

const fault = (spec: string, status: number | "reset", more = {}) => {
  const [method, path] = spec.split(" ", 2);
  return run.ask("POST /_local/faults", { method, path, status, ...more });
};

async function appsNamed(name: string): Promise<string[]> {
  const apps: { id: string; name: string }[] = await run.ask("GET /teams/example-library/apps");
  return apps.filter((app) => app.name === name).map(({ id }) => id);
}

describe("what the bridged provider loses", () => {
  test("an app whose certificates were refused is kept, and finished by the next run", async () => {
    const { inputs } = await client.check(appType, { name: "half", organization, acm: true });
    await fault("POST /apps/{app}/acm", 402, { body: { id: "delinquent", message: "Please pay." } });
    const { details, header } = await failureOf(client.create(appType, inputs));
    expect(details).toMatch(/^POST \/apps\/\S+\/acm: Please pay\. \(402 delinquent, request \S+\)$/);
    const left = leftBehind(header);
    expect(await appsNamed("half")).toEqual([left?.id]);

    const next = await run.provider();
    const done = await next.update(appType, left?.id ?? "", left?.properties ?? {}, inputs, inputs);
    expect(done).toMatchObject({ name: "half", acm: true, webUrl: expect.any(String) });
    expect(await run.ask("GET /apps/half")).toMatchObject({ id: left?.id, acm: true });
  });

  test("an app whose create was answered by a broken connection is made once", async () => {
    const { inputs } = await client.check(appType, { name: "once", organization });
    await fault("POST /teams/apps", "reset");
    const { id } = await client.create(appType, inputs);
    expect(await appsNamed("once")).toEqual([id]);
  });

  test("config vars go along when their app is replaced", async () => {
    const app: { id: string } = await run.ask("POST /teams/apps", { name: "moving", team: organization.name });
    const { inputs } = await client.check(configType, { appId: app.id, vars: { A: "1" } });
    const { id, properties } = await client.create(configType, inputs);
    const planned = await client.diff(configType, id, properties, inputs, { ...inputs, appId: unknownMarker });
    expect([planned.getReplacesList(), planned.getDeletebeforereplace()]).toEqual([["appId"], true]);
  });

  test("a wrong key is reported with what to check, and is not shown", async () => {
    const other = await run.provider();
    await other.configure({ apiKey: "marker-of-a-wrong-key", apiUrl: run.url });
    const { details } = await failureOf(other.invoke("heroku:index/getTeam:getTeam", { name: "example-library" }));
    expect(details).toMatch(
      /^GET \/teams\/example-library: .*\(401 unauthorized, request \S+\); check the key: HEROKU_API_KEY/,
    );
    expect(details).not.toContain("marker");
  });
});

describe("an add-on that takes its time", () => {
  test("is recorded before the wait, a cancel ends the wait, and the next run waits again", async () => {
    const app: { id: string } = await run.ask("POST /teams/apps", { name: "waiting", team: organization.name });
    const { inputs } = await client.check(addonType, { appId: app.id, plan: "papertrail:choklad" });
    await run.ask("DELETE /_local/requests");
    const waiting = failureOf(client.create(addonType, inputs));
    await untilItLooks();
    const [made = { id: "", name: "" }]: { id: string; name: string }[] = await run.ask(`GET /apps/${app.id}/addons`);
    await client.rpc(providers.ResourceProviderService.cancel, new empties.Empty());
    const { details, header } = await waiting;
    expect(details).toBe(`create of ${addonType}: cancelled`);
    const left = leftBehind(header);
    expect(left).toMatchObject({ id: made.id, properties: { name: made.name }, inputs });

    await run.ask("POST /_local/clock", { advanceMs: 60_000 });
    const next = await run.provider();
    await next.update(addonType, made.id, left?.properties ?? {}, inputs, inputs);
    expect(await run.ask(`GET /apps/${app.id}/addons`)).toMatchObject([{ id: made.id, state: "provisioned" }]);
  });
});

/** The provider's first look at the app's add-ons: it has the answer to its create, and waits. */
async function untilItLooks(): Promise<void> {
  const seen: { counts: Record<string, number> } = await run.ask("GET /_local/requests");
  if (seen.counts["GET /apps/{app}/addons"] === undefined) await untilItLooks();
}
