import { expect, test } from "vitest";
import { fakeTime } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { saidAdded } from "../test/said.ts";
import { observedShop, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

/** The database of the shop, under one name more. */
async function attachedAs(name: string) {
  const { heroku, recorded } = await shopInProduction();
  await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
  const addon = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon, name });
  return { heroku, recorded };
}

test("the declared name of a sole add-on is not added by hand, recorded or not", async () => {
  const { heroku, recorded } = await attachedAs("MAIN");
  for (const known of [recorded, {}]) {
    const { addedByHand } = await observedShop(heroku, { recorded: known, databaseAs: "MAIN" });
    expect(addedByHand.filter(({ kind }) => kind === "attachment")).toEqual([]);
  }
});

test("an undeclared name is added by hand, and so is a declared name on another app's add-on", async () => {
  const { heroku, recorded } = await attachedAs("OTHER");
  const { addedByHand } = await observedShop(heroku, { recorded, databaseAs: "MAIN" });
  expect(addedByHand).toMatchObject([{ kind: "attachment", attachment: "OTHER" }]);
  await heroku.app("elsewhere");
  const { name } = await heroku.addon("elsewhere", "heroku-postgresql:standard-0");
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon: name, name: "MAIN" });
  const found = await observedShop(heroku, { recorded, databaseAs: "MAIN" });
  expect(found.addedByHand).toContainEqual(expect.objectContaining({ attachment: "MAIN", from: "elsewhere" }));
});

test("the default name attached again is not added by hand, and a second name of the same add-on is", async () => {
  const { heroku, recorded } = await attachedAs("OWN");
  const own = await heroku.ask("GET /apps/shop-production/addon-attachments");
  const { id } = own.find(({ name }: { name: string }) => name === "DATABASE");
  await heroku.ask(`DELETE /addon-attachments/${id}`, {});
  const addon = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon, name: "DATABASE" });
  const { addedByHand } = await observedShop(heroku, { recorded });
  expect(addedByHand).toMatchObject([{ kind: "attachment", attachment: "OWN" }]);
});

test("reports the declared name with another credential, to attach again and never detach", async () => {
  const { heroku, recorded } = await shopInProduction();
  const addon = recorded.postgres?.name ?? "";
  const { id } = await heroku.ask(`GET /addons/${addon}`);
  await heroku.ask(`POST /postgres/v0/databases/${id}/credentials`, { name: "reporting" });
  const body = { app: "shop-production", addon, name: "DATABASE", namespace: "credential:reporting" };
  await heroku.ask("POST /addon-attachments", { ...body, confirm: "shop-production" });
  const { addedByHand } = await observedShop(heroku, { recorded });
  expect(addedByHand.map(saidAdded)).toMatchObject([
    {
      kind: "attachment",
      attachment: "DATABASE",
      giveBack: `heroku addons:attach ${addon} --as DATABASE --app shop-production --confirm shop-production   # without credential:reporting`,
    },
  ]);
  expect(addedByHand[0]).not.toHaveProperty("remove");
  expect(addedByHand[0]).not.toHaveProperty("accept");
});
