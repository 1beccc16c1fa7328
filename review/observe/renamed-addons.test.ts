import { beforeEach, expect, test } from "vitest";
import { fakeTime, type LocalHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { saidAdded } from "../test/said.ts";
import { appUrn, observedShop, type RecordedAddons, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

let heroku: LocalHeroku;
let recorded: RecordedAddons;
beforeEach(async () => {
  ({ heroku, recorded } = await shopInProduction());
});

const appUrns = new Map([["shop", appUrn]]);

/** What is to be written and run to accept each add-on that was added by hand, by its name. */
async function advice(): Promise<Record<string, string | undefined>> {
  const { addedByHand } = await observedShop(heroku, { recorded, appUrns });
  return Object.fromEntries(
    addedByHand.flatMap((each) => (each.kind === "add-on" ? [[each.addon, saidAdded(each).accept]] : [])),
  );
}

const renaming = /^heroku addons:rename (\S+) (\S+)$/m;

/** Follows the printed rename, and gives the new name. */
async function renamed(accept: string | undefined): Promise<string> {
  const [, from = "", to = ""] = renaming.exec(accept ?? "") ?? [];
  await heroku.ask(`PATCH /apps/shop-production/addons/${from}`, { name: to, plan: "rediscloud:30" });
  return to;
}

async function addRedis(...names: string[]): Promise<void> {
  for (const name of names) await heroku.ask("POST /apps/shop-production/addons", { plan: "rediscloud:30", name });
  await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
}

test("an add-on that has the name by which an up takes it over is not to be renamed, also before it is declared", async () => {
  await addRedis("hand-made");
  const before = (await advice())["hand-made"];
  expect(before).toMatch(renaming);
  const name = await renamed(before);
  const after = (await advice())[name];
  expect(after).toBe(before?.replace(/^heroku addons:rename .*\n/m, ""));
  expect(after).toMatch(/^index\.ts: shop: addons\.redisCloud: .*\n.*\npulumi up --stack production {3}# adopts it$/);
});

test.each([
  ["hand-made-1", "hand-made-2"],
  ["hand-made-2", "hand-made-1"],
])(
  "of two hand-made add-ons of one vendor, %s keeps the place it was renamed for, and %s is told another name",
  async (first, second) => {
    await addRedis("hand-made-1", "hand-made-2");
    const name = await renamed((await advice())[first]);
    const { [name]: own, [second]: other } = await advice();
    expect(own).not.toMatch(renaming);
    expect(renaming.exec(other ?? "")?.[2]).not.toBe(name);
    const slots = [own, other].map((text) => /^index\.ts: shop: addons\.(\w+):/.exec(text ?? "")?.[1]);
    expect(new Set(slots).size).toBe(2);
    await renamed(other);
    expect(Object.values(await advice()).join("\n")).not.toMatch(renaming);
  },
);
