import { beforeEach, expect, test } from "vitest";
import { fakeTime, type LocalHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { observedShop, type RecordedAddons, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

let heroku: LocalHeroku;
let recorded: RecordedAddons;
beforeEach(async () => {
  ({ heroku, recorded } = await shopInProduction());
});

const observed = () => observedShop(heroku, { recorded, renamed: "store" });

test("an edit that renames a service checks its app under the former name: what the last up made is not added by hand", async () => {
  expect(await observed()).toMatchObject({ addedByHand: [], health: [], notChecked: [] });
  await heroku.ask("PATCH /apps/shop-production/config-vars", { THEIRS: "1" });
  expect((await observed()).addedByHand).toMatchObject([{ kind: "config var", key: "THEIRS", app: "shop-production" }]);
});

test("checks a renamed service under its new name", async () => {
  await heroku.ask("PATCH /apps/shop-production", { name: "store-production" });
  await heroku.app("shop-production");
  await heroku.ask("PATCH /apps/store-production/config-vars", { THEIRS: "1" });
  expect((await observed()).addedByHand).toMatchObject([{ key: "THEIRS", app: "store-production" }]);
});

test("of a service that was renamed without its former name, no add-on that an up made is added by hand, to be destroyed", async () => {
  await heroku.ask("PATCH /pipelines/shop", { name: "store" });
  const { addedByHand } = await observedShop(heroku, { recorded, renamed: "store", isFormerNameSaid: false });
  expect(addedByHand).toEqual([]);
});
