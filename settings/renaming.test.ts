import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { formerly, onlyIn, unprotected } from "./declare.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";
import { papertrail, postgres, redis } from "./vendors.ts";

const [shop, page] = example.services;

function linesOf(services: readonly object[], files = exampleFiles, more: object = {}, secrets = exampleSecrets) {
  const declaration = { ...example, ...more };
  // As an uncompiled program would write it.
  Reflect.set(declaration, "services", services);
  const checked = checkSettings(declaration, handOver("staging", files, secrets));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

test("for a renamed service, the error lists what to rename in its stack file, secrets included", () => {
  const staging = exampleFiles.staging.replace("config:", "config:\n  shop:SMTP_PASSWORD: { secure: abc }");
  const lines = linesOf([{ ...shop, name: "store", formerly: "shop" }, page], { ...exampleFiles, staging });
  expect(lines).toContainEqual(
    expect.stringMatching(/estate:services\.shop: .* got an unknown key: rename it store, as index\.ts calls it now$/),
  );
  expect(lines).toContain(
    "Pulumi.staging.yaml: store:SMTP_PASSWORD: expected a secret, got nothing: rename the key shop:SMTP_PASSWORD in the file",
  );
  expect(lines).toContainEqual(
    expect.stringMatching(/ shop:SMTP_PASSWORD: .*: rename it store:SMTP_PASSWORD: its value stays as it is$/),
  );
});

test("for a renamed add-on, the error lists what to rename in the stack file", () => {
  const addons = { logs: formerly(papertrail(), "papertrail"), postgres: shop.addons.postgres };
  expect(linesOf([{ ...shop, addons }, page])).toContainEqual(
    expect.stringMatching(/services\.shop\.addons\.papertrail: .*: rename it logs, as index\.ts calls it now$/),
  );
});

test("a former name that something has now, or that two claim, is refused", () => {
  const { addons } = shop;
  expect(linesOf([shop, { ...page, formerly: "shop" }])).toEqual([
    "index.ts: services.page.formerly: expected a name that no service has now, got shop",
  ]);
  expect(
    linesOf([
      { ...shop, formerly: ["boutique"] },
      { ...page, formerly: "boutique" },
    ]),
  ).toEqual([
    "index.ts: services.page.formerly: expected the former name of one service, got boutique, which another claims too",
  ]);
  expect(linesOf([{ ...shop, addons: { ...addons, papertrail: formerly(papertrail(), "postgres") } }, page])).toEqual([
    "index.ts: services.shop.addons.papertrail.formerly: expected a name that no add-on has now, got postgres",
  ]);
});

test("the words for removing and renaming say something, or are findings", () => {
  const environments = { unprotected: { prod: "x" } };
  expect(linesOf([{ ...shop, unprotected: " " }, page], exampleFiles, environments)).toEqual([
    "index.ts: unprotected.prod: expected staging or production, got prod",
    'index.ts: services.shop.unprotected: expected a reason why it may be deleted, got " "',
  ]);
  // What is of another shape is found first, and alone.
  expect(linesOf([shop, { ...page, formerly: 7 }], exampleFiles, environments)).toEqual([
    "index.ts: services.page.formerly: expected the name that it had, or a list of names, got a number",
  ]);
});

test("why something may be deleted is known of the add-on, its service, or the whole environment", () => {
  const reasonsIn = (declared: object, more: object = {}) => {
    const declaration = { ...example, ...more, services: [{ ...shop, ...declared }, page] } as typeof example;
    const checked = checkSettings(declaration, handOver("production", exampleFiles, exampleSecrets));
    if ("findings" in checked) throw new Error(checked.findings.map(lineOf).join("\n"));
    const [first] = checked.settings.services;
    return [first?.unprotected, ...(first?.addons.map(({ unprotected: why }) => why) ?? [])];
  };
  const database = postgres({ ...shop.addons.postgres, backup: { kind: "noBackup", reason: "empty" } });
  const addons = {
    ...shop.addons,
    postgres: onlyIn("production", unprotected(database, "it is empty"), "staging has none"),
  };
  expect(reasonsIn({})).toEqual([undefined, undefined, undefined]);
  expect(reasonsIn({ unprotected: "it is closed" })).toEqual(["it is closed", "it is closed", "it is closed"]);
  expect(reasonsIn({ addons, broker: undefined })).toEqual([undefined, "it is empty", undefined]);
  const whole = { unprotected: { production: "it moves" } };
  expect(reasonsIn({}, whole)).toEqual(["it moves", "it moves", "it moves"]);
  expect(unprotected(redis(), "it is a cache")).toMatchObject({ unprotected: "it is a cache" });
});
