import { askControl } from "@tandem/emulator/ask-control";
import type { Running } from "@tandem/emulator/process";
import { Problem } from "../../engine/problem.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { catalogue } from "../../settings/vendors.ts";

type Heroku = Pick<Running, "url" | "token">;

/**
 * Gives a local Heroku what the declaration takes for there: the team, and every service of an `otherAddon(…)` with the plans that the
 * stack files choose, at the prices that are declared. A service of the bundled catalogue keeps its own plans. Gives the plans that are not
 * in the catalogue, as `burrow:lemur`.
 */
export async function offerDeclared(heroku: Heroku, environments: Iterable<EstateSettings>): Promise<string[]> {
  const offered: string[] = [];
  const all = [...environments];
  for (const team of new Set(all.map((settings) => settings.team))) await tell(heroku, "POST /teams", { name: team });
  for (const [service, { prices, sets }] of otherVendors(all)) {
    const plans = Object.fromEntries(prices);
    const answer = await askControl(heroku, "POST /vendors", { service, plans, sets: [...sets] });
    // 422: the catalogue has it.
    if (answer.ok) offered.push(...[...prices.keys()].map((plan) => `${service}:${plan}`));
    else if (answer.status !== 422) throw await problemIn(answer);
  }
  return offered;
}

interface Wanted {
  /** Dollar cents a month by plan; null where none is declared. */
  readonly prices: Map<string, number | null>;
  readonly sets: Set<string>;
}

function otherVendors(all: readonly EstateSettings[]): Map<string, Wanted> {
  const known = new Set<string>(Object.values(catalogue).map(({ service }) => service));
  const wanted = new Map<string, Wanted>();
  const addons = all.flatMap(({ services }) => services.flatMap((service) => service.addons));
  for (const { addon, plan } of addons) {
    const { service, firstPlan, sets, prices: declared = {} } = addon.vendor;
    if (known.has(service)) continue;
    const { prices, sets: names } = wanted.get(service) ?? { prices: new Map(), sets: new Set() };
    for (const name of [firstPlan, ...Object.keys(declared), plan.slice(service.length + 1)]) {
      const dollars = declared[name];
      prices.set(name, dollars === undefined ? (prices.get(name) ?? null) : Math.round(dollars * 100));
    }
    for (const name of sets) names.add(name);
    wanted.set(service, { prices, sets: names });
  }
  return wanted;
}

async function tell(heroku: Heroku, spec: `POST /${string}`, body: object): Promise<void> {
  const answer = await askControl(heroku, spec, body);
  if (!answer.ok) throw await problemIn(answer);
}

async function problemIn(answer: Response): Promise<Problem> {
  return new Problem(`the local Heroku did not take what is declared: ${await answer.text()}`);
}
