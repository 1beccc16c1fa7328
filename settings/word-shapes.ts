import { z } from "zod";
import type { ServiceDeclaration } from "./declare.ts";
import { type Finding, shownKind } from "./finding.ts";
import { indexFinding } from "./index-finding.ts";
import { isOnlyIn } from "./present-in.ts";

/** A thing that has a property, in every environment or in one. */
const thingWith = (property: string, expected: string) =>
  z.custom<object>((value) => {
    const thing: unknown = typeof value === "object" && value !== null && isOnlyIn(value) ? value.thing : value;
    return typeof thing === "object" && thing !== null && property in thing;
  }, expected);

const named = (thing: z.ZodType, what: string) => z.record(z.string(), thing, `${what} by name`).optional();
const listOf = (thing: z.ZodType, what: string) => z.array(thing, `a list of ${what}`).optional();

const shapes = z.object({
  addons: named(thingWith("vendor", "an add-on, such as papertrail()"), "add-ons"),
  config: named(thingWith("kind", 'where its value comes from, such as fixed("…") or secret()'), "config vars"),
  drains: named(thingWith("to", 'a drain, such as logDrain("https://logs.example.org")'), "drains"),
  notices: listOf(thingWith("address", 'a notice, such as email("…")'), "notices"),
  access: listOf(thingWith("email", 'a person, such as collaborator("…", "deploy")'), "people"),
  autoscaling: named(
    thingWith("owner", 'who sets the number, such as autoscaler("Judoscale, 1 to 5 dynos")'),
    "process types",
  ),
  domain: thingWith("dns", "customDomain()").optional(),
});

/**
 * Where a service says something that is none of the words. Programs run without being compiled first; nothing else can be told of
 * such a declaration. Values are not shown: what stands in place of a word may be a secret.
 */
export function wordShapeFindings(service: ServiceDeclaration): Finding[] {
  const { error } = shapes.safeParse(service);
  return (error?.issues ?? []).map(({ path, message }) => {
    const found = path.reduce<unknown>((part, key) => Object(part)[key], service);
    return indexFinding(["services", service.name, ...path.map(String)].join("."), message, shownKind(found));
  });
}
