import { describe, expect, test } from "vitest";
import type { Difference } from "../../../parity/difference.ts";
import { differenceIn } from "../../../parity/test/differences.ts";
import type { Report } from "../../report/report.ts";
import { change, drifted, shown, subject } from "../../test/sample-objects.ts";
import { cleanReport, cleanReview, sampleReport, withEnvironments } from "../../test/sample-report.ts";
import { boardOf, type ServiceRow } from "./board-model.ts";
import type { Part } from "./part-model.ts";

const row = (report: Report, name: string): ServiceRow => {
  const found = boardOf(report).find((each) => each.name === name);
  if (found === undefined) throw new Error(`expected a row of ${name}`);
  return found;
};
const parts = (report: Report, name: string, at: number): readonly Part[] => row(report, name).cards[at]?.parts ?? [];

const difference = (path: string, verdict: Difference["verdict"]): Difference =>
  differenceIn(path, [undefined, undefined], {
    service: "catalog",
    verdict,
    reason: { code: "declared", text: "because" },
  });

const compared = (...differences: Difference[]): Report => ({
  ...cleanReport,
  parity: [{ environments: ["staging", "production"], basis: "live", differences, same: 1 }],
});

describe("a card", () => {
  test("lists what a service is made of, the same parts in each environment", () => {
    const [staging, production] = [0, 1].map((at) =>
      parts(sampleReport, "credits", at).map(({ label, text }) => [label, text]),
    );
    expect(staging).toEqual([
      ["web", "1 × Basic"],
      ["postgres", "heroku-postgresql:essential-0"],
      ["redis", "rediscloud:30"],
      ["papertrail", "papertrail:choklad"],
      ["rollbar", "rollbar:free"],
      ["graph", undefined],
    ]);
    expect(production?.map(([label]) => label)).toEqual(staging?.map(([label]) => label));
  });

  test("has what changes and what has drifted with the part that it concerns, and beside them the rest", () => {
    const [postgres] = parts(sampleReport, "catalog", 1).filter(({ label }) => label === "postgres");
    expect(postgres?.change?.properties).toEqual([
      shown("plan", "heroku-postgresql:standard-0", "heroku-postgresql:standard-2"),
    ]);
    const card = row(sampleReport, "catalog").cards[1];
    expect(card?.parts.filter(({ drift }) => drift).map(({ label }) => label)).toEqual(["web", "domain"]);
    expect(card?.changes.map(({ name }) => name)).toEqual(["catalog-app-config"]);
    expect(card?.drift.map(({ name }) => name)).toEqual(["catalog-app-config"]);
    expect(card?.all.drift).toHaveLength(3);
  });

  test("has config vars, people and backups with their changes; keys that differ stay listed one by one", () => {
    const environments = cleanReport.environments.map((review, at) => {
      const { catalog = { app: "", processes: {}, addons: {} } } = review.services;
      const standing = {
        configKeys: ["MODE"],
        people: { "ada@example.org": "view" },
        ...(at === 1 && { backup: "daily" }),
      };
      const changes = [change(subject("staging", "catalog", "AppConfigAssociation", "catalog-app-config"), "update")];
      return { ...review, changes, services: { catalog: { ...catalog, ...standing } } };
    });
    const report: Report = {
      ...compared(difference("config.MODE", "declared"), difference("access.ada@example.org", "allowed")),
      environments,
    };
    const found = parts(report, "catalog", 0).filter(({ kind }) => ["config vars", "person", "backup"].includes(kind));
    expect(found.map(({ label, text, differs, change }) => [label, text, differs, change?.operation])).toEqual([
      ["backup", undefined, "not compared", undefined],
      ["config vars", "MODE", "declared", "update"],
      ["ada@example.org", "view", "allowed", undefined],
    ]);
    expect(row(report, "catalog").differences.map(({ path }) => path)).toEqual(["config.MODE"]);
  });

  test("has the add-on that the change takes away", () => {
    const graph = parts(sampleReport, "credits", 0).find(({ label }) => label === "graph");
    expect(graph?.change?.operation).toBe("delete");
  });

  test("has the policies that name one of its objects, by what the object is or by its name", () => {
    expect(row(sampleReport, "credits").cards[1]?.policies.map(({ policy }) => policy)).toEqual([
      "production-database-tier",
      "off-site-copy",
    ]);
    const urn = subject("staging", "catalog", "Drain", "catalog-api-drain").urn;
    const review = {
      ...cleanReview("staging"),
      policies: [{ policy: "p", level: "advisory" as const, urn, message: "m" }],
    };
    const made = review.services.catalog;
    if (made === undefined) throw new Error("expected a service");
    const report = withEnvironments({ ...review, services: { catalog: made, "catalog-api": made } });
    expect(boardOf(report).map(({ name, cards }) => [name, cards[0]?.policies.length])).toEqual(
      expect.arrayContaining([
        ["catalog", 0],
        ["catalog-api", 1],
      ]),
    );
  });

  test("counts ignored drift apart", () => {
    const card = row(sampleReport, "credits").cards[1];
    expect([card?.all.drift.length, card?.ignored]).toEqual([1, 1]);
  });
});

describe("a part in which environments differ", () => {
  test.each(["unexplained", "not checked", "declared", "allowed"] as const)("is lit as parity says: %s", (verdict) => {
    const report = compared(
      difference("processes.web.size", verdict),
      difference("addons.heroku-postgresql.plan", verdict),
    );
    const lit = parts(report, "catalog", 0).filter(({ differs }) => differs === verdict);
    expect(lit.map(({ label }) => label)).toEqual(["web", "postgres"]);
    expect(row(report, "catalog").differences).toEqual([]);
  });

  test("takes the gravest of what is said of it", () => {
    const report = compared(difference("domains.custom", "allowed"), difference("domains.hostnames", "unexplained"));
    expect(parts(report, "catalog", 1).find(({ kind }) => kind === "domain")?.differs).toBe("unexplained");
  });

  test("is not compared where parity says nothing of it, and is not lit where it is the same", () => {
    const lit = parts({ ...cleanReport, parity: [] }, "catalog", 0).map(({ label, differs }) => [label, differs]);
    expect(Object.fromEntries(lit)).toMatchObject({ web: "not compared", rollbar: undefined });
  });

  test("leaves what is of no part to the service", () => {
    expect(row(sampleReport, "bookings").differences.map(({ path }) => path)).toEqual([
      "config.FEATURE_WAITLIST",
      "webhooks",
    ]);
  });
});

describe("the board", () => {
  test("has every service that anything is said of, even one that nothing is left of", () => {
    const gone = change(subject("staging", "gone", "App", "gone-app"), "delete");
    const report = withEnvironments({ ...cleanReview("staging"), changes: [gone] });
    expect(boardOf(report).map(({ name }) => name)).toEqual(["catalog", "bookings", "trails", "credits", "gone"]);
    expect(row(report, "gone").cards[0]).not.toHaveProperty("app");
  });

  test("says which services matter: not those of which only allowed differences or ignored drift are told", () => {
    expect(boardOf(cleanReport).filter(({ matters }) => matters)).toEqual([]);
    const object = subject("staging", "catalog", "Drain", "catalog-drain");
    const cause = { kind: "deleted" as const, details: [] };
    const ignored = { reason: "moved", until: "2027-01-01" };
    const quiet = { ...cleanReview("staging"), drift: [drifted(object, [], cause, { ignored })] };
    expect(row(withEnvironments(quiet), "catalog").matters).toBe(false);
    const loud = { ...quiet, drift: [drifted(object, [], cause)] };
    expect(row(withEnvironments(loud), "catalog").matters).toBe(true);
  });

  test("is not misled by a service that is called like a member of every object", () => {
    const [made] = Object.values(cleanReview("staging").services);
    if (made === undefined) throw new Error("expected a service");
    const services = Object.fromEntries([["constructor", made]]);
    const report = withEnvironments(
      { ...cleanReview("staging"), services },
      { ...cleanReview("production"), services: {} },
    );
    expect(row(report, "constructor").cards[1]).not.toHaveProperty("app");
  });
});
