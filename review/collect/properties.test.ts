import { expect, test } from "vitest";
import { reportedProperties } from "./properties.ts";

const change = (path: string) => ({ path, kind: "delete" as const, replaces: false });

test("a webhook's key that is not known any more was changed: it always has one", () => {
  const found = reportedProperties("heroku:index/appWebhook:AppWebhook", [change("secret"), change("authorization")]);
  expect(found.map(({ path, kind }) => `${path} ${kind}`)).toEqual(["secret update", "authorization delete"]);
});

test("what is gone of another object was removed", () => {
  const [found] = reportedProperties("heroku:index/appConfigAssociation:AppConfigAssociation", [change("secret")]);
  expect(found?.kind).toBe("delete");
});
