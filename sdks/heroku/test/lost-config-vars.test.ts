import { beforeEach, expect, test, vi } from "vitest";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

const addonType = "heroku:index/addon:Addon";

let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("shop")).id;
});

async function provider(confirm: string[] = []): Promise<PluginClient> {
  return (await served(confirm)).client;
}

async function served(confirm: string[] = []) {
  const { client, plugin } = await servedHeroku(heroku, confirm);
  return { client, said: vi.spyOn(plugin, "log") };
}

const named = (attachmentName?: string) => ({
  appId,
  plan: "heroku-postgresql:essential-0",
  ...(attachmentName !== undefined && { attachmentName }),
});
/** A database of the app's, attached as `name`. */
async function database(name: string): Promise<{ id: string; name: string }> {
  const made = await heroku.addon("shop", "heroku-postgresql:essential-0");
  await heroku.ask("POST /addon-attachments", { app: appId, addon: made.id, name, confirm: "shop" });
  return made;
}
const update = (client: PluginClient, id: string, before: string | undefined, after: string, preview: boolean) =>
  client.update(addonType, id, named(before), named(before), named(after), preview, "shop-db");

const configKeys = async () => Object.keys(await heroku.ask(`GET /apps/${appId}/config-vars`)).sort();

test.each(["DATABASE", "MAIN"])(
  "another attachment name is refused until it is confirmed, since %s_URL goes with the former one, and changes nothing",
  async (former) => {
    const { id } = await database(former);
    const before = await configKeys();
    expect(before).toContain(`${former}_URL`);
    for (const preview of [true, false]) {
      const { details } = await failureOf(update(await provider(), id, former, "STORE", preview));
      expect(details).toMatch(/^add-on \S+: expected confirmation of rename/);
      expect(details).toContain(`such as ${former}_URL`);
      expect(details).toContain("HEROKU_CONFIRM=test/shop-db:rename");
    }
    expect(await configKeys()).toEqual(before);
    await update(await provider(["test/shop-db:rename"]), id, former, "STORE", false);
    const after = await configKeys();
    expect(after).toContain("STORE_URL");
    expect(after).not.toContain(`${former}_URL`);
  },
);

test.each<[what: string, former: string | undefined]>([
  ["a first name, beside the one that Heroku chose", undefined],
  ["in place of one that Heroku chose, which no app uses", "HEROKU_POSTGRESQL_AQUA"],
  ["in place of one that is gone already", "GONE"],
])("an attachment name that takes nothing away needs no confirmation: %s", async (_, former) => {
  const { id } = await database(former === "GONE" || former === undefined ? "OTHER" : former);
  for (const preview of [true, false]) await update(await provider(), id, former, "STORE", preview);
  expect(await configKeys()).toContain("STORE_URL");
});

const attachmentType = "heroku:index/addonAttachment:AddonAttachment";

test("an attachment that is replaced, or removed, is shown with the config var that goes, and is not refused", async () => {
  const { id: addonId } = await database("READER");
  const { id }: { id: string } = await heroku.ask(`GET /apps/${appId}/addon-attachments/READER`);
  const inputs = { appId, addonId, name: "READER" };
  const lost = expect.stringMatching(/^add-on attachment READER: its delete takes the attachment READER .*READER_URL$/);
  const replacing = await served();
  await replacing.client.check(attachmentType, inputs, { ...inputs, name: "STORE" }, "reader");
  await replacing.client.diff(attachmentType, id, inputs, inputs, { ...inputs, name: "STORE" }, "reader");
  expect(replacing.said.mock.calls).toEqual([[lost, expect.stringContaining("::reader"), "warning"]]);

  const removing = await served();
  await removing.client.read(attachmentType, id, inputs, inputs, "reader");
  const guard = { pipelines: [], apps: [appId] };
  await removing.client.create("heroku:index/pipelineGuard:PipelineGuard", guard, true, "guard");
  expect(removing.said.mock.calls).toContainEqual([lost, expect.stringContaining("::reader"), "warning"]);
});

test("a key that two declarations in the state have stays while one of them still has it", async () => {
  const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";
  const declaring = (vars: Record<string, string>) => ({ appId, vars, sensitiveVars: {} });
  const [shared, own, both] = [declaring({ A: "1" }), declaring({ B: "2" }), declaring({ A: "1", B: "2" })] as const;
  const { id } = await (await provider()).create(configType, both, false, "one");
  await (await provider()).create(configType, shared, false, "two");
  const client = await provider();
  await client.check(configType, shared, shared, "two");
  await client.diff(configType, id, shared, shared, shared, "two");
  await client.check(configType, own, both, "one");
  await client.diff(configType, id, both, both, own, "one");
  await client.update(configType, id, both, both, own, false, "one");
  expect(await configKeys()).toEqual(["A", "B"]);
});
