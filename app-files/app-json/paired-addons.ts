import { isObject, sameAddon, slugOf } from "../same-meaning.ts";

/** Plans by service, which an add-on has that names none. */
export type UsualPlans = ReadonlyMap<string, string>;

/** Add-ons of two documents, those that are one side by side. */
interface PairedAddons<Ours> {
  /** For each of theirs, in their order. */
  readonly pairs: readonly { readonly theirs: unknown; readonly ours: Ours | undefined }[];
  /** Of ours, those that theirs lack. */
  readonly left: readonly Ours[];
}

/**
 * Pairs add-ons of one vendor by their attachment names, then with one whose name is left to Heroku, and what remains in its
 * order: of two databases each keeps its own.
 */
export function pairedAddons<Ours>(
  ours: readonly Ours[],
  theirs: readonly unknown[],
  usual?: UsualPlans,
): PairedAddons<Ours> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const matches of matchers) {
    for (const [at, their] of theirs.entries()) {
      if (found.has(at)) continue;
      const match = ours.findIndex((our, index) => !taken.has(index) && matches(our, their, usual));
      if (match < 0) continue;
      found.set(at, match);
      taken.add(match);
    }
  }
  return {
    pairs: theirs.map((their, at) => ({ theirs: their, ours: ours[found.get(at) ?? ours.length] })),
    left: ours.filter((_, index) => !taken.has(index)),
  };
}

type Matcher = (ours: unknown, theirs: unknown, usual: UsualPlans | undefined) => boolean;

const sameVendor: Matcher = (ours, theirs) => slugOf(ours) === slugOf(theirs);

const matchers: readonly Matcher[] = [
  sameAddon,
  (ours, theirs) => sameVendor(ours, theirs, undefined) && nameOf(ours) === nameOf(theirs),
  (ours, theirs) => sameVendor(ours, theirs, undefined) && nameOf(ours) === undefined,
  sameVendor,
];

const nameOf = (addon: unknown): unknown => (isObject(addon) ? addon.as : undefined);
