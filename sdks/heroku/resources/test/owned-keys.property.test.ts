import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addonName } from "../addons/addon-name.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, inNoTime, localHeroku } from "./local-heroku.ts";
import { stubHeroku } from "./stub-heroku.ts";

fakeTime();

const appId = "01234567-89ab-4def-8123-456789abcdef";
const keys = fc.constantFrom("A", "B", "C", "D");
const values = fc.dictionary(keys, fc.constantFrom("1", "2", "3"));
const wish = fc.tuple(values, values).map(([vars, secrets]) => ({
  appId,
  vars,
  sensitiveVars: Object.fromEntries(Object.entries(secrets).filter(([key]) => !(key in vars))),
}));
const foreign = fc.dictionary(fc.constantFrom("X", "Y", "DATABASE_URL"), fc.string());

/** An app's config, as Heroku keeps it. `late` is as for a stub. */
function keptBy(live: Record<string, string>, late?: () => Promise<void>) {
  return stubHeroku((request) => {
    if (request.endsWith("/releases")) return [];
    const patch = /^PATCH \S+ (.*)$/.exec(request)?.[1];
    if (patch === undefined) return { ...live };
    for (const [key, value] of Object.entries<string | null>(JSON.parse(patch))) {
      if (value === null) delete live[key];
      else live[key] = value;
    }
    return { ...live };
  }, late);
}

test("from any config to any other: our keys are as declared, all others as they were", async () => {
  const heroku = localHeroku();
  await fc.assert(
    fc.asyncProperty(foreign, values, wish, wish, async (others, leftovers, before, after) => {
      const live = { ...leftovers, ...others };
      const life = lifeOf(appConfigAssociation, { ...heroku, api: keptBy(live).api });
      const made = await life.create(before);
      const changed = await life.update(made, after);
      const ours = new Set(
        [before, after].flatMap(({ vars, sensitiveVars }) => Object.keys({ ...vars, ...sensitiveVars })),
      );
      const rest = Object.fromEntries(Object.entries(leftovers).filter(([key]) => !ours.has(key)));
      expect(live).toEqual({ ...rest, ...others, ...after.vars, ...after.sensitiveVars });
      expect(await life.read(changed)).toEqual(changed);
      await life.delete(changed);
      expect(live).toEqual({ ...rest, ...others });
    }),
    { numRuns: 60 },
  );
});

/** Which of two declarations has a key, and its value. */
const owners = fc.dictionary(
  fc.constantFrom("A", "B"),
  fc.tuple(fc.constantFrom(0, 1), fc.constantFrom("1", "1", "2")),
  {
    minKeys: 1,
  },
);
type Owners = Record<string, [owner: number, value: string]>;
const varsOf = (owner: number, all: Owners) =>
  Object.fromEntries(Object.entries(all).flatMap(([key, [at, value]]) => (at === owner ? [[key, value]] : [])));
const delay = fc.constantFrom(0, 40, 120);
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test("keys that move between two declarations end up as declared, in whatever order changes and answers come", async () => {
  const heroku = localHeroku();
  const delays = fc.infiniteStream(delay);
  await fc.assert(
    fc.asyncProperty(owners, owners, delay, delay, delays, async (before, declared, first, second, answers) => {
      const live = Object.fromEntries(Object.entries(before).map(([key, [, value]]) => [key, value]));
      const late = async () => {
        const { value: ms } = answers.next();
        await after(ms);
      };
      const { api } = keptBy(live, late);
      const changes = [first, second].map(async (startMs, owner) => {
        const [was, wanted] = [varsOf(owner, before), varsOf(owner, declared)];
        if (isDeepStrictEqual(was, wanted)) return;
        const life = lifeOf(appConfigAssociation, { ...heroku, api }, `owner-${owner}`);
        await after(startMs);
        const inputs = { appId, vars: was, sensitiveVars: {} };
        await life.update({ id: `config:${appId}`, inputs, outputs: {} }, { appId, vars: wanted });
      });
      await inNoTime(Promise.all(changes));
      expect(live).toEqual({ ...varsOf(0, declared), ...varsOf(1, declared) });
    }),
    { numRuns: 300 },
  );
});

test("a second run with the same wish writes nothing", async () => {
  const heroku = localHeroku();
  await fc.assert(
    fc.asyncProperty(foreign, wish, async (others, wanted) => {
      const stub = keptBy({ ...others });
      const life = lifeOf(appConfigAssociation, { ...heroku, api: stub.api });
      const made = await life.create(wanted);
      stub.asked.length = 0;
      await life.update(made, wanted);
      expect(stub.asked).toEqual([`GET /apps/${appId}/config-vars`]);
    }),
    { numRuns: 40 },
  );
});

test("add-on names are Heroku's kind of name, the same for the same resource, and another for every other", () => {
  const part = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(part, part, part, (urn, app, other) => {
      fc.pre(app !== other);
      const name = addonName(urn, app, "heroku-postgresql:essential-0");
      expect(name).toMatch(/^heroku-postgresql-[0-9a-f]{10}$/);
      expect(addonName(urn, app, "heroku-postgresql:standard-0")).toBe(name);
      expect(addonName(urn, other, "heroku-postgresql:essential-0")).not.toBe(name);
    }),
  );
});
