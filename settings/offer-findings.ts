import type { Price } from "../kinds/price.ts";
import { sizesInWords } from "./dyno-size.ts";
import { type Finding, oneOf } from "./finding.ts";
import { didYouMean } from "./nearest-name.ts";
import type { AddonSettings, EstateSettings, ServiceSettings } from "./settings.ts";
import { catalogue } from "./vendors.ts";

/** A plan as Heroku sells it. */
export interface PlanOffer extends Price {
  /** In full, as `papertrail:fixa`. */
  readonly name: string;
}

type Place = Pick<EstateSettings, "environment"> & { readonly service: string };

/** A plan that Heroku does not have, with those that it has, the cheapest first. */
export function unknownPlan(
  { environment, service }: Place,
  { slot, addon, plan }: AddonSettings,
  offers: readonly PlanOffer[],
): Finding {
  const short = (name: string) => name.slice(addon.vendor.service.length + 1);
  const names = cheapestFirst(offers).map(({ name }) => short(name));
  return {
    file: `Pulumi.${environment}.yaml`,
    path: `estate:services.${service}.addons.${slot}.plan`,
    expected: `a plan of ${addon.vendor.service}, the cheapest first: ${oneOf(names)}`,
    got: short(plan),
    remedy: didYouMean(short(plan), names),
  };
}

/** Those without a price of their own come last. */
function cheapestFirst(offers: readonly PlanOffer[]): PlanOffer[] {
  const known = ({ cents, contract, metered }: PlanOffer) =>
    cents === null || contract || metered ? Number.MAX_SAFE_INTEGER : cents;
  return offers.toSorted((a, b) => known(a) - known(b));
}

/** An add-on service that Heroku does not have. */
export function unknownService({ service }: Pick<Place, "service">, { slot, addon }: AddonSettings): Finding {
  const slug = addon.vendor.service;
  const slugs = Object.values(catalogue).map((vendor) => vendor.service);
  return {
    file: "index.ts",
    path: `services.${service}.addons.${slot}`,
    expected: "an add-on service that Heroku has",
    got: slug,
    remedy: didYouMean(slug, slugs) ?? "see heroku addons:services",
  };
}

/** An add-on service that was shut down, with the words of `index.ts` for others that do its job. */
export function shutDown(
  { service }: Pick<Place, "service">,
  { slot, addon }: AddonSettings,
  others: readonly string[],
): Finding {
  const words = oneOf(others.map((word) => `${word}()`));
  return {
    file: "index.ts",
    path: `services.${service}.addons.${slot}`,
    expected: "an add-on service that Heroku still sells",
    got: `${addon.vendor.service}, which was shut down`,
    remedy:
      others.length > 0
        ? `${words} does the same job (${addon.vendor.purpose})`
        : "nothing else in the catalogue does its job: choose one of heroku addons:services, and declare it as otherAddon(…)",
  };
}

/** The words of `index.ts`, and the slugs, of other vendors that do the job of one. */
export const ofSamePurpose = ({ vendor }: AddonSettings["addon"]): { word: string; slug: string }[] =>
  Object.entries(catalogue)
    .filter(([, { purpose, service }]) => purpose === vendor.purpose && service !== vendor.service)
    .map(([word, { service }]) => ({ word, slug: service }));

/** Sizes that may be written and that Heroku does not list, by now or for this account. */
export function unlistedSizes({ environment, services }: EstateSettings, listed: readonly string[]): Finding[] {
  return services.flatMap(({ declaration, processes }: ServiceSettings) =>
    processes
      .filter(({ size }) => !listed.includes(size))
      .map(({ type, size }) => ({
        file: `Pulumi.${environment}.yaml`,
        path: `estate:services.${declaration.name}.processes.${type}.size`,
        expected: `a size that Heroku has: ${sizesInWords(declaration, listed)}`,
        got: size,
      })),
  );
}
