import { log, RunError } from "@pulumi/pulumi";
import { afterEach, expect, test, vi } from "vitest";
import { type Addon, customDomain, daily, external, route53, service } from "../settings/declare.ts";
import type { EstateSettings, ServiceSettings } from "../settings/settings.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { otherAddon, papertrail, postgres, proximo, redis } from "../settings/vendors.ts";
import { lookUp } from "./look-up.ts";
import { everythingFound, type LookUps, mockEngine, notFound, soldBy, zoneId } from "./test/mock-engine.ts";

interface Parts {
  readonly addons?: Readonly<Record<string, [addon: Addon, plan: string]>>;
  readonly size?: string;
  readonly space?: string;
  readonly zone?: string;
}

function settingsOf(services: Readonly<Record<string, Parts>>): EstateSettings {
  const each = Object.entries(services).map(([name, { addons = {}, size = "Basic", space, zone }]): ServiceSettings => {
    const dns = zone === undefined ? external() : route53(zone);
    return {
      declaration: service({ name, processes: ["web"], domain: customDomain({ dns }), ...(space && { space }) }),
      appName: `${name}-staging`,
      maintenance: false,
      processes: [{ type: "web", quantity: 1, size }],
      addons: Object.entries(addons).map(([slot, [addon, plan]]) => ({
        slot,
        addon,
        plan: `${addon.vendor.service}:${plan}`,
      })),
      vars: {},
      secretKeys: [],
      generatedKeys: [],
      domain: { hostname: `${name}.example.org`, dns, apex: undefined },
      drains: [],
      notices: [],
      access: [],
    };
  });
  const declaration = {
    environments: ["staging", "production"] as const,
    services: each.map((one) => one.declaration),
  };
  return { environment: "staging", declaration, team: "example-library", services: each };
}

/** What the look-ups find, what they refuse, and what they warn of. */
async function found(services: Readonly<Record<string, Parts>>, lookUps: LookUps = {}) {
  const asked: string[] = [];
  const known: LookUps = { ...everythingFound, getApp: noApp, ...lookUps };
  const noted = Object.entries(known).map(([name, answer]): [string, LookUps[string]] => {
    const note = (inputs: Record<string, unknown>) => {
      asked.push(name);
      return answer(inputs);
    };
    return [name, note];
  });
  await mockEngine(handOver("staging", {}), Object.fromEntries(noted));
  const warned = vi.spyOn(log, "warn").mockResolvedValue();
  const answer = await lookUp(settingsOf(services)).catch((reason: unknown) => reason);
  const warnings = warned.mock.calls.map(([message]) => message);
  if (RunError.isInstance(answer)) return { problems: answer.message.split("\n"), warnings, asked };
  return { surroundings: answer, warnings, asked, problems: [] };
}

afterEach(() => {
  vi.restoreAllMocks();
});

const noApp = notFound('name: expected an app, got "x", which Heroku does not know');
const database = postgres({ backup: daily("02:00", "UTC") });

test("prices are known by plan and by size, zones by name", async () => {
  const { surroundings } = await found({ shop: { addons: { logs: [papertrail(), "fixa"] }, zone: "example.org" } });
  expect(surroundings).toMatchObject({ team: { name: "example-library" }, zones: new Map([["example.org", zoneId]]) });
  const { plans, dynos } = Object(surroundings).prices;
  expect(plans.get("papertrail:fixa")).toMatchObject({ cents: 700, unit: "month" });
  expect(dynos.get("Basic")).toEqual({ cents: 700, unit: "month" });
});

test("each vendor, each zone and the sizes are asked for once, and AWS only where it is declared", async () => {
  const parts: Parts = { addons: { a: [papertrail(), "fixa"], b: [papertrail(), "choklad"] }, zone: "example.org" };
  const { asked } = await found({ shop: parts, page: parts });
  expect(asked.sort()).toEqual(["getAddonService", "getDynoSizes", "getTeam", "getZone"]);
  expect((await found({ shop: {} })).asked.sort()).toEqual(["getDynoSizes", "getTeam"]);
});

test("an unknown plan is reported with its path and the plans that exist, the cheapest first", async () => {
  const { problems } = await found({ shop: { addons: { db: [database, "standard-O"] } } });
  expect(problems).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.addons.db.plan: expected a plan of heroku-postgresql, the cheapest first: essential-0 or standard-0, got standard-O: did you mean standard-0",
  ]);
});

test("a plan that is sold no more goes on, at its price", async () => {
  const { surroundings, problems } = await found(
    { shop: { addons: { db: [database, "hobby-dev"] } } },
    { getAddonPlan: ({ plan }) => ({ name: plan, cents: 900, unit: "month", contract: false, metered: false }) },
  );
  expect(problems).toEqual([]);
  expect(Object(surroundings).prices.plans.get("heroku-postgresql:hobby-dev")).toMatchObject({ cents: 900 });
});

test("an unknown vendor is reported with its place in index.ts", async () => {
  const { problems } = await found({
    shop: { addons: { cache: [otherAddon("heroku-reddis", { firstPlan: "mini" }), "mini"] } },
    page: { addons: { search: [otherAddon("bonsai", { firstPlan: "sandbox" }), "sandbox"] } },
  });
  expect(problems).toEqual([
    "index.ts: services.shop.addons.cache: expected an add-on service that Heroku has, got heroku-reddis: did you mean heroku-redis",
    "index.ts: services.page.addons.search: expected an add-on service that Heroku has, got bonsai: see heroku addons:services",
  ]);
});

test("a dyno size that Heroku no longer lists is reported with its path", async () => {
  const { problems } = await found({ shop: { size: "Performance-M" } });
  expect(problems).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.processes.web.size: expected a size that Heroku has: Eco, Basic, Standard-1X or Standard-2X, got Performance-M",
  ]);
});

test("a size of private spaces has its price, and an unknown size is reported with those that exist", async () => {
  const getDynoSizes: LookUps[string] = () => ({
    sizes: [
      { name: "private-s", cents: 22_500, unit: "month" },
      { name: "Private-M", cents: null, unit: "month" },
      { name: "Basic", cents: 700, unit: "month" },
    ],
  });
  const inSpace = (size: string) => found({ shop: { size, space: "example-space" } }, { getDynoSizes });
  const { dynos } = Object((await inSpace("Private-S")).surroundings).prices;
  expect(dynos.get("Private-S")).toEqual({ cents: 22_500, unit: "month" });
  expect((await inSpace("Private-L")).problems).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.processes.web.size: expected a size that Heroku has: Private-S or Private-M, got Private-L",
  ]);
});

const shut = (...slugs: string[]): LookUps => ({
  getAddonService: ({ service: slug }) => soldBy(String(slug), slugs.includes(String(slug)) ? "shutdown" : "ga"),
});

test("a vendor that was shut down is refused, with the word for another that does its job", async () => {
  const { problems, warnings } = await found(
    { shop: { addons: { egress: [proximo(), "development"] } } },
    shut("proximo"),
  );
  expect(problems).toEqual([
    "index.ts: services.shop.addons.egress: expected an add-on service that Heroku still sells, got proximo, which was shut down: quotaGuard() does the same job (egress)",
  ]);
  expect(warnings).toEqual([]);
});

test("another that was shut down as well is not proposed", async () => {
  const { problems } = await found(
    { shop: { addons: { cache: [redis(), "mini"] } } },
    shut("heroku-redis", "rediscloud"),
  );
  expect(problems).toEqual([
    "index.ts: services.shop.addons.cache: expected an add-on service that Heroku still sells, got heroku-redis, which was shut down: nothing else in the catalogue does its job: choose one of heroku addons:services, and declare it as otherAddon(…)",
  ]);
});

test("where the app is there already, a vendor that was shut down is warned of: the add-on may be there too", async () => {
  const { problems, warnings } = await found(
    { shop: { addons: { egress: [proximo(), "development"] } } },
    { ...shut("proximo"), getApp: ({ name }) => ({ id: "1", name }) },
  );
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining("quotaGuard() does the same job")]);
});

test("only apps with an add-on of a vendor that was shut down are asked for, each once", async () => {
  const names: unknown[] = [];
  const getApp = ({ name }: Record<string, unknown>) => {
    names.push(name);
    return { id: "1", name };
  };
  const egress: Addon = proximo();
  const { problems, warnings } = await found(
    {
      shop: { addons: { a: [egress, "development"], b: [egress, "development"], logs: [papertrail(), "fixa"] } },
      page: { addons: { logs: [papertrail(), "fixa"] } },
    },
    { ...shut("proximo"), getApp },
  );
  expect({ problems, warnings: warnings.length, names }).toEqual({
    problems: [],
    warnings: 2,
    names: ["shop-staging"],
  });
});

test("a missing hosted zone is reported with service and zone", async () => {
  const { problems } = await found(
    { shop: { zone: "example.org" }, page: { zone: "example.com" } },
    {
      getZone: ({ name }) =>
        name === "example.org"
          ? notFound("no matching Route 53 Hosted Zone found")()
          : notFound("No valid credential sources found")(),
    },
  );
  expect(problems).toEqual([
    "index.ts: services.shop.domain: expected the hosted zone example.org in Route 53, got none of that name: make it first, or check region and account of the AWS credentials",
    expect.stringMatching(
      /^index\.ts: services\.page\.domain: expected the hosted zone example\.com in Route 53, got no answer: .*No valid credential/,
    ),
  ]);
});

test("all mistakes are reported at once", async () => {
  const { problems } = await found(
    { shop: { addons: { logs: [papertrail(), "none"] }, size: "Performance-L", zone: "example.org" } },
    { getZone: notFound("no matching Route 53 Hosted Zone found") },
  );
  expect(problems).toHaveLength(3);
});

test("a team that Heroku does not know is the stack file's mistake, one that could not be looked up is not", async () => {
  const unknown = notFound('name: expected a team that this key can see, got "x"');
  expect((await found({ shop: {} }, { getTeam: unknown })).problems).toEqual([
    'Pulumi.staging.yaml: estate:team: expected a team that this key can see, got "x"',
  ]);
  const refused = notFound("GET /teams/x: Invalid credentials provided. (401 unauthorized)");
  expect((await found({ shop: {} }, { getTeam: refused })).problems).toEqual([
    "GET /teams/x: Invalid credentials provided. (401 unauthorized)",
  ]);
});

test("a variable of the environment that is wrong is no mistake in the stack file, and is named", async () => {
  const said = 'HEROKU_API_URL: expected an https:// address, got "x"; correct it';
  expect((await found({ shop: {} }, { getTeam: notFound(said) })).problems).toEqual([said]);
});

test("a run goes on when prices cannot be read", async () => {
  const unwell = notFound("GET /addon-services: 503 from Heroku");
  const { problems, warnings } = await found(
    { shop: { addons: { logs: [papertrail(), "fixa"] } } },
    { getAddonService: unwell, getDynoSizes: unwell },
  );
  expect(problems).toEqual([]);
  expect(warnings.toSorted()).toEqual([
    expect.stringMatching(/^the plans of papertrail could not be looked up, .*503/),
    expect.stringMatching(/^the sizes of dynos could not be looked up, .*503/),
  ]);
});

test("vendors whose plans cannot be had for the same reason are one warning, another reason is its own", async () => {
  const refusal = (slug: unknown) =>
    slug === "proximo"
      ? notFound(`GET /addon-services/${slug}/plans: no answer in 30 s`)()
      : notFound(`GET /addon-services/${slug}/plans: unwell (503 server_error, request r-${slug})`)();
  const { warnings } = await found(
    {
      shop: { addons: { logs: [papertrail(), "fixa"], egress: [proximo(), "development"] } },
      page: { addons: { db: [database, "standard-0"], cache: [redis(), "mini"] } },
    },
    { getAddonService: ({ service: slug }) => refusal(slug) },
  );
  expect(warnings).toEqual([
    expect.stringMatching(
      /^the plans of heroku-postgresql, heroku-redis and papertrail could not be looked up, so that none has a price: .*503/,
    ),
    expect.stringMatching(/^the plans of proximo could not be looked up, .*no answer in 30 s$/),
  ]);
});
