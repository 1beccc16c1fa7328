import type { Heroku } from "../../client/heroku.ts";
import type { Context } from "../../define/definition.ts";
import { ListedApp } from "../apps/app-wire.ts";
import { dynoSizes } from "../apps/platform-catalogue.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { limits } from "../lifecycle/limits.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { isSize } from "./formation-wire.ts";

/** Dynos of one process type, as declared. */
interface Wish {
  readonly type: string;
  readonly quantity: number;
  readonly size: string;
}

type Caller = Pick<Context, "api" | "urn">;

/** Formations that this run plans, by app and process type. */
const planned = new WeakMap<Heroku, Map<string, Map<string, Wish>>>();

/** Refuses dynos of a size, in a number or in a mix that Heroku does not run. What an app has beside them is not known to stay. */
export async function validateFormation(
  { api }: Caller,
  appId: string | undefined,
  wish: Partial<Wish>,
): Promise<void> {
  const { type, quantity, size } = wish;
  if (size === undefined) return;
  if (quantity !== undefined) refuseSeveralSmall(quantity, size);
  if (appId !== undefined && type !== undefined && quantity !== undefined) {
    refuseMix(planFor(api, appId, { type, quantity, size }));
  }
  const sizes = await ifReadable(dynoSizes(api));
  if (sizes === undefined) return;
  const known = sizes.find(({ name }) => isSize(name, size));
  if (known === undefined) {
    throw new Error(`size: expected a dyno size that Heroku has, ${oneOf(sizes.map(({ name }) => name))}, got ${size}`);
  }
  if (appId !== undefined) await refuseOtherRuntime(api, appId, known);
}

function planFor(api: Heroku, appId: string, wish: Wish): Wish[] {
  const apps = planned.get(api) ?? new Map<string, Map<string, Wish>>();
  planned.set(api, apps);
  const types = apps.get(appId) ?? new Map<string, Wish>();
  apps.set(appId, types.set(wish.type, wish));
  return [...types.values()].filter(({ quantity }) => quantity > 0);
}

/** Source: Dev Center, "Dyno Types", 3 December 2024. */
function refuseSeveralSmall(quantity: number, size: string): void {
  if (quantity <= 1 || !["Eco", "Basic"].some((small) => isSize(small, size))) return;
  throw new Error(`quantity: expected 0 or 1 dynos of the size ${size}, got ${quantity}; more need Standard-1X`);
}

/** Heroku answers 422 "Cannot use the following dyno types in the same app". */
function refuseMix(wishes: readonly Wish[]): void {
  const tiers = new Map(wishes.map(({ size, type }) => [tierOf(size), `${size} of ${type}`]));
  if (tiers.size > 1) {
    throw new Error(`size: expected dynos of one tier in an app, got ${[...tiers.values()].join(" and ")}`);
  }
  const total = wishes.reduce((sum, { quantity }) => sum + quantity, 0);
  if (total > limits.dynosPerApp) {
    throw new Error(`quantity: expected at most ${limits.dynosPerApp} dynos on an app, got ${total}`);
  }
  if (tiers.has("eco") && wishes.length > limits.ecoProcessTypesPerApp) {
    throw new Error(
      `quantity: expected at most ${limits.ecoProcessTypesPerApp} Eco dynos on an app, got ${wishes.length}`,
    );
  }
}

/** Standard and Performance go together; every other tier stands alone. */
function tierOf(size: string): string {
  const name = size.toLowerCase();
  return /^(standard|performance)-/.test(name) ? "production" : (name.split("-", 1)[0] ?? name);
}

async function refuseOtherRuntime(
  api: Heroku,
  appId: string,
  size: { readonly name: string; readonly private_space_only: boolean },
): Promise<void> {
  const app = await ifReadable(api.platform.row("/apps", appId, ListedApp));
  if (app === undefined || Boolean(app.space) === size.private_space_only) return;
  const expected = app.space ? "a size of private spaces, such as Private-S" : "a size of the Common Runtime";
  throw new Error(
    `size: expected ${expected}, got ${size.name}; ${app.name} runs in ${app.space?.name ?? "no private space"}`,
  );
}
