import { describe, expect, test } from "vitest";
import {
  confirmableActions,
  confirmationOf,
  confirmationProblem,
  confirmationsIn,
  requireConfirmation,
} from "./confirmation.ts";

const urn = "urn:pulumi:production::estate::estate:index:Service$heroku:index/app:App::catalog-app";

describe("a confirmation", () => {
  test("names the stack, the resource and the action", () => {
    expect(confirmationOf(urn, "rename")).toBe("production/catalog-app:rename");
    expect(confirmationOf("urn:pulumi:dev::p::t:i:T::a::b", "replace")).toBe("dev/a::b:replace");
  });

  test("is written in a list, in a list as JSON, or separated by commas", () => {
    const entries = ["production/a:replace", "production/b:rename"];
    expect(confirmationsIn(entries)).toEqual(entries);
    expect(confirmationsIn(JSON.stringify(entries))).toEqual(entries);
    expect(confirmationsIn(" production/a:replace , production/b:rename,")).toEqual(entries);
    expect(confirmationsIn("")).toEqual([]);
    for (const wrong of ["[", '[1, "a"]', 3, { a: "b" }]) expect(confirmationsIn(wrong)).toBeUndefined();
  });

  test.each(Object.keys(confirmableActions))("of the action %s is accepted", (action) => {
    expect(confirmationProblem(`production/catalog-app:${action}`)).toBeUndefined();
    expect(confirmationProblem(`production/catalog::app:${action}`)).toBeUndefined();
  });

  test.each([
    "catalog-app:replace",
    "production/catalog-app",
    "/catalog-app:replace",
    "production/:replace",
    "production:replace/x",
    "",
  ])("that is %j is refused for its form", (entry) => {
    expect(confirmationProblem(entry)).toBe(
      `expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got ${JSON.stringify(entry)}`,
    );
  });

  test.each(["destroy", "toString", "Replace", ""])(
    "of the unknown action %j is refused with those there are",
    (action) => {
      expect(confirmationProblem(`production/catalog-app:${action}`)).toBe(
        `expected one of the actions replace, rename, disable-acm, change-certificate after the last colon, got "production/catalog-app:${action}"`,
      );
    },
  );
});

describe("an action that needs a confirmation", () => {
  const unconfirmed = { subject: "app catalog", consequence: "deletes the app with its data" };
  const context = (name: string, ...confirmed: string[]) => ({
    urn: name,
    confirmed: (action: string) => confirmed.includes(action),
  });

  test("goes ahead when it is confirmed, and when another one is confirmed it does not", () => {
    expect(() => requireConfirmation(context(urn, "replace"), "replace", unconfirmed)).not.toThrow();
    expect(() => requireConfirmation(context(urn, "rename"), "replace", unconfirmed)).toThrow(/^app catalog: expected/);
  });

  test("is refused with what it does and the entry to set, in both forms", () => {
    const instead = "change it in place";
    expect(() => requireConfirmation(context(urn), "replace", { ...unconfirmed, instead })).toThrow(
      new Error(
        "app catalog: expected confirmation of replace, got none: it deletes the app with its data; change it in place; or, to go ahead, " +
          'set HEROKU_CONFIRM=production/catalog-app:replace for one run, or add "production/catalog-app:replace" to the list heroku:confirm in Pulumi.production.yaml',
      ),
    );
  });

  test("of a resource with an odd name is printed with shell quoting", () => {
    const odd = "urn:pulumi:dev::p::t:i:T::it's, odd";
    expect(() => requireConfirmation(context(odd), "replace", unconfirmed)).toThrow(
      `HEROKU_CONFIRM='["dev/it'\\''s, odd:replace"]' for one run, or add "dev/it's, odd:replace"`,
    );
  });
});
