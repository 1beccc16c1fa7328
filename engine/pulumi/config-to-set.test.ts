import { expect, test } from "vitest";
import { configToSet } from "./pulumi-engine.ts";

const secret = (value: string) => ({ value, secret: true });

test("sets config values that are missing or have another value", () => {
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
