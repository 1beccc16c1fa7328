import { expect, test } from "vitest";
import { configToSet } from "./config-to-set.ts";

const secret = (value: string) => ({ value, secret: true });

test("missing values are set, and changed ones are set again", () => {
  const wanted = {
    "shop:A": secret("a"),
    "shop:drains.archive": secret("https://new.example.org/x"),
    "shop:C": secret("c"),
  };
  const written = {
    "shop:A": secret("a"),
    "shop:drains.archive": secret("https://old.example.org/x"),
    "shop:D": secret("d"),
  };
  expect(configToSet(wanted, written)).toEqual({
    "shop:drains.archive": secret("https://new.example.org/x"),
    "shop:C": secret("c"),
  });
  expect(configToSet(wanted, wanted)).toEqual({});
});
