import { type DynoSize, dynoSizes, findDynoSize, firstSize } from "../catalogue/dyno-sizes.ts";
import { HerokuProblem, invalid } from "../problems.ts";
import type { AppRow, FormationRow, SlugRow } from "../rows.ts";
import type { World } from "../world.ts";

/** A wish for one process type; a quantity may be relative, as `+1`. */
export interface FormationWish {
  readonly type: string;
  readonly quantity?: number | string | undefined;
  readonly size?: string | undefined;
}

const mostPerApp = 100;
const mostEco = 2;

/**
 * Applies wishes for several process types at once: the rules hold for what comes out of all of them together.
 * @throws HerokuProblem 404 for a process type that no release has made known, 422 for a broken rule; nothing is changed
 */
export function scale(world: World, app: AppRow, wishes: readonly FormationWish[]): FormationRow[] {
  const { formations } = world.store;
  const known = new Map(formations.where("app", app.id).map((row) => [row.type, row]));
  const changed = wishes.map(({ type, quantity, size }) => {
    const row = known.get(type);
    if (!row) throw unknownType(type);
    const next = {
      ...row,
      quantity: quantity === undefined ? row.quantity : quantityFrom(quantity, row.quantity),
      size: size === undefined ? row.size : sizeFor(world, app, size).name,
      updatedAt: world.now(),
    };
    known.set(type, next);
    return next;
  });
  refuseBrokenRules([...known.values()]);
  return changed.map((row) => formations.put(known.get(row.type) ?? row));
}

/** 404 for a process type, in Heroku's words. */
export function unknownType(type: string): HerokuProblem {
  const message = `Couldn't find that process type (${type}).`;
  return new HerokuProblem(404, { id: "not_found", message, resource: "formation" });
}

/**
 * Makes the app's formation what its code says, each type with its command: `web` starts with one dyno, other types with none,
 * types that the code does not have go.
 */
export function applyProcessTypes(world: World, app: AppRow, processTypes: SlugRow["processTypes"]): void {
  const { formations } = world.store;
  const before = formations.where("app", app.id);
  for (const { id, type } of before) if (processTypes[type] === undefined) formations.delete(id);
  const size = (before.find(({ type }) => type === "web") ?? before[0])?.size ?? firstSizeOf(world, app);
  for (const [type, command] of Object.entries(processTypes)) {
    const row = before.find((known) => known.type === type);
    if (row) formations.put({ ...row, command, updatedAt: world.now() });
    else formations.put({ ...world.stamp(), appId: app.id, type, command, size, quantity: type === "web" ? 1 : 0 });
  }
}

function quantityFrom(wanted: number | string, before: number): number {
  const text = String(wanted);
  const relative = text.startsWith("+") || text.startsWith("-");
  return Math.max(0, Number(text) + (relative ? before : 0));
}

function sizeOf(name: string): DynoSize {
  const size = findDynoSize(name);
  if (!size) throw invalid(`Couldn't find that dyno size (${name}).`);
  return size;
}

/** As `sizeOf`. @throws HerokuProblem 422 if the app may not use it: a private space has its own sizes */
function sizeFor(world: World, app: AppRow, name: string): DynoSize {
  const size = sizeOf(name);
  const tier = privateTier(world, app);
  if (tier !== undefined && size.tier !== tier) throw invalid(`The space of ${app.name} runs ${tier} dynos only.`);
  if (tier === undefined && size.privateOnly) {
    throw invalid(`${size.name} dynos are only available to apps in Private Spaces.`);
  }
  return size;
}

function firstSizeOf(world: World, app: AppRow): string {
  const tier = privateTier(world, app);
  return tier === undefined ? firstSize : `${tier}-S`;
}

function privateTier(world: World, { spaceId }: AppRow): "Private" | "Shield" | undefined {
  const space = spaceId === undefined ? undefined : world.store.spaces.get(spaceId);
  return space && (space.shield ? "Shield" : "Private");
}

function refuseBrokenRules(rows: readonly FormationRow[]): void {
  const running = rows.filter(({ quantity }) => quantity > 0).map((row) => ({ ...row, size: sizeOf(row.size) }));
  for (const { quantity, size } of running) {
    if (quantity > size.mostPerType) {
      throw invalid(`Cannot update to more than ${size.mostPerType} ${size.name} size dynos per process type.`);
    }
  }
  refuseMixedTiers(running.map(({ size }) => size));
  const total = running.reduce((sum, { quantity }) => sum + quantity, 0);
  if (total > mostPerApp) throw invalid(`Cannot update to more than ${mostPerApp} dynos per app.`);
  const eco = running.filter(({ size }) => size.tier === "Eco");
  if (eco.length > mostEco) throw invalid(`Cannot run more than ${mostEco} Eco dynos per app.`);
}

function refuseMixedTiers(sizes: readonly DynoSize[]): void {
  const used = dynoSizes.filter((size) => sizes.includes(size));
  const tiers = new Set(used.map(({ tier }) => tier));
  if (tiers.size < 2) return;
  const names = used.map(({ name }) => name).join(" and ");
  throw invalid(`Cannot use the following dyno types in the same app: ${names}`);
}
