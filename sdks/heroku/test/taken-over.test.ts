import { beforeEach, expect, test, vi } from "vitest";
import { addonName } from "../resources/addons/addon-name.ts";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import type { Wire } from "./lives.ts";
import { urnOf } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

const type = (noun: string) => `heroku:index/${noun[0]?.toLowerCase()}${noun.slice(1)}:${noun}`;
const app = { name: "shop", organization: { name: "example-library" }, region: "us" };

let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("shop")).id;
});

interface Preview {
  readonly noun: string;
  readonly inputs: Wire;
  /** What the state has, as a refresh reads it first. @default only the app */
  readonly read?: readonly [noun: string, id: string, inputs: Wire][];
}

/** What the preview of a create warns of. */
async function warnings({ noun, inputs, read = [["App", appId, app]] }: Preview): Promise<string[]> {
  const { client, plugin } = await servedHeroku(heroku);
  for (const [of, id, state] of read) await client.read(type(of), id, state, state, `read-${of}`);
  const said = vi.spyOn(plugin, "log");
  await client.create(type(noun), { ...inputs }, true, "x");
  return said.mock.calls.filter(([, , as]) => as === "warning").map(([line]) => line);
}

/** An object that a person created manually, and a declaration of the same. */
const made: Record<string, () => Promise<{ id: string; inputs: Wire; what: string }>> = {
  async App() {
    const { id } = await heroku.ask("POST /teams/apps", { name: "shop-new", team: "example-library", region: "us" });
    return { id, inputs: { ...app, name: "shop-new" }, what: "app shop-new, which is empty" };
  },
  async Addon() {
    const plan = "papertrail:choklad";
    const name = addonName(urnOf(type("Addon"), "x"), appId, plan);
    const { id } = await heroku.ask("POST /apps/shop/addons", { plan, name });
    return { id, inputs: { appId, plan }, what: `add-on ${name} (papertrail:choklad)` };
  },
  async AddonAttachment() {
    const { id: addonId } = await heroku.addon("shop", "heroku-postgresql:essential-0");
    const { id } = await heroku.ask("POST /addon-attachments", { app: appId, addon: addonId, name: "READER" });
    return { id, inputs: { appId, addonId, name: "READER" }, what: "attachment READER" };
  },
  async Domain() {
    const { id } = await heroku.ask("POST /apps/shop/domains", { hostname: "www.example.org", sni_endpoint: null });
    return { id, inputs: { appId, hostname: "www.example.org" }, what: "domain www.example.org" };
  },
  async Drain() {
    const { id } = await heroku.ask("POST /apps/shop/log-drains", { url: "https://logs.example.org" });
    return { id, inputs: { appId, url: "https://logs.example.org" }, what: "log drain to this address" };
  },
  async AppWebhook() {
    const hook = { url: "https://hooks.example.org", include: ["api:release"], level: "notify" };
    const { id } = await heroku.ask("POST /apps/shop/webhooks", hook);
    const inputs = { appId, url: hook.url, includes: hook.include, level: "notify" };
    return { id, inputs, what: "webhook to this receiver" };
  },
  async TeamCollaborator() {
    const { id } = await heroku.ask("POST /teams/apps/shop/collaborators", {
      user: "ana@example.org",
      permissions: ["view", "deploy"],
    });
    const inputs = { appId, email: "ana@example.org", permissions: ["deploy"] };
    return { id, inputs, what: "access of ana@example.org" };
  },
  async Pipeline() {
    const owner = { id: (await heroku.ask("GET /teams/example-library")).id, type: "team" };
    const { id } = await heroku.ask("POST /pipelines", { name: "shop", owner });
    return { id, inputs: { name: "shop", owner }, what: "pipeline shop, which is empty" };
  },
  async PipelineCoupling() {
    const owner = { id: (await heroku.ask("GET /teams/example-library")).id, type: "team" };
    const { id: pipeline } = await heroku.ask("POST /pipelines", { name: "shop", owner });
    const { id } = await heroku.ask("POST /pipeline-couplings", { app: appId, pipeline, stage: "staging" });
    return { id, inputs: { appId, pipeline, stage: "staging" }, what: "place of the app, in staging" };
  },
};

const prefix = "already exists, and the up adopts it as it is: ";

test.each(Object.keys(made))(
  "a preview says that a create adopts an existing object, and does not say so otherwise: %s",
  async (noun) => {
    const find = made[noun];
    if (find === undefined) throw new Error("expected a case");
    const { id, inputs, what } = await find();
    expect(await warnings({ noun, inputs })).toEqual([`${prefix}${what}`]);
    // What the state has under another name goes over in this run, and is nothing new.
    const read: Preview["read"] = [
      ["App", appId, app],
      [noun, noun === "Domain" ? String(inputs.hostname) : id, inputs],
    ];
    const moved = await warnings({ noun, inputs, read }).catch(() => []);
    expect(moved.filter((line) => line.startsWith(prefix))).toEqual([]);
  },
);

test("a create of what does not exist yet warns of nothing", async () => {
  expect(await warnings({ noun: "Domain", inputs: { appId, hostname: "new.example.org" } })).toEqual([]);
  expect(await warnings({ noun: "Addon", inputs: { appId, plan: "papertrail:choklad" } })).toEqual([]);
});
