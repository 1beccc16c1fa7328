import { declaredManifest } from "../../parity/declared/declared-manifest.ts";
import { checkSettings } from "../check-settings.ts";
import { declarationOf } from "../declaration/declaration-of.ts";
import { lineOf } from "../finding.ts";
import { everyWord, everyWordStack } from "./every-word.ts";
import { type Mutated, mutate, type Route, random, routesOf } from "./mutated.ts";

const line = /^(index\.ts|Pulumi\.staging\.yaml): \S[^\n]*: expected [^\n]+, got [^\n]+$/;
const internals = /undefined|\[object|\n {4}at |Symbol\(|TypeError|marker-(thrown|error)/;
const names: readonly string[] = everyWord.services.map(({ name }) => name);

/** A route as a path; the thing of an `onlyIn` is no step of it; kind and vendor say what the whole has to be. */
function pathOf(route: Route): string {
  const deciding = route.findIndex((key) => key === "vendor" || key === "kind");
  return (deciding < 0 ? route : route.slice(0, deciding)).filter((key) => key !== "thing").join(".");
}

/** A finding's path with services by their numbers, as a route has them. A service that was renamed is the route's. */
function byNumber(path: string, route: Route): string {
  const [group, name = "", ...rest] = path.split(".");
  if (group !== "services" || name === "" || /^\d+$/.test(name)) return path;
  const index = names.includes(name) ? names.indexOf(name) : route[1];
  return [group, index, ...rest].join(".");
}

/** Whether a finding's path is at, above or inside of the place that was changed. */
const isAbout = (path: string, place: string): boolean =>
  path === "estate()" || place === "" || `${path}.`.startsWith(`${place}.`) || `${place}.`.startsWith(`${path}.`);

function outcomeOf({ declaration, route }: Mutated): "refused" | "accepted" {
  const declared = declarationOf(declaration);
  const checked = "findings" in declared ? declared : checkSettings(declaration, everyWordStack);
  if ("settings" in checked) declaredManifest(checked.settings);
  const findings = "findings" in checked ? checked.findings : [];
  const lines = findings.map(lineOf);
  const wrong = lines.filter((text) => !line.test(text) || internals.test(text) || text.length > 1_000);
  // What stands in place of a config var, or of anything that has another shape, may be a secret.
  const mayBeSecret = "findings" in declared ? !isListed(route) : route.includes("config");
  const shown = mayBeSecret ? lines.filter((text) => text.includes("marker-")) : [];
  if ("declaration" in declared) return toldWell([...wrong, ...shown], "accepted");
  const about = findings.some(({ path }) => isAbout(byNumber(path, route), pathOf(route)));
  return toldWell([...wrong, ...shown, ...(about ? [] : lines)], "refused");
}

/** Where one word of a list is expected, or a time. */
const isListed = (route: Route): boolean =>
  /(^|\.)(environments|environment|permissions|region|data|at|timezone)(\.\d+)?$/.test(route.join("."));

function toldWell<Outcome>(wrong: readonly string[], outcome: Outcome): Outcome {
  if (wrong.length > 0) throw new Error(wrong.slice(0, 3).join("\n"));
  return outcome;
}

/** Mutates the declaration that has every word so often. A throw, or a finding that is not as findings are, is an error that says where. */
export function mutateAndCheck(count: number, seed: number): { refused: number; accepted: number } {
  const routes = routesOf(everyWord);
  const below = random(seed);
  const outcomes = { refused: 0, accepted: 0 };
  for (let round = 0; round < count; round += 1) {
    const mutated = mutate(everyWord, routes, below);
    try {
      outcomes[outcomeOf(mutated)] += 1;
    } catch (error) {
      throw new Error(`seed ${seed}, round ${round}: ${mutated.what} at ${mutated.route.join(".")}`, { cause: error });
    }
  }
  return outcomes;
}
