import { expect, test } from "vitest";
import { everyWord } from "../test/every-word.ts";
import { changedAt, type Route } from "../test/mutated.ts";
import { placesIn } from "../test/schema-places.ts";
import { declarationOf, estateShape } from "./declaration-of.ts";

/** One value of each kind. */
const kinds = new Map<string, unknown>([
  ["nothing", null],
  ["truth", true],
  ["number", 7],
  ["text", "marker-text"],
  ["list", [["marker-text"]]],
  ["object", { marker: "marker-text" }],
  ["function", () => "marker-text"],
]);

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "string" ? "text" : typeof value === "boolean" ? "truth" : typeof value;
}

/** Words that take more than one kind of value, by design. */
const several = new Set([
  "services.*.formerly text",
  "services.*.reviewApps.reviewApps.plans.* number",
  "services.*.addons.*.vendor.backup text",
  "services.*.reviewApps.reviewApps.config.*.secret text",
  "services.*.broker.queueAt text",
  "services.*.broker.noJobs text",
  "services.*.exceptions.withoutErrorTracker text",
  "services.*.exceptions.withoutLogs text",
  "services.*.exceptions.manyHosts text",
  "services.*.exceptions.commonRuntime text",
]);

const valueAt = (route: Route): unknown =>
  route.reduce<unknown>((part, key) => Reflect.get(Object(part), key), everyWord);

/** Inside of `onlyIn` a finding's path does not name the thing; kind and vendor say what the whole has to be. */
const isWithin = (path: string, place: string): boolean => path === "estate()" || place.startsWith(path);

const words = [...Map.groupBy(placesIn(estateShape, everyWord), ({ place }) => place).values()].flatMap(
  ([first]) => first ?? [],
);

test.each(words)("a value of another kind in the place of $place is a finding at that place", ({ route, place }) => {
  const own = kindOf(valueAt(route));
  for (const [kind, value] of kinds) {
    if (kind === own || several.has(`${place} ${kind}`)) continue;
    const declared = declarationOf(changedAt(everyWord, route, () => value));
    const findings = "findings" in declared ? declared.findings : [];
    const at = placeOf(route);
    expect([kind, findings.map(({ path }) => path).some((path) => isWithin(path, at))]).toEqual([kind, true]);
    expect(findings.map(({ expected }) => expected.length > 0 && !expected.includes("undefined"))).not.toContain(false);
    expect(JSON.stringify(findings)).not.toContain("marker-text");
  }
});

/** As a finding names it: a service by its name. */
function placeOf([group, index, ...rest]: Route): string {
  if (group !== "services" || index === undefined)
    return [group, index, ...rest].filter((key) => key !== undefined).join(".");
  // One without a name is reported by its number.
  const name = rest.length === 0 || rest[0] === "name" ? index : everyWord.services[Number(index)]?.name;
  return [group, name, ...rest.filter((key) => key !== "thing")].join(".");
}
