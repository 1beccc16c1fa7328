import { expect, test } from "vitest";
import { declaredManifest } from "../parity/declared/declared-manifest.ts";
import { checkSettings } from "../settings/check-settings.ts";
import { type Addon, type EstateDeclaration, formerly, onlyIn, type ServiceDeclaration } from "../settings/declare.ts";
import { example, exampleFiles, exampleSecrets } from "../settings/test/example.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { papertrail, redis } from "../settings/vendors.ts";
import { refusedMoves } from "./moves.ts";
import type { Recorded } from "./recorded-environments.ts";
import { type RecordedService, recordedServices } from "./recorded-services.ts";
import { refusedRemovals } from "./removals.ts";

const [shop, page] = example.services;

const shopAsRecorded: RecordedService = {
  app: "shop-production",
  addons: {
    postgres: { plan: "heroku-postgresql:standard-0", backup: { kind: "daily" } },
    papertrail: { plan: "papertrail:fixa" },
  },
};

/** What the last `up` of an environment has recorded of `shop`. */
function recorded(environment: "staging" | "production", service: RecordedService = shopAsRecorded): Recorded {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error("expected settings without findings");
  const manifest = declaredManifest(checked.settings);
  return {
    kind: "recorded",
    manifest,
    services: recordedServices({ services: { shop: service } }, manifest),
    fingerprints: undefined,
  };
}

const refusedOf = (
  services: EstateDeclaration["services"],
  production: Recorded = recorded("production"),
  staging: Recorded = recorded("staging"),
) =>
  refusedRemovals(
    { environments: ["staging", "production"], services },
    new Map([
      ["staging", staging],
      ["production", production],
    ]),
  );

test("a service that production protects is not removed, and what would be lost is named", () => {
  expect(refusedOf([page])).toEqual([
    'index.ts: services.shop: expected unprotected: "<why it may be deleted>", deployed to production before the removal, got a removal that would delete the app shop-production and the data of postgres (heroku-postgresql:standard-0): nothing was deleted; declare it again with that, run up for staging and production, and then remove it',
  ]);
});

test("a service without data is protected for its app", () => {
  expect(refusedOf([shop])).toEqual([expect.stringContaining("index.ts: services.page: ")]);
});

test("an add-on that holds data is not removed, one without data is", () => {
  const { postgres, papertrail } = shop.addons;
  expect(refusedOf([{ ...shop, addons: { papertrail } }, page])).toEqual([
    expect.stringMatching(
      /services\.shop\.addons\.postgres: expected unprotected\(…, .* got a removal that would delete the data of postgres/,
    ),
  ]);
  expect(refusedOf([{ ...shop, addons: { postgres } }, page])).toEqual([]);
});

test("another vendor's add-on under the same name is a removal", () => {
  expect(refusedOf([{ ...shop, addons: { ...shop.addons, postgres: redis() } }, page])).toHaveLength(1);
});

test("what the last up of production recorded as unprotected may be removed, what staging recorded does not count", () => {
  const reason = { unprotected: "it is closed" };
  expect(refusedOf([page], recorded("production", { ...shopAsRecorded, ...reason }))).toEqual([]);
  const { postgres } = shopAsRecorded.addons;
  const addons = { ...shopAsRecorded.addons, ...(postgres && { postgres: { ...postgres, ...reason } }) };
  const production = recorded("production", { ...shopAsRecorded, addons });
  expect(refusedOf([{ ...shop, addons: { papertrail: shop.addons.papertrail } }, page], production)).toEqual([]);
  expect(refusedOf([page], production)).toHaveLength(1);
});

test("what is renamed is no removal, unless its new name was there beside it", () => {
  const { postgres, papertrail } = shop.addons;
  const renamed = {
    ...shop,
    name: "store",
    formerly: "shop",
    addons: { papertrail, main: formerly(postgres, "postgres") },
  };
  expect(refusedOf([renamed, page])).toEqual([]);
  expect(refusedOf([{ ...page, formerly: "shop" }])).toHaveLength(1);
});

test("where production was never brought up, or cannot be read, nothing is refused here: its data is protected all the same", () => {
  expect(refusedOf([], { kind: "never", reason: "not yet" })).toEqual([]);
  expect(refusedOf([], { kind: "unread", reason: "no passphrase" })).toEqual([]);
});

test("a stack whose outputs tell nothing of its services still names them by its manifest", () => {
  const { manifest } = recorded("production") as Extract<Recorded, { kind: "recorded" }>;
  const services = recordedServices({}, manifest);
  expect(services.shop).toEqual({ app: "shop-production", addons: {} });
});

test("an add-on that comes back under another name is first said to be renamed by formerly, which keeps what it holds", () => {
  const { postgres, papertrail } = shop.addons;
  const [refused, ...more] = refusedOf([{ ...shop, addons: { papertrail, store: postgres } }, page]);
  expect(more).toEqual([]);
  expect(refused).toContain(
    'nothing was deleted; if it was renamed store, write formerly(…, "postgres") there, which keeps what it holds; otherwise declare it again with that',
  );
  // A log is a history too.
  const logs = refusedOf([{ ...shop, addons: { postgres, logs: papertrail } }, page]);
  expect(logs).toEqual([
    expect.stringMatching(
      /addons\.papertrail: .* would delete what papertrail \(papertrail:fixa\) has collected: .* if it was renamed logs, write formerly\(…, "papertrail"\) there/,
    ),
  ]);
  const reason = { unprotected: "a fresh log is wanted" };
  const addons = { ...shopAsRecorded.addons, papertrail: { plan: "papertrail:fixa", ...reason } };
  const lifted = recorded("production", { ...shopAsRecorded, addons });
  expect(refusedOf([{ ...shop, addons: { postgres, logs: papertrail } }, page], lifted)).toEqual([]);
});

test("a service that comes back under another name is first said to be renamed by formerly, one with other parts is not", () => {
  expect(refusedOf([{ ...shop, name: "store" }, page])).toEqual([
    expect.stringContaining(
      'nothing was deleted; if it was renamed store, write formerly: "shop" there, which keeps app and data; otherwise declare it again with that',
    ),
  ]);
  const other = { ...shop, name: "store", addons: { papertrail: shop.addons.papertrail } };
  expect(refusedOf([other, page])).toEqual([expect.not.stringContaining("formerly")]);
});

const cache = { cache: { plan: "heroku-redis:mini", backup: { kind: "rebuilt" } } };
const stagingWith = (addons: RecordedService["addons"]) =>
  recorded("staging", { ...shopAsRecorded, addons: { ...shopAsRecorded.addons, ...addons } });
const onlyStaging = (addon: Addon) => onlyIn("staging", addon, "it is tried out");

test("an add-on that only staging has is not renamed without formerly, and is removed in one step", () => {
  const edited = (addons: ServiceDeclaration["addons"], staging = stagingWith(cache)) =>
    refusedOf([{ ...shop, addons: { ...shop.addons, ...addons } }, page], recorded("production"), staging);
  expect(edited({ store: onlyStaging(redis()) })).toEqual([
    'index.ts: services.shop.addons.cache: expected formerly where it was renamed, or its removal in a change of its own, got a removal that would delete the data of cache (heroku-redis:mini) in staging, and something alike under another name: nothing was deleted; if it was renamed store, write formerly(…, "cache") there, which keeps what it holds; otherwise remove it, run up for staging, and then add the other one',
  ]);
  expect(edited({ store: onlyStaging(formerly(redis(), "cache")) })).toEqual([]);
  expect(edited({})).toEqual([]);
  expect(edited({ store: onlyIn("production", redis(), "it grows there") })).toEqual([]);
  const unprotected = { cache: { ...cache.cache, unprotected: "it is empty" } };
  expect(edited({ store: onlyStaging(redis()) }, stagingWith(unprotected))).toEqual([]);
  const logs = stagingWith({ lines: { plan: "papertrail:choklad" } });
  expect(edited({ log: onlyStaging(papertrail()) }, logs)).toEqual([
    expect.stringMatching(
      /what lines \(papertrail:choklad\) has collected in staging, .* write formerly\(…, "lines"\)/,
    ),
  ]);
});

test("a service that only staging was brought up with is not renamed without formerly, and is removed in one step", () => {
  const never = { kind: "never", reason: "not yet" } as const;
  expect(refusedOf([{ ...shop, name: "store" }, page], never)).toEqual([
    expect.stringMatching(
      /services\.shop: .* would delete the app shop-production and the data of postgres \(\S+\) in staging, .* write formerly: "shop" there, which keeps app and data; otherwise remove it, run up for staging,/,
    ),
  ]);
  expect(refusedOf([{ ...shop, name: "store", formerly: "shop" }, page], never)).toEqual([]);
  expect(refusedOf([page], never)).toEqual([]);
});

test("formerly is not advised of a name that another environment, or another vendor's add-on, goes on having", () => {
  const { postgres, papertrail: lines } = shop.addons;
  const moved = { ...shop.addons, cache: onlyIn("production", redis(), "it is big"), tried: onlyStaging(redis()) };
  const production = recorded("production", { ...shopAsRecorded, addons: { ...shopAsRecorded.addons, ...cache } });
  expect(refusedOf([{ ...shop, addons: moved }, page], production, stagingWith(cache))).toEqual([]);
  const swapped = { papertrail: lines, postgres: redis(), main: postgres };
  expect(refusedOf([{ ...shop, addons: swapped }, page])).toEqual([expect.not.stringContaining("formerly")]);
});

test("a service that production protects is not moved to another region or space before it is unprotected, whatever it is called now", () => {
  const movedOf = (service: object, production = recorded("production")) =>
    refusedMoves(
      { environments: ["staging", "production"], services: [{ ...shop, ...service }, page] },
      new Map([["production", production]]),
    );
  expect(movedOf({})).toEqual([]);
  expect(movedOf({ region: "us" })).toEqual([]);
  expect(movedOf({ region: "eu" })).toEqual([
    'index.ts: services.shop.region: expected us, or unprotected: "<why it may be deleted>" on the service, deployed to production before the move, got eu, which would delete the app shop-production and the data of postgres (heroku-postgresql:standard-0), and create them again, empty: nothing was deleted; put us back, add that to the service, run up for staging and production, and then move it',
  ]);
  expect(movedOf({ space: "ours" })).toEqual([expect.stringContaining("services.shop.space: expected none, or ")]);
  expect(movedOf({ name: "store", formerly: "shop", region: "eu" })).toEqual([
    expect.stringContaining("services.store.region: "),
  ]);
  const lifted = recorded("production", { ...shopAsRecorded, unprotected: "it moves" });
  expect(movedOf({ region: "eu" }, lifted)).toEqual([]);
});
