import type { Heroku } from "../../client/heroku.ts";
import type { Context } from "../../define/definition.ts";
import { ListedApp } from "../apps/app-wire.ts";
import { dynoSizes } from "../apps/platform-catalogue.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { type Dynos, refuseMix } from "./dyno-mix.ts";
import { isSize } from "./formation-wire.ts";

type Caller = Pick<Context, "api" | "signal">;

/** Refuses dynos of a size, in a number or in a mix that Heroku does not run. */
export async function validateFormation(
  context: Caller,
  appId: string | undefined,
  wish: Partial<Dynos>,
): Promise<void> {
  const { type, quantity, size } = wish;
  if (size === undefined) return;
  if (quantity !== undefined) refuseSeveralSmall(quantity, size);
  if (appId !== undefined && type !== undefined && quantity !== undefined) {
    await refuseMix(context, appId, { type, quantity, size });
  }
  const { api } = context;
  const sizes = await ifReadable(dynoSizes(api));
  if (sizes === undefined) return;
  const known = sizes.find(({ name }) => isSize(name, size));
  if (known === undefined) {
    throw new Error(`size: expected a dyno size that Heroku has, ${oneOf(sizes.map(({ name }) => name))}, got ${size}`);
  }
  if (appId !== undefined) await refuseOtherRuntime(api, appId, known);
}

/** Source: Dev Center, "Dyno Types", 3 December 2024. */
function refuseSeveralSmall(quantity: number, size: string): void {
  if (quantity <= 1 || !["Eco", "Basic"].some((small) => isSize(small, size))) return;
  throw new Error(`quantity: expected 0 or 1 dynos of the size ${size}, got ${quantity}; more need Standard-1X`);
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
