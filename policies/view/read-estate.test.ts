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

/** The view that the pack builds from the engine's resources. */
const viewOf = (resources: readonly Resource[]) => readEstate(shownByEngine(resources).map(resourceOf), today);

const configVar = (resources: readonly Resource[], key: string) =>
  viewOf(resources).configVars.find((each) => each.key === key);

describe("a resource from the engine", () => {
  test("is unwrapped without changes", () => {
    const sample = sampleEstate();
    expect(shownByEngine(sample).map(resourceOf)).toEqual(
      sample.map((each) => expect.objectContaining(withoutParent(each))),
    );
  });

  test("has undefined for unknown values, at any depth, and does not throw", () => {
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
  test("has its descendants at any depth", () => {
    const group = resource("production", "tandem:index:TeamApp", "shop-app");
    const sample = changed(sampleEstate(), "shop-app-config", { parent: group.urn });
    const { configVars, undeclared } = viewOf([...sample, group]);
    expect(new Set(configVars.map(({ service }) => service))).toEqual(new Set(["shop"]));
    expect(undeclared).toEqual([]);
  });

  test("has processes with the app that their appId comes from", () => {
    const sample = sampleEstate();
    expect(viewOf(sample).processes.map(({ app }) => app)).toEqual([
      urnIn(sample, "shop-app"),
      urnIn(sample, "shop-app"),
    ]);
    expect(viewOf(without(sample, "shop-app")).processes.map(({ app }) => app)).toEqual([undefined, undefined]);
  });

  test("has its add-ons with their declarations", () => {
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

  test("is ignored if its declaration is malformed, and its resources are undeclared", () => {
    const found = viewOf(changed(sampleEstate(), "shop", { props: { declared: { name: "shop" } } }));
    expect(found.services).toEqual([]);
    expect(found.undeclared.map(({ name }) => name)).toContain("shop-postgres");
  });
});

test("a resource outside services is undeclared, but not the estate's own resources and a provider", () => {
  const sample = sampleEstate();
  const stray = resource("production", "Pipeline", "old", { parent: undefined });
  const salt = resource("production", "GeneratedSecret", "estate-salt", { parent: urnIn(sample, "estate") });
  const provider = resource("production", "pulumi:providers:heroku", "heroku", { parent: undefined });
  const { undeclared } = viewOf([...sample, stray, salt, provider]);
  expect(undeclared).toEqual([{ urn: stray.urn, name: "old", service: undefined }]);
});

test("without an estate, the environment is the stack name", () => {
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

  test("is compared with another environment's fingerprint, with that environment's salt", () => {
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

  test("is not compared if no readable fingerprint is recorded", () => {
    const nothing = { comparedWith: [], sameIn: [] };
    expect(configVar(sampleEstate(), "PARTNER_KEY")).toMatchObject(nothing);
    expect(configVar(recordedIn("staging", sampleEstate(), { OTHER: "a" }), "PARTNER_KEY")).toMatchObject(nothing);
    const broken = changed(sampleEstate(), "estate", { props: { recordedFingerprints: { staging: "abc" } } });
    expect(configVar(broken, "PARTNER_KEY")).toMatchObject(nothing);
  });

  test("with an unknown value is listed and not compared", () => {
    const later = withVars(sampleEstate(), "sensitiveVars", { PARTNER_KEY: unknown });
    expect(configVar(recordedIn("staging", later, vars), "PARTNER_KEY")).toMatchObject({
      isSensitive: true,
      suspicion: undefined,
      comparedWith: [],
      sameIn: [],
    });
  });

  test("looks like a secret only in plain text", () => {
    const both = withVars(withVars(sampleEstate(), "vars", { A_TOKEN: marker }), "sensitiveVars", { B_TOKEN: marker });
    expect(configVar(both, "A_TOKEN")).toMatchObject({ isSensitive: false, suspicion: "a secret by its name" });
    expect(configVar(both, "B_TOKEN")).toMatchObject({ isSensitive: true, suspicion: undefined });
  });
});

test("a review app's config var is recognized as a production secret by its fingerprint", () => {
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

test("a log drain shows only its scheme", () => {
  const drain = (props: object) => resource("production", "Drain", "shop-drain", { props: { ...props } });
  const schemeOf = (props: object) => viewOf([...sampleEstate(), drain(props)]).drains[0]?.scheme;
  expect(schemeOf({ url: "https://logs.example.org" })).toBe("https");
  expect(schemeOf({ sensitiveUrl: `syslog+tls://${marker}@logs.example.org:514` })).toBe("syslog+tls");
  expect(schemeOf({ sensitiveUrl: marker })).toBeUndefined();
  expect(schemeOf({ sensitiveUrl: unknown })).toBeUndefined();
});

test("the view contains no value of a config var, secret of a webhook or URL of a drain", () => {
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
  // Nor fingerprints and salts.
  expect(written).not.toContain("own salt");
  expect(written).not.toMatch(/[0-9a-f]{64}/);
});

/** The engine links a resource to a parent only if it lists that parent. */
const withoutParent = ({ urn, type, name, isProtected, props, origins }: Resource) => ({
  urn,
  type,
  name,
  isProtected,
  props,
  origins,
});
