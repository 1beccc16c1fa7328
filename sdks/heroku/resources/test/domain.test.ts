import { beforeEach, expect, test } from "vitest";
import { domain } from "../domain.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";
import { stubHeroku } from "./stub-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = () => lifeOf(domain, heroku);
const args = () => ({ appId, hostname: "www.example.org" });
const custom = async () => {
  const all: { kind: string; hostname: string }[] = await heroku.ask(`GET /apps/${appId}/domains`);
  return all.filter(({ kind }) => kind === "custom").map(({ hostname }) => hostname);
};

test("a domain comes with the target of its DNS record", async () => {
  const made = await life().create(args());
  expect(made.outputs.cname).toMatch(/\.herokudns\.com$/);
  expect(await life().read(made)).toEqual(made);
});

test("a target that takes its time is left for later", async () => {
  heroku = localHeroku({ timings: { cnameMs: 3_600_000 } });
  appId = (await heroku.app("catalog-staging")).id;
  const made = await life().create(args());
  expect(made.outputs.cname).toBeNull();
  expect(await life().read(made)).toEqual(made);
});

test.each<["reset" | 503]>([["reset"], [503]])("a create that ends in %s leaves one domain", async (status) => {
  await heroku.fault("POST /apps/{app}/domains", status);
  const made = await life().create(args());
  expect(await custom()).toEqual(["www.example.org"]);
  expect(await life().read(made)).toEqual(made);
});

test("a domain that the app has already is taken over", async () => {
  const lost = await life().create(args());
  heroku.restart();
  expect(await life().create(args())).toEqual(lost);
});

test("a domain of another app is Heroku's refusal", async () => {
  const other = await heroku.app("other-app");
  await heroku.ask(`POST /apps/${other.id}/domains`, { hostname: "www.example.org", sni_endpoint: null });
  await expect(life().create(args())).rejects.toThrow(/POST .*domains: .+\(422 invalid_params, request /);
  expect(await custom()).toEqual([]);
});

test("a domain is imported by app and name", async () => {
  const made = await life().create(args());
  expect(await life().read({ id: "catalog-staging:www.example.org" })).toEqual(made);
  expect(await life().read({ id: "catalog-staging:none.example.org" })).toBeUndefined();
});

test("a domain that is gone is read as gone, and deleted without complaint", async () => {
  const made = await life().create(args());
  await life().delete(made);
  expect(await custom()).toEqual([]);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
  await expect(life().update(made, args())).rejects.toThrow("domain www.example.org no longer exists on Heroku");
});

test("a certificate that Heroku chose is no drift, and a declared one is set", async () => {
  const sniEndpointId = "2f0b2b1c-6f0c-4f5e-9a53-0f6d6f0f3c11";
  const live = {
    id: "d",
    hostname: "www.example.org",
    cname: "x.herokudns.com",
    app: { id: appId },
    sni_endpoint: { id: "other" },
  };
  const { api, asked } = stubHeroku((request) => {
    if (request.endsWith("/domains")) return [live];
    return request.startsWith("PATCH") ? { ...live, sni_endpoint: { id: sniEndpointId } } : live;
  });
  const stubbed = lifeOf(domain, { ...heroku, api });
  const prior = { id: "d", inputs: { ...args(), hostname: "WWW.example.org" }, outputs: {} };
  expect(await stubbed.read(prior)).toMatchObject({ inputs: prior.inputs });
  const declared = { ...prior.inputs, sniEndpointId };
  expect(await stubbed.read({ ...prior, inputs: declared })).toMatchObject({ inputs: { sniEndpointId: "other" } });
  await stubbed.update(prior, declared);
  expect(asked.at(-1)).toBe(`PATCH /apps/${appId}/domains/d {"sni_endpoint":"${sniEndpointId}"}`);
});
