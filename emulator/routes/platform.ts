import { anyToken, onApp } from "../access/access.ts";
import { regions } from "../catalogue/regions.ts";
import { stacks } from "../catalogue/stacks.ts";
import { orNotFound } from "../problems.ts";
import { lists, type Route, reads } from "../route.ts";
import { catalogueTimes } from "../wire/plan.ts";

/** Regions and stacks. */
export const platformRoutes: readonly Route[] = [
  lists("GET /regions", anyToken, ["id"], () => regions.map(wireRegion)),
  reads("GET /regions/{region}", anyToken, (call) => named(regions, call.param("region"), "region", wireRegion)),
  lists("GET /stacks", anyToken, ["id"], () => stacks.map(wireStack)),
  reads("GET /stacks/{stack}", anyToken, (call) => named(stacks, call.param("stack"), "stack", wireStack)),
  lists("GET /apps/{app}/available-stacks", onApp("view"), ["id"], () => stacks.map(wireStack)),
];

function named<T extends { id: string; name: string }>(
  all: readonly T[],
  identity: string,
  noun: string,
  wire: (found: T) => object,
): object {
  const found = all.find(({ id, name }) => id === identity || name === identity);
  return wire(orNotFound(found, noun));
}

function wireRegion(region: (typeof regions)[number]): object {
  const { id, name, country, locale, description, provider, privateOnly } = region;
  return {
    country,
    description,
    id,
    locale,
    name,
    private_capable: privateOnly,
    provider: { name: "amazon-web-services", region: provider },
    ...catalogueTimes,
  };
}

function wireStack(stack: (typeof stacks)[number]): object {
  return { default: stack.default, id: stack.id, name: stack.name, state: "public", ...catalogueTimes };
}
