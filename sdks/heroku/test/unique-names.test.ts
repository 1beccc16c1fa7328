import { beforeEach, describe, expect, test } from "vitest";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import type { Wire } from "./lives.ts";
import { failureOf, type PluginClient, unknownMarker } from "./plugin-client.ts";
import { servedHeroku } from "./served-heroku.ts";

const type = {
  App: "heroku:index/app:App",
  Addon: "heroku:index/addon:Addon",
  AddonAttachment: "heroku:index/addonAttachment:AddonAttachment",
  Domain: "heroku:index/domain:Domain",
  Pipeline: "heroku:index/pipeline:Pipeline",
  PipelineCoupling: "heroku:index/pipelineCoupling:PipelineCoupling",
};
const app = { organization: { name: "example-library" }, region: "us", acm: false, maintenance: false };

let heroku: LocalHeroku;
let client: PluginClient;
let ids: { shop: string; blog: string; database: string; logs: string; team: string; shops: string; blogs: string };
beforeEach(async () => {
  heroku = localHeroku();
  const shop = await heroku.app("shop");
  const team: { id: string } = await heroku.ask("GET /teams/example-library");
  const pipeline = (name: string) => heroku.ask("POST /pipelines", { name, owner: { id: team.id, type: "team" } });
  ids = {
    shop: shop.id,
    blog: (await heroku.app("blog")).id,
    database: (await heroku.addon(shop.id, "heroku-postgresql:essential-0")).id,
    logs: (await heroku.addon(shop.id, "papertrail:choklad")).id,
    team: team.id,
    shops: (await pipeline("shops")).id,
    blogs: (await pipeline("blogs")).id,
  };
  ({ client } = await servedHeroku(heroku));
});

/** What the state has as the resource `old`, and what the program declares as `fresh`: the same name in another place. */
interface Move {
  readonly noun: string;
  readonly at: keyof typeof type;
  inState(): Wire;
  declared(): Wire;
}

const idOf = (at: Move["at"]) => (at === "App" ? ids.shop : at === "Pipeline" ? ids.shops : "id-of-old");
const owner = () => ({ id: ids.team, type: "team" });
const moves: readonly Move[] = [
  {
    noun: "hostname: expected a host name",
    at: "Domain",
    inState: () => ({ appId: ids.shop, hostname: "www.example.org" }),
    declared: () => ({ appId: ids.blog, hostname: "WWW.example.org" }),
  },
  {
    noun: "hostname: expected a host name",
    at: "Domain",
    inState: () => ({ appId: ids.shop, hostname: "www.example.org" }),
    declared: () => ({ appId: unknownMarker, hostname: "www.example.org" }),
  },
  {
    noun: "name: expected an app's name",
    at: "App",
    inState: () => ({ ...app, name: "shop" }),
    declared: () => ({ ...app, name: "shop" }),
  },
  {
    noun: "name: expected an add-on's name",
    at: "Addon",
    inState: () => ({ appId: ids.shop, plan: "papertrail:choklad", name: "the-logs" }),
    declared: () => ({ appId: ids.blog, plan: "papertrail:choklad", name: "the-logs" }),
  },
  {
    noun: "name: expected an attachment's name",
    at: "AddonAttachment",
    inState: () => ({ appId: ids.blog, addonId: ids.logs, name: "SHARED" }),
    declared: () => ({ appId: ids.blog, addonId: ids.database, name: "SHARED" }),
  },
  {
    noun: "name: expected a pipeline's name",
    at: "Pipeline",
    inState: () => ({ name: "shops", owner: owner() }),
    declared: () => ({ name: "shops", owner: owner() }),
  },
  {
    noun: "appId: expected an app in a pipeline",
    at: "PipelineCoupling",
    inState: () => ({ appId: ids.shop, pipeline: ids.shops, stage: "staging" }),
    declared: () => ({ appId: ids.shop, pipeline: ids.blogs, stage: "staging" }),
  },
];

const refusal = async (call: Promise<unknown>) => (await failureOf(call)).details;

describe.each(moves)("$at: a name that moves to another resource ($noun)", ({ noun, at, inState, declared }) => {
  const diff = (news: Wire, name = "old") => client.diff(type[at], idOf(at), inState(), inState(), news, name);
  const preview = (name = "fresh") => client.create(type[at], declared(), true, name);

  test("is refused in the preview once the old resource was compared, with the two steps", async () => {
    await diff(inState());
    const details = await refusal(preview());
    expect(details.startsWith(`${noun} that no other resource has, got `)).toBe(true);
    expect(details).toContain("which old has; Heroku gives it to one resource at a time");
    expect(details).toMatch(
      /first remove old, .* run pulumi up; then declare it here and run pulumi up again; .* alias/,
    );
    expect(details).not.toContain("\n");
  });

  test("is refused at the old resource when the new one was asked about first", async () => {
    const planned = await preview().then(
      () => undefined,
      (error: Error) => error.message,
    );
    // An app and a pipeline are looked up by name, which says so at once.
    if (planned !== undefined) return expect(planned).toMatch(/expected the name of no/);
    expect(await refusal(diff(inState()))).toMatch(
      /^old: expected no other resource to get its name .*got fresh; .*two|first remove/,
    );
  });

  test("is no conflict for the resource that has it, when that is replaced", async () => {
    await diff(inState());
    expect(await preview("old")).toMatchObject({ id: "" });
  });
});

describe("a name that moves", () => {
  const domain = (appId: string, hostname: string) => ({ appId, hostname });

  test("is refused when the old resource is in the state only, and was read by a refresh of the same run", async () => {
    const made = await heroku.ask(`POST /apps/${ids.shop}/domains`, {
      hostname: "www.example.org",
      sni_endpoint: null,
    });
    const old = domain(ids.shop, "www.example.org");
    await client.read(type.Domain, made.id, { ...old, cname: null }, old, "old");
    const move = client.create(type.Domain, domain(ids.blog, "www.example.org"), true, "fresh");
    expect(await refusal(move)).toContain("got www.example.org, which old has;");
  });

  test("is free when the old resource is gone at Heroku", async () => {
    const old = domain(ids.shop, "www.example.org");
    const gone = "01234567-89ab-4cde-8f01-23456789abcd";
    await client.diff(type.Domain, gone, old, old, old, "old");
    expect((await client.read(type.Domain, gone, { ...old, cname: null }, old, "old")).id).toBe("");
    const fresh = domain(ids.blog, "www.example.org");
    expect(await client.create(type.Domain, fresh, true, "fresh")).toMatchObject({ id: "" });
  });

  test("between two resources that swap theirs is refused, whichever the engine takes first", async () => {
    const [a, b] = [domain(ids.shop, "a.example.org"), domain(ids.blog, "b.example.org")];
    await client.diff(type.Domain, "1", a, a, { ...a, hostname: "b.example.org" }, "one");
    await client.create(type.Domain, { ...a, hostname: "b.example.org" }, true, "one");
    expect(await refusal(client.diff(type.Domain, "2", b, b, { ...b, hostname: "a.example.org" }, "two"))).toMatch(
      /^two: expected no other resource to get its name in the same up, got one; /,
    );
  });

  test("by a rename of an app is refused when another app of the program has the name", async () => {
    const [shop, blog] = [
      { ...app, name: "shop" },
      { ...app, name: "blog" },
    ];
    await client.diff(type.App, ids.shop, shop, shop, shop, "shop-app");
    await client.diff(type.App, ids.blog, blog, blog, { ...blog, name: "shop" }, "blog-app");
    for (const preview of [true, false]) {
      const rename = client.update(type.App, ids.blog, blog, blog, { ...blog, name: "shop" }, preview, "blog-app");
      expect(await refusal(rename)).toContain(
        "name: expected an app's name that no other resource has, got shop, which shop-app",
      );
    }
  });

  test("by a rename in the same run is the new one's, and the old name is free", async () => {
    const shops = { name: "shops", owner: owner() };
    const stores = { ...shops, name: "stores" };
    await client.diff(type.Pipeline, ids.shops, shops, shops, stores, "old");
    await client.update(type.Pipeline, ids.shops, shops, shops, stores, false, "old");
    expect(await refusal(client.create(type.Pipeline, stores, false, "fresh"))).toContain("got stores, which old has;");
    expect(await client.create(type.Pipeline, shops, false, "fresh")).toMatchObject({ properties: shops });
  });

  test("to two new resources is refused at the second", async () => {
    await client.create(type.Domain, domain(unknownMarker, "new.example.org"), true, "one");
    const second = client.create(type.Domain, domain(ids.blog, "new.example.org"), true, "two");
    expect(await refusal(second)).toMatch(/^hostname: expected .*got new\.example\.org, which one is to get too$/);
  });

  test("to a new name of the same resource on the same app is no move", async () => {
    const old = domain(ids.shop, "www.example.org");
    const made = await client.create(type.Domain, old, false, "old");
    await client.read(type.Domain, made.id, made.properties, old, "old");
    expect(await client.create(type.Domain, old, true, "renamed")).toMatchObject({ id: "" });
    // With an alias the object is compared under its new name.
    await client.diff(type.Domain, made.id, made.properties, old, old, "renamed");
    expect(await client.create(type.Domain, domain(unknownMarker, "www.example.org"), true, "renamed")).toBeDefined();
  });

  test("works after a delete in the same run", async () => {
    const old = domain(ids.shop, "www.example.org");
    const earlier = await servedHeroku(heroku);
    const made = await earlier.client.create(type.Domain, old, false, "old");
    await client.delete(type.Domain, made.id, made.properties, old, "old");
    const fresh = domain(ids.blog, "www.example.org");
    expect(await client.create(type.Domain, fresh, false, "fresh")).toMatchObject({ properties: fresh });
  });

  test("is the same object's where a program also looks it up", async () => {
    const shop = { ...app, name: "shop" };
    await client.diff(type.App, ids.shop, shop, shop, { ...shop, region: "eu" }, "shop-app");
    await client.read(type.App, ids.shop, {}, {}, "looked-up");
    expect(await client.create(type.App, { ...shop, region: "eu" }, true, "shop-app")).toMatchObject({ id: "" });
  });
});
