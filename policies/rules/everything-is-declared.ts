import { z } from "zod";
import { defineRule } from "../rule.ts";

export const everythingIsDeclared = defineRule({
  name: "everything-is-declared",
  holds: "Every object of Heroku's in the stack belongs to a declared service.",
  why: "What stands beside the declaration is compared with no other environment, and nothing keeps it the same.",
  severity: "high",
  level: "mandatory",
  remedy: "Declare it as a part of its service in index.ts, or keep it in a project of its own.",
  rows: [98, 122],
  settings: z.strictObject({}),
  check: ({ strays }) =>
    strays.map(({ name, urn, service }) => ({
      service,
      urn,
      message: `${name}: expected a service that declares it, got none for ${kindOf(urn)}: declare it in index.ts, or in another project`,
    })),
});

/** Noun of a URN's type, such as `a Drain` of `heroku:index/drain:Drain`. */
function kindOf(urn: string): string {
  const noun = urn.split("::")[2]?.split(":").at(-1) ?? "resource";
  return `${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}`;
}
