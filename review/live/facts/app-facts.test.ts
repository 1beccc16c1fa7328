import { expect, test } from "vitest";
import { type AddonRow, AppRow, CollaboratorRow, type DomainRow } from "../wire.ts";
import * as facts from "./app-facts.ts";

/** An app as `GET /apps/{app}` gives it, with what no fact needs. */
const app = (more: object = {}): AppRow =>
  AppRow.parse({
    id: "a1",
    name: "shop-staging",
    acm: false,
    region: { id: "r1", name: "us" },
    stack: { id: "s1", name: "heroku-24" },
    build_stack: { id: "s1", name: "heroku-24" },
    space: null,
    web_url: "https://shop-staging-1234.herokuapp.com/",
    ...more,
  });

test("the stack, and the one that the next build will use", () => {
  expect(facts.stackFacts(app())).toEqual([["stack", "heroku-24"]]);
  expect(facts.stackFacts(app({ build_stack: { name: "heroku-22" } }))).toEqual([
    ["stack", "heroku-24"],
    ["stack.next", "heroku-22"],
  ]);
});

test("the region, and the private space", () => {
  expect(facts.regionFacts(app())).toEqual([["region", "us"]]);
  expect(facts.regionFacts(app({ space: { name: "quiet" } }))).toEqual([
    ["region", "us"],
    ["region.space", "quiet"],
  ]);
});

test("buildpacks in their order, by name or address, without what opens a private one", () => {
  const url = "https://builder:marker@example.org/pack.git?token=marker#v2";
  expect(
    facts.buildpackFacts([
      { ordinal: 1, buildpack: { name: url, url } },
      { ordinal: 0, buildpack: { name: "heroku/nodejs", url: "urn:buildpack:heroku/nodejs" } },
    ]),
  ).toEqual([["buildpacks", "heroku/nodejs, https://example.org/pack.git#v2"]]);
  expect(facts.buildpackFacts([])).toEqual([]);
});

test("processes with number and size", () => {
  expect(facts.processFacts([{ type: "web", quantity: 2, dyno_size: { name: "Standard-1X" } }])).toEqual([
    ["processes.web", "yes"],
    ["processes.web.quantity", "2"],
    ["processes.web.size", "Standard-1X"],
  ]);
});

test("features that are on", () => {
  const rows = [
    { name: "preboot", enabled: true },
    { name: "http-session-affinity", enabled: false },
  ];
  expect(facts.featureFacts(rows)).toEqual([["features.preboot", "on"]]);
});

const domain = (hostname: string, more: Partial<DomainRow> = {}): DomainRow => ({
  hostname,
  kind: "custom",
  acm_status: null,
  sni_endpoint: null,
  ...more,
});
const herokus = domain("shop-1234.herokuapp.com", { kind: "heroku" });

test.each<[what: string, acm: boolean, rows: DomainRow[], found: Record<string, string>]>([
  ["no custom domain", false, [herokus], {}],
  ["none, and certificates all the same", true, [herokus], { "certificates.kind": "automatic" }],
  [
    "automatic certificates, one under way",
    true,
    [
      herokus,
      domain("b.example.org", { acm_status: "ok" }),
      domain("a.example.org"),
      domain("c.example.org", { acm_status: "verified" }),
    ],
    {
      "domains.custom": "3",
      "domains.hostnames": "a.example.org, b.example.org, c.example.org",
      "certificates.kind": "automatic",
      "certificates.state": "ok, waiting",
    },
  ],
  [
    "a custom certificate, and a domain without",
    false,
    [domain("a.example.org", { sni_endpoint: { id: "e1" } }), domain("b.example.org")],
    {
      "domains.custom": "2",
      "domains.hostnames": "a.example.org, b.example.org",
      "certificates.kind": "none, own",
    },
  ],
])("domains: %s", (_, acm, rows, found) => {
  expect(Object.fromEntries(facts.domainFacts(app({ acm }), rows))).toEqual(found);
});

test("drains by add-on service or receiver, never with what a URL keeps secret", () => {
  const papertrail = { id: "d1", addon_service: { name: "papertrail" } } as AddonRow;
  const rows = [
    { url: "syslog+tls://logs-1.example.org:6514", addon: { id: "d1" } },
    { url: "https://user:marker@logs.example.org/marker?key=marker", addon: null },
    { url: "https://logs.example.org/other", addon: null },
    { url: "marker", addon: null },
    { url: "syslog://elsewhere.example.org", addon: { id: "d2" } },
  ].map((row, index) => ({ ...row, id: `drain-${index}` }));
  expect(facts.drainFacts(rows, [papertrail])).toEqual([
    ["drains.papertrail", "1"],
    ["drains.https://logs.example.org", "2"],
    ["drains.an address that is no URL", "1"],
    ["drains.an add-on", "1"],
  ]);
});

test("webhooks by whom a relay writes to, or by receiver", () => {
  const include = ["api:release", "api:build"];
  expect(
    facts.webhookFacts([
      { url: "https://notices.example.org/heroku?to=List%40example.org", include, level: "sync" },
      { url: "https://hooks.example.org/services/marker?to=marker", include: ["api:release"], level: "notify" },
    ]),
  ).toEqual([
    ["webhooks.list@example.org", "api:build, api:release, sync, by https://notices.example.org"],
    ["webhooks.https://hooks.example.org", "api:release, notify"],
  ]);
});

test("access by account; a team's own account is left out", () => {
  const row = (email: string, role: string | null, permissions: string[] = []) =>
    CollaboratorRow.parse({ user: { email }, role, permissions: permissions.map((name) => ({ name })) });
  expect(
    facts.accessFacts([
      row("example-library@herokumanager.com", "owner", ["manage"]),
      row("Ana@example.org", "collaborator", ["operate", "deploy"]),
      row("admin@example.org", "admin", ["manage"]),
      row("person@example.org", "owner"),
      row("viewer@example.org", null),
    ]),
  ).toEqual([
    ["access.ana@example.org", "view, deploy, operate"],
    ["access.admin@example.org", "admin"],
    ["access.person@example.org", "owner"],
    ["access.viewer@example.org", "view"],
  ]);
});
