import { perRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";

type Claimant = Pick<Context, "api" | "urn">;

const owners = perRun(() => new Map<string, string>());

/**
 * Which resource of this run has made or taken over which object. Two resources that declare the same thing must not both
 * end up with the one object that a look-up finds; and a resource that was renamed in the program must not take the object
 * away from its new name, which has found it before.
 */
export const ownership = {
  note({ api, urn }: Claimant, id: string): void {
    owners(api).set(id, urn);
  },
  /** The URN of the other resource that has `id`. */
  heldBy({ api, urn }: Claimant, id: string): string | undefined {
    const owner = owners(api).get(id);
    return owner === urn ? undefined : owner;
  },
  /** @throws when another resource of this run has `id`. */
  refuseSecond(claimant: Claimant, id: string, what: string): void {
    const holder = ownership.heldBy(claimant, id);
    if (holder !== undefined) throw new Error(`${what}: expected one declaration, got a second one: ${holder}`);
  },
  /** Whether `id` has gone over to another resource, so that it must stay when this one is deleted; says so. */
  handedOver(context: Claimant & Pick<Context, "log">, id: string): boolean {
    const holder = ownership.heldBy(context, id);
    if (holder !== undefined) context.log(`stays on Heroku, where it now belongs to ${holder}`);
    return holder !== undefined;
  },
};
