import { describe, expect, test } from "vitest";
import {
  changed,
  declaringVars,
  marker,
  recordedIn,
  resource,
  sampleEstate,
  today,
  urnIn,
  without,
  withVars,
} from "../test/sample-estate.ts";
import { shownByEngine, unknown } from "../test/shown-by-engine.ts";
import { readEstate } from "./read-estate.ts";
import { type Resource, resourceOf } from "./resource.ts";

/** As the pack reads what an engine shows. */
const viewOf = (resources: readonly Resource[]) => readEstate(shownByEngine(resources).map(resourceOf), today);

const configVar = (resources: readonly Resource[], key: string) =>
  viewOf(resources).configVars.find((each) => each.key === key);

describe("what an engine shows", () => {
  test("is the same without its wrapping", () => {
    const sample = sampleEstate();
    expect(shownByEngine(sample).map(resourceOf)).toEqual(
      sample.map((each) => expect.objectContaining(withoutStray(each))),
    );
  });

  test("is undefined where it is not known, at any depth, and throws at nobody", () => {
    const props = {
      name: unknown,
      list: ["a", unknown, { deep: unknown }],
      vars: { KNOWN: "a", LATER: unknown },
      all: unknown,
    };
    const [wrapped] = shownByEngine([resource("staging", "App", "shop-app", { props })]);
    expect(() => wrapped?.props.name).toThrow("can't be known during preview");
    expect(wrapped && resourceOf(wrapped).props).toEqual({
      name: undefined,
      list: ["a", undefined, { deep: undefined }],
      vars: { KNOWN: "a", LATER: undefined },
      all: undefined,
    });
  });
});

describe("a service", () => {
  test("has what stands in it, however deep", () => {
    const group = resource("production", "tandem:index:TeamApp", "shop-app");
    const sample = changed(sampleEstate(), "shop-app-config", { parent: group.urn });
    const { configVars, strays } = viewOf([...sample, group]);
    expect(new Set(configVars.map(({ service }) => service))).toEqual(new Set(["shop"]));
    expect(strays).toEqual([]);
  });

  test("has the app that a thing's appId comes from", () => {
    const sample = sampleEstate();
    expect(viewOf(sample).processes.map(({ app }) => app)).toEqual([
      urnIn(sample, "shop-app"),
      urnIn(sample, "shop-app"),
    ]);
    expect(viewOf(without(sample, "shop-app")).processes.map(({ app }) => app)).toEqual([undefined, undefined]);
  });

  test("has the add-ons that it declares, with what it says of them", () => {
    const added = resource("production", "Addon", "shop-extra", { props: { plan: "memcachier" } });
    const found = viewOf([...sampleEstate(), added]).addons.map(({ slug, plan, declared }) => [
      slug,
      plan,
      declared?.slot,
    ]);
    expect(found).toEqual([
      ["heroku-postgresql", "standard-0", "postgres"],
      ["heroku-redis", "premium-0", "redis"],
      ["papertrail", "fixa", "papertrail"],
      ["rollbar", "free", "rollbar"],
      ["memcachier", undefined, undefined],
    ]);
  });

  test("is none where its declaration is not of the shape, and what stands in it is declared by nobody", () => {
    const found = viewOf(changed(sampleEstate(), "shop", { props: { declared: { name: "shop" } } }));
    expect(found.services).toEqual([]);
    expect(found.strays.map(({ name }) => name)).toContain("shop-postgres");
  });
});

test("what no service declares is a stray; what the estate makes for itself, and a provider, is none", () => {
  const sample = sampleEstate();
  const stray = resource("production", "Pipeline", "old", { parent: undefined });
  const salt = resource("production", "GeneratedSecret", "estate-salt", { parent: urnIn(sample, "estate") });
  const provider = resource("production", "pulumi:providers:heroku", "heroku", { parent: undefined });
  const { strays } = viewOf([...sample, stray, salt, provider]);
  expect(strays).toEqual([{ urn: stray.urn, name: "old", service: undefined }]);
});

test("without an estate, the environment is that of the stack", () => {
  const found = viewOf(without(sampleEstate("staging"), "estate"));
  expect(found).toMatchObject({
    environment: "staging",
    environments: ["staging"],
    team: undefined,
    monthlyCost: undefined,
  });
  expect(found.parity).toEqual({ own: undefined, before: undefined, others: {} });
});

describe("a config var", () => {
  const vars = { PARTNER_KEY: marker };

  test("is compared with what another environment recorded, under that one's salt", () => {
    const own = withVars(sampleEstate(), "sensitiveVars", vars);
    expect(configVar(recordedIn("staging", own, vars), "PARTNER_KEY")).toMatchObject({
      comparedWith: ["staging"],
      sameIn: ["staging"],
    });
    expect(configVar(recordedIn("staging", own, { PARTNER_KEY: "another" }), "PARTNER_KEY")).toMatchObject({
      comparedWith: ["staging"],
      sameIn: [],
    });
    const recorded = recordedIn("staging", own, vars);
    const prints = recorded.find(({ name }) => name === "estate")?.props.recordedFingerprints;
    const resalted = { staging: { ...(prints as { staging: object }).staging, salt: "another" } };
    const underAnotherSalt = changed(recorded, "estate", { props: { recordedFingerprints: resalted } });
    expect(configVar(underAnotherSalt, "PARTNER_KEY")).toMatchObject({ comparedWith: ["staging"], sameIn: [] });
  });

  test("is compared with nothing where nothing is recorded, or nothing that can be read", () => {
    const nothing = { comparedWith: [], sameIn: [] };
    expect(configVar(sampleEstate(), "PARTNER_KEY")).toMatchObject(nothing);
    expect(configVar(recordedIn("staging", sampleEstate(), { OTHER: "a" }), "PARTNER_KEY")).toMatchObject(nothing);
    const broken = changed(sampleEstate(), "estate", { props: { recordedFingerprints: { staging: "abc" } } });
    expect(configVar(broken, "PARTNER_KEY")).toMatchObject(nothing);
  });

  test("that is not known yet is there, and compared with nothing", () => {
    const later = withVars(sampleEstate(), "sensitiveVars", { PARTNER_KEY: unknown });
    expect(configVar(recordedIn("staging", later, vars), "PARTNER_KEY")).toMatchObject({
      isSensitive: true,
      suspicion: undefined,
      comparedWith: [],
      sameIn: [],
    });
  });

  test("is suspected in plain only", () => {
    const both = withVars(withVars(sampleEstate(), "vars", { A_TOKEN: marker }), "sensitiveVars", { B_TOKEN: marker });
    expect(configVar(both, "A_TOKEN")).toMatchObject({ isSensitive: false, suspicion: "a secret by its name" });
    expect(configVar(both, "B_TOKEN")).toMatchObject({ isSensitive: true, suspicion: undefined });
  });
});

test("a review app's config var is known to be a secret of production's by its fingerprint", () => {
  const review = (value: string) =>
    resource("staging", "PipelineConfigVar", "shop-review", {
      props: { pipelineStage: "review", vars: { MODE: "review" }, sensitiveVars: { KEY: value } },
    });
  const varsOf = (value: string) =>
    viewOf([...recordedIn("production", sampleEstate("staging"), { PARTNER_KEY: marker }), review(value)]).pipelineVars;
  expect(varsOf(marker).map(({ key, stage, isOfProduction }) => [key, stage, isOfProduction])).toEqual([
    ["MODE", "review", false],
    ["KEY", "review", true],
  ]);
  expect(varsOf("another").map(({ isOfProduction }) => isOfProduction)).toEqual([false, false]);
});

test("of a log drain only the scheme is seen", () => {
  const drain = (props: object) => resource("production", "Drain", "shop-drain", { props: { ...props } });
  const schemeOf = (props: object) => viewOf([...sampleEstate(), drain(props)]).drains[0]?.scheme;
  expect(schemeOf({ url: "https://logs.example.org" })).toBe("https");
  expect(schemeOf({ sensitiveUrl: `syslog+tls://${marker}@logs.example.org:514` })).toBe("syslog+tls");
  expect(schemeOf({ sensitiveUrl: marker })).toBeUndefined();
  expect(schemeOf({ sensitiveUrl: unknown })).toBeUndefined();
});

test("no value of a config var, key of a webhook or address of a drain is in the view", () => {
  const facts = declaringVars({ key: "A_TOKEN", kind: "fixed", shared: null });
  const sample = withVars(sampleEstate("staging", facts), "vars", {
    A_TOKEN: marker,
    SITE: `https://a:${marker}@b.org`,
  });
  const more = [
    resource("staging", "Drain", "shop-drain", { props: { sensitiveUrl: `https://${marker}@logs.example.org` } }),
    resource("staging", "PipelineConfigVar", "shop-review", {
      props: { pipelineStage: "review", vars: { A: marker }, sensitiveVars: { B: marker } },
    }),
    resource("staging", "GeneratedSecret", "shop-secret", { props: { value: marker } }),
  ];
  const recorded = recordedIn("production", [...sample, ...more], { PARTNER_KEY: marker, B: marker });
  const written = JSON.stringify(viewOf(recorded));
  expect(written).toContain("A_TOKEN");
  expect(written).not.toContain(marker);
  // Nor what values are told apart by.
  expect(written).not.toContain("own salt");
  expect(written).not.toMatch(/[0-9a-f]{64}/);
});

/** An engine links a resource to its parent, which has to be among those that it shows. */
const withoutStray = ({ urn, type, name, isProtected, props, origins }: Resource) => ({
  urn,
  type,
  name,
  isProtected,
  props,
  origins,
});
