import { expect, test } from "vitest";
import { commandText } from "../../sdks/heroku/define/command.ts";
import { herokuOf } from "../collect/test/heroku-of.ts";
import { settings } from "../collect/test/sample.ts";
import type { Observation } from "./added-items.ts";
import { addedBuildpacks, addedDomains, addedDrains, addedPeople } from "./added-parts.ts";
import { declaredOf } from "./declared.ts";
import { appRow, observedOn } from "./test/observed-app.ts";

const at = "2026-11-20T10:00:00Z";

/** The sample's first service, whose app has these. */
function observation(answers: Record<string, unknown>): Observation {
  const { heroku } = herokuOf({ "/apps": [appRow("a1", "catalog-staging")], ...answers }).source;
  const [declared] = declaredOf(settings, {}, undefined, new Map());
  if (declared === undefined) throw new Error("expected a service in the sample");
  return { observed: observedOn(heroku, "catalog", appRow("a1", "catalog-staging")), declared };
}

const removals = (added: Awaited<ReturnType<typeof addedDrains>>): string[] =>
  added.flatMap(({ remove }) => (remove ?? []).map(({ command }) => commandText(command)));

test("each of several drains of one host is removed by a command of its own, which has no key", async () => {
  const urls = ["https://logs.example.org/in?key=marker-1", "https://logs.example.org/in?key=marker-2", "no-url"];
  const rows = urls.map((url, index) => ({ id: `drain-${index}`, url, addon: null, created_at: at }));
  const added = await addedDrains(observation({ "/apps/a1/log-drains": rows }));
  expect(removals(added).toSorted()).toEqual([
    "heroku drains:remove drain-0 --app catalog-staging",
    "heroku drains:remove drain-1 --app catalog-staging",
    "heroku drains:remove drain-2 --app catalog-staging",
  ]);
  expect(JSON.stringify(added)).not.toContain("marker");
});

test("a wildcard domain, which cannot be declared, is not offered to be", async () => {
  const row = (hostname: string) => ({ id: hostname, hostname, kind: "custom", acm_status: null, created_at: at });
  const { observed, declared } = observation({
    "/apps/a1/domains": ["*.shop.example.org", "shop.example.org"].map(row),
  });
  const { domain: _, ...without } = declared.settings;
  Object.assign(declared, { settings: without });
  const added = await addedDomains({ observed, declared });
  expect(added.map((each) => "accept" in each && each.accept !== undefined)).toEqual([false, true]);
});

test("what a person's address or a buildpack's name has in it stays within its quotes", async () => {
  const people = [{ role: "collaborator", user: { email: '"@a"@example.org' }, permissions: [{ name: "view" }] }];
  const [person] = await addedPeople(observation({ "/apps/a1/collaborators": people, "/account": { email: "b" } }));
  expect(JSON.stringify(person?.accept)).toContain(JSON.stringify(JSON.stringify('"@a"@example.org')).slice(1, -1));
  const named = (name: string, ordinal: number) => ({
    ordinal,
    buildpack: { name, url: `https://example.org/${name}` },
  });
  const [found] = await addedBuildpacks(
    observation({ "/apps/a1/buildpack-installations": [named("one,%20two", 0), named("three", 1)] }),
  );
  expect(found).toMatchObject({ buildpacks: [expect.stringContaining("one"), "https://example.org/three"] });
});
