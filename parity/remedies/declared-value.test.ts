import { expect, test } from "vitest";
import { remedyText } from "../words/remedy-words.ts";
import { remedyFor } from "./remedy-for.ts";
import { side } from "./test/remedy-of.ts";

test("of a declared value only the environment is restored that has another one", () => {
  const origins = { KEY: { kind: "fixed" } } as const;
  const own = { live: { "config.KEY": "set" }, origins };
  const value = { kind: "compared", outcome: "different" } as const;
  const found = {
    service: "shop",
    aspect: "config",
    path: "config.KEY",
    part: { kind: "config", name: "KEY" },
    values: [
      { environment: "staging", value },
      { environment: "production", value },
    ],
    reason: { code: "not the declared value", origin: "fixed", environments: ["production"] },
  } satisfies Parameters<typeof remedyFor>[0];
  expect(remedyText(remedyFor(found, [side("staging", own), side("production", own)]))).toBe(
    "pulumi up --refresh --stack production restores the declared value; to let them differ, declare KEY as perEnvironment() or secret()",
  );
});
