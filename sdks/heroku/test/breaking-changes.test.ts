import { beforeEach, describe, expect, test } from "vitest";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

const appType = "heroku:index/app:App";
const domainType = "heroku:index/domain:Domain";
const app = {
  name: "shop",
  organization: { name: "example-library" },
  region: "us",
  acm: true,
  maintenance: false,
};

let heroku: LocalHeroku;
let id: string;
beforeEach(async () => {
  heroku = localHeroku();
  id = (await heroku.app("shop")).id;
  await heroku.ask(`POST /apps/${id}/acm`, {});
});

/** A provider for which these actions are confirmed. */
async function provider(confirm: string[] = []): Promise<PluginClient> {
  return (await servedHeroku(heroku, confirm)).client;
}
const ownDomain = () => heroku.ask(`POST /apps/${id}/domains`, { hostname: "www.example.org", sni_endpoint: null });
const update = (client: PluginClient, news: Partial<typeof app>, preview: boolean) =>
  client.update(appType, id, app, app, { ...app, ...news }, preview, "shop-app");

describe.each([
  ["rename", { name: "store" }, "app shop: expected confirmation of rename"],
  ["disable-acm", { acm: false }, "app shop: expected confirmation of disable-acm"],
])("an update in place that breaks people (%s)", (action, news, words) => {
  beforeEach(ownDomain);

  test("is refused in the preview and in the up, with the entry to set, and changes nothing", async () => {
    const before = await heroku.ask(`GET /apps/${id}`);
    for (const client of [await provider(), await provider([`test/other-app:${action}`])]) {
      for (const preview of [true, false]) {
        const { details } = await failureOf(update(client, { ...news, maintenance: true }, preview));
        expect(details.startsWith(words)).toBe(true);
        expect(details).toContain(`HEROKU_CONFIRM=test/shop-app:${action}`);
      }
    }
    expect(await heroku.ask(`GET /apps/${id}`)).toEqual(before);
  });

  test("is made when it is confirmed by name", async () => {
    const client = await provider([`test/shop-app:${action}`]);
    expect(await update(client, news, true)).toMatchObject(news);
    await update(client, news, false);
    expect(await heroku.ask(`GET /apps/${id}`)).toMatchObject(news);
  });
});

test("automatic certificates go without a confirmation where no domain needs them", async () => {
  const client = await provider();
  await update(client, { acm: false }, true);
  await update(client, { acm: false }, false);
  expect(await heroku.ask(`GET /apps/${id}`)).toMatchObject({ acm: false });
});

test("maintenance mode, which is declared as such, is not refused, nor is any other change", async () => {
  const client = await provider();
  await update(client, { maintenance: true }, true);
  await update(client, { maintenance: true }, false);
  expect(await heroku.ask(`GET /apps/${id}`)).toMatchObject({ maintenance: true });
});

test("an impossible change is reported before a confirmation is requested", async () => {
  const { details } = await failureOf(update(await provider(), { name: "example" }, true));
  expect(details).toContain("it belongs to another owner");
});

test("another certificate of a domain is refused until it is confirmed, and a first one is not", async () => {
  const { id: served }: { id: string } = await ownDomain();
  await heroku.ask("POST /_local/clock", { advanceMs: 3_600_000 });
  await heroku.ask("POST /_local/dns", { hostname: "www.example.org" });
  await heroku.ask("POST /_local/clock", { advanceMs: 3_600_000 });
  const [certificate]: { id: string }[] = await heroku.ask(`GET /apps/${id}/sni-endpoints`);
  const { id: bare }: { id: string } = await heroku.ask(`POST /apps/${id}/domains`, {
    hostname: "new.example.org",
    sni_endpoint: null,
  });
  const change = (client: PluginClient, domain: string, hostname: string, before?: string) => {
    const olds = { appId: id, hostname, ...(before !== undefined && { sniEndpointId: before }) };
    const news = { ...olds, sniEndpointId: certificate?.id ?? "" };
    return client.update(domainType, domain, olds, olds, news, true, "shop-domain");
  };
  const other = "01234567-89ab-4cde-8f01-23456789abcd";
  for (const before of [other, undefined]) {
    const { details } = await failureOf(change(await provider(), served, "www.example.org", before));
    expect(details).toMatch(
      /^domain www\.example\.org: expected confirmation of change-certificate, .*shop-domain:change-/,
    );
  }
  const confirmed = await provider(["test/shop-domain:change-certificate"]);
  expect(await change(confirmed, served, "www.example.org", other)).toBeDefined();
  expect(await change(await provider(), bare, "new.example.org")).toBeDefined();
});

test("what is to be confirmed of several resources is named with each of them", async () => {
  const client = await provider();
  const blog = { ...app, name: "blog", acm: false };
  const { id: blogId } = await heroku.app("blog");
  const rename = (name: string, of: string, olds: typeof app) =>
    client.update(appType, of, olds, olds, { ...olds, name: `lib-${olds.name}` }, true, name);
  const calls = [rename("shop-app", id, app), rename("blog-app", blogId, blog)];
  const [shop, other] = await Promise.all(calls.map(async (call) => (await failureOf(call)).details));
  expect(shop).toMatch(/also confirm test\/blog-app:rename.*HEROKU_CONFIRM=test\/shop-app:rename/);
  expect(other).toContain("also confirm test/shop-app:rename");
});
