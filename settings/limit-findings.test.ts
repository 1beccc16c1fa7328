import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import {
  collaborator,
  type EstateDeclaration,
  email,
  fixed,
  generated,
  logDrain,
  perEnvironment,
  type ServiceDeclaration,
  secret,
} from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

const [shop, page] = example.services;

interface Change {
  readonly secrets?: Readonly<Record<string, string>>;
  edit?(text: string): string;
}

/** What is found in a first preview of the example with a change of one service: no app is there yet. */
function linesOf(change: Partial<ServiceDeclaration>, { secrets = {}, edit = (text) => text }: Change = {}): string[] {
  const declaration: EstateDeclaration = { ...example, services: [{ ...shop, drains: {}, ...change }, page] };
  const files = { ...exampleFiles, staging: edit(exampleFiles.staging) };
  const checked = checkSettings(declaration, handOver("staging", files, { "shop:SMTP_PASSWORD": "x", ...secrets }));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

const names = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

test("an app has at most five drains", () => {
  const found = (count: number) => {
    const all = names(count, "drain").map((name) => [name, `https://${name}.example.org`] as const);
    return linesOf(
      { drains: Object.fromEntries(all.map(([name, to]) => [name, logDrain(to)])) },
      { secrets: Object.fromEntries(all.map(([name, to]) => [`shop:drains.${name}`, `${to}/marker`])) },
    );
  };
  expect(found(5)).toEqual([]);
  expect(found(6)).toEqual(["index.ts: services.shop.drains: expected at most 5 log drains in staging, got 6"]);
});

test("an app has at most ten webhooks, of which each notice is one", () => {
  const found = (count: number) => linesOf({ notices: names(count, "list").map((name) => email(`${name}@a.test`)) });
  expect(found(10)).toEqual([]);
  expect(found(11)).toEqual([
    "index.ts: services.shop.notices: expected at most 10 notices in staging, each of which is a webhook of the app, got 11",
  ]);
});

test("config vars have at most 64 kB in all, secrets and what stands in the stack file included, and no value is shown", () => {
  const config = { ...shop.config, LARGE: fixed("m".repeat(40_000)), TOKEN: secret(), OTHER: generated() };
  const found = (bytes: number) => linesOf({ config }, { secrets: { "shop:TOKEN": "marker-".padEnd(bytes, "x") } });
  expect(found(20_000)).toEqual([]);
  expect(found(30_000)).toEqual([
    expect.stringMatching(
      /^index\.ts: services\.shop\.config: expected at most 65536 bytes of keys and values on an app, got 70\d{3}, most of them in LARGE: keep large/,
    ),
  ]);
  const edit = (text: string) => text.replace("LOG_LEVEL: debug", `LOG_LEVEL: ${"m".repeat(70_000)}`);
  expect(linesOf({ config: { ...shop.config, LOG_LEVEL: perEnvironment() } }, { edit })).toEqual([
    expect.stringMatching(/got 70\d{3}, most of them in LOG_LEVEL: /),
  ]);
});

test.each(["HEROKU_APP_NAME", "__KEY"])("the config var %s is the platform's own", (key) => {
  const config = { ...shop.config, [key]: fixed("x") };
  expect(linesOf({ config })).toContain(
    `index.ts: services.shop.config.${key}: expected a key that begins with neither HEROKU_ nor __, got ${key}`,
  );
});

test("DATABASE_URL is Postgres's own", () => {
  expect(linesOf({ config: { ...shop.config, DATABASE_URL: fixed("x") } })).toEqual([
    "index.ts: services.shop.config.DATABASE_URL: expected a key that no add-on sets, got DATABASE_URL, which postgres sets",
  ]);
});

test("a person is one in whatever case the account is written", () => {
  const access = [collaborator("Ana@example.org", "deploy"), collaborator("ana@Example.org", "view")];
  expect(linesOf({ access })).toEqual([
    "index.ts: services.shop.access.ana@example.org: expected each name once, got ana@example.org twice",
  ]);
});

test("two drains have one address in whatever way it is written", () => {
  const to = "https://a.example.org";
  const secrets = { "shop:drains.one": `${to}/x`, "shop:drains.other": "https://A.example.org:443/x" };
  expect(linesOf({ drains: { one: logDrain(to), other: logDrain(to) } }, { secrets })).toEqual([
    "Pulumi.staging.yaml: shop:drains.other: expected an address of its own, got that of shop:drains.one",
  ]);
});

test("an app runs at most 100 dynos, and two process types of the size Eco", () => {
  const types = ["web", "worker", "clock"] as const;
  const found = (quantity: number, size: string) => {
    const processes = types.map((type) => `${type}: { quantity: ${quantity}, size: ${size} }`).join("\n        ");
    const edit = (text: string) => text.replace(/web: \{[^}]*\}\n\s*worker: \{[^}]*\}/, processes);
    return linesOf({ processes: types }, { edit });
  };
  expect(found(33, "Standard-1X")).toEqual([]);
  expect(found(34, "Standard-1X")).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.processes: expected at most 100 dynos of an app, got 102",
  ]);
  expect(found(1, "Eco")).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.processes: expected at most 2 processes of the size Eco, got 3",
  ]);
});
