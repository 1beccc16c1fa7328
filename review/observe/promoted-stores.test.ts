import { beforeEach, expect, test } from "vitest";
import { fakeTime, type LocalHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { saidAdded } from "../test/said.ts";
import { observedShop, type RecordedAddons, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

let heroku: LocalHeroku;
let recorded: RecordedAddons;

beforeEach(async () => {
  ({ heroku, recorded } = await shopInProduction());
});

const observed = () => observedShop(heroku, { recorded });

test("a promoted database is accepted without asking for its name, and is given back without detaching it", async () => {
  const { id } = await heroku.addon("shop-production", "heroku-postgresql:standard-0");
  const attach = { app: "shop-production", confirm: "shop-production" };
  const ours = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { ...attach, addon: ours, name: "HEROKU_POSTGRESQL_TEAL" });
  await heroku.ask("POST /addon-attachments", { ...attach, addon: id, name: "DATABASE" });
  const [store] = (await observed()).addedByHand.map(saidAdded);
  expect(store?.accept).toMatch(/ as: "HEROKU_POSTGRESQL_(?!TEAL)[A-Z]+" /);
  expect(store?.accept).toContain(
    'Pulumi.production.yaml: estate:review: ignore: add { service: shop, path: addons.postgres.attachmentName, reason: "<the reason>", ',
  );
  expect(store?.giveBack).toMatch(new RegExp(`^heroku pg:promote ${ours} --app shop-production {3}# `));
  expect(JSON.stringify(store)).not.toContain("detach");
});

test("another app's database under the name of ours is given back without detaching it", async () => {
  await heroku.app("shop-staging");
  const other = await heroku.addon("shop-staging", "heroku-postgresql:essential-0");
  const attach = { app: "shop-production", confirm: "shop-production" };
  const ours = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { ...attach, addon: ours, name: "HEROKU_POSTGRESQL_TEAL" });
  await heroku.ask("POST /addon-attachments", { ...attach, addon: other.id, name: "DATABASE" });
  const found = (await observed()).addedByHand
    .map(saidAdded)
    .find((each) => each.kind === "attachment" && each.attachment === "DATABASE");
  expect(found).toMatchObject({ from: "shop-staging", giveBack: expect.stringContaining(`pg:promote ${ours} `) });
  expect(found?.remove).toBeUndefined();
});

test("several add-ons of one vendor that nobody declared are each accepted under a name of their own", async () => {
  for (const plan of ["heroku-redis:mini", "heroku-redis:mini", "scheduler:standard", "scheduler:standard"]) {
    await heroku.addon("shop-production", plan);
  }
  const adopted = (await observed()).addedByHand.map(saidAdded).map(({ accept = "" }) => accept);
  const named = (text: RegExp) => adopted.map((lines) => text.exec(lines)?.[1]);
  expect(new Set(named(/index\.ts: shop: addons\.(\w+):/)).size).toBe(4);
  expect(new Set(named(/ as: "(\w+)"/)).size).toBe(4);
});

test("a database that lost its DATABASE attachment is unhealthy, with the command that attaches it", async () => {
  const ours = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon: ours, name: "READER" });
  const rows: { id: string; name: string }[] = await heroku.ask("GET /apps/shop-production/addon-attachments");
  await heroku.ask(`DELETE /addon-attachments/${rows.find(({ name }) => name === "DATABASE")?.id}`);
  const { health } = await observed();
  expect(health).toContainEqual({
    service: "shop",
    app: "shop-production",
    kind: "attachment",
    attachment: "DATABASE",
    addon: ours,
  });
});

test("an add-on of another vendor, or under a name that no up has asked for yet, has lost no attachment", async () => {
  const ours = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon: ours, name: "MAIN" });
  const rows: { id: string; name: string }[] = await heroku.ask("GET /apps/shop-production/addon-attachments");
  await heroku.ask(`DELETE /addon-attachments/${rows.find(({ name }) => name === "DATABASE")?.id}`);
  const lost = async (outputs: Record<string, unknown> = {}) =>
    (await observedShop(heroku, { recorded, outputs })).health.filter(({ kind }) => kind === "attachment");
  const upThatSet = (key: string) => {
    const service = {
      app: "shop-production",
      facts: { [`config.${key}`]: "set" },
      unchecked: {},
      config: {},
      differences: [],
    };
    return `tandem ${JSON.stringify({ version: 1, environment: "production", services: { shop: service } })}`;
  };
  expect(await lost({ manifest: upThatSet("DATABASE_URL") })).toHaveLength(1);
  expect(await lost({ manifest: upThatSet("MAIN_URL") })).toEqual([]);
  const { name } = await heroku.addon("shop-production", "heroku-redis:mini");
  recorded = { ...recorded, postgres: { name, plan: "heroku-redis:mini" } };
  expect(await lost()).toEqual([]);
});

test("no way back leads to a database that is gone, and one that an up made in its place is not said to have the data", async () => {
  const ours = recorded.postgres?.name;
  const rescued = await heroku.addon("shop-production", "heroku-postgresql:standard-0");
  const attach = { app: "shop-production", confirm: "shop-production" };
  await heroku.ask("POST /addon-attachments", { ...attach, addon: rescued.id, name: "DATABASE" });
  await heroku.ask(`DELETE /apps/shop-production/addons/${ours}`, { force: true, confirm: "shop-production" });
  const gone = await observed();
  expect(JSON.stringify(gone.addedByHand)).toContain("DATABASE");
  expect(gone.addedByHand.filter(({ giveBack }) => giveBack !== undefined)).toEqual([]);
  // As an `up` makes it again.
  await heroku.ask("POST /apps/shop-production/addons", { plan: "heroku-postgresql:standard-0", name: ours });
  await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
  const [store] = (await observed()).addedByHand.map(saidAdded).flatMap(({ giveBack }) => giveBack ?? []);
  expect(store).toBe(
    `heroku pg:promote ${ours} --app shop-production   # shop-production then reads ${ours}, which is newer than ${rescued.name}: check first whether it is empty`,
  );
});
