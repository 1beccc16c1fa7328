import { defineRule, violation } from "../rule.ts";

export const everythingIsDeclared = defineRule({
  name: "everything-is-declared",
  holds: "Every Heroku resource in the stack belongs to a declared service.",
  why: "A resource outside the declaration is not compared with other environments, so nothing keeps it in parity.",
  severity: "high",
  level: "mandatory",
  remedy: "Declare it as part of its service in index.ts, or move it to a separate project.",
  rows: [98, 122],
  check: ({ undeclared }) =>
    undeclared.map((resource) =>
      violation(
        resource,
        `a service that declares ${kindOf(resource.urn)}, got none: declare it in index.ts, or move it to another project`,
      ),
    ),
});

/** The type name in a URN, such as `a Drain` for `heroku:index/drain:Drain`. */
function kindOf(urn: string): string {
  const noun = urn.split("::")[2]?.split(":").at(-1) ?? "resource";
  return `${/^[AEIOU]/.test(noun) ? "an" : "a"} ${noun}`;
}
