import { expect, test } from "vitest";
import { fakeTime } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { observedShop, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

const key = (scope: string) => ({ email: "you@example.org", token: scope, scope: [scope], team: "example-library" });

test("a read-only key sees everything that was added by hand, people included", async () => {
  const { heroku, recorded } = await shopInProduction();
  await heroku.ask("POST /teams/apps/shop-production/collaborators", {
    user: "eve@example.org",
    permissions: ["view"],
  });
  await heroku.ask("PATCH /apps/shop-production/config-vars", { THEIRS: "1" });
  await heroku.ask("POST /_local/accounts", key("read-protected"));
  const withAll = await observedShop(heroku, { recorded });
  const withScope = await observedShop({ ...heroku, api: heroku.as("read-protected") }, { recorded });
  expect(withScope).toEqual(withAll);
  expect(withScope.notChecked).toEqual([]);
  expect(JSON.stringify(withScope.addedByHand)).toContain("eve@example.org");
});

test("a key without config var access reports which reads Heroku refused", async () => {
  const { heroku, recorded } = await shopInProduction();
  await heroku.ask("POST /_local/accounts", key("read"));
  const { notChecked } = await observedShop({ ...heroku, api: heroku.as("read") }, { recorded });
  expect(JSON.stringify(notChecked)).toContain("config vars");
});
