import { urnParts } from "../client/urn.ts";
import type { Definition } from "../define/definition.ts";
import type { UniqueName } from "../define/unique-name.ts";
import { holdsUnknown } from "./wire.ts";

type Values = Record<string, unknown>;

/** A resource of the program, and its object, if any. */
export interface NameOwner {
  readonly definition: Definition;
  readonly urn: string;
  readonly id?: string;
}

interface Holder {
  readonly urn: string;
  readonly id: string;
  readonly place: string | undefined;
}

/**
 * The owners of unique names, as far as this run has read them. An engine creates before it deletes, so a name that moves from one
 * resource to another is still in use at the second one's create: that is refused in the preview.
 */
export class NameRegistry {
  readonly #holders = new Map<string, Holder>();
  readonly #nameOf = new Map<string, string>();
  /** By name, the URN that requests it in a preview. */
  readonly #asked = new Map<string, string>();

  /** Records the current name of an object. */
  has({ definition, urn, id }: NameOwner & { readonly id: string }, inputs: Values): void {
    this.lost(definition, id);
    const unique = uniqueNameOf(definition, inputs);
    if (unique === undefined) return;
    const name = keyOf(definition, unique);
    this.#holders.set(name, { urn, id, place: unique.place });
    this.#nameOf.set(objectOf(definition, id), name);
  }

  /** As `has`, for an object that was only read: another URN of the program with this object takes precedence. */
  wasRead(bearer: NameOwner & { readonly id: string }, inputs: Values): void {
    const name = this.#nameOf.get(objectOf(bearer.definition, bearer.id));
    const urn = (name === undefined ? undefined : this.#holders.get(name)?.urn) ?? bearer.urn;
    this.has({ ...bearer, urn }, inputs);
  }

  /** Records that an object is gone, and its name available. */
  lost(definition: Definition, id: string): void {
    const object = objectOf(definition, id);
    const name = this.#nameOf.get(object);
    if (name === undefined) return;
    this.#nameOf.delete(object);
    if (this.#holders.get(name)?.id === id) this.#holders.delete(name);
  }

  /** @throws when another resource has the requested name, or requests it too. */
  refuseTaken({ definition, urn, id }: NameOwner, inputs: Values, isPreview: boolean): void {
    const unique = uniqueNameOf(definition, inputs);
    if (unique === undefined) return;
    const name = keyOf(definition, unique);
    const holder = this.#holders.get(name);
    const isOther = holder !== undefined && holder.urn !== urn && holder.id !== id;
    if (isOther && !isSamePlace(holder.place, unique.place)) throw taken(unique, holder.urn);
    const other = this.#asked.get(name);
    if (other !== undefined && other !== urn) throw declaredTwice(unique, other);
    if (isPreview) this.#asked.set(name, urn);
  }

  /** As `refuseTaken`, for the owner of the name: the other resource may have requested it before. */
  refuseAskedFor({ definition, urn, id }: NameOwner & { readonly id: string }): void {
    const name = this.#nameOf.get(objectOf(definition, id));
    const asked = name === undefined ? undefined : this.#asked.get(name);
    if (name === undefined || asked === undefined || asked === urn) return;
    const noun = urnParts(urn).name;
    throw new Error(
      `${noun}: expected no other resource to get its name in the same up, got ${urnParts(asked).name}; ${steps(noun)}`,
    );
  }
}

/** Unknown inputs of a preview are absent. */
function uniqueNameOf(definition: Definition, inputs: Values): UniqueName | undefined {
  const known = Object.entries(inputs).filter(([, value]) => !holdsUnknown(value));
  return definition.uniqueName?.(Object.fromEntries(known));
}

function taken({ property, noun, name }: UniqueName, holder: string): Error {
  const other = urnParts(holder).name;
  return new Error(
    `${property}: expected ${noun} that no other resource has, got ${name}, which ${other} has; ${steps(other)}`,
  );
}

const declaredTwice = ({ property, noun, name }: UniqueName, other: string): Error =>
  new Error(
    `${property}: expected ${noun} that no other resource is to get, got ${name}, which ${urnParts(other).name} is to get too`,
  );

const steps = (holder: string): string =>
  `Heroku gives it to one resource at a time, so it cannot move within one up: first remove ${holder}, or give that another one, and run ` +
  `pulumi up; then declare it here and run pulumi up again; if ${holder} was only renamed in the program, declare its old name instead, by formerly in index.ts (an alias, in a program of your own)`;

const isSamePlace = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;

const objectOf = ({ token }: Definition, id: string): string => `${token}::${id}`;
const keyOf = ({ token }: Definition, { name, scope = "" }: UniqueName): string =>
  JSON.stringify([token, scope, name.toLowerCase()]);
