import { urnParts } from "../client/urn.ts";
import type { Definition, Prior } from "../define/definition.ts";
import { texts } from "./secrecy.ts";

type Values = Record<string, unknown>;

/** The reason for a diff: a declaration, a refresh, or the replacement of a dependency. */
export type DiffOrigin = "program" | "refresh" | "dependency";

/** Whether a create follows, as far as the calls so far show. */
type Creation =
  | "none"
  /** The state has the object: the create replaces it. */
  | "replacement"
  /** A new resource, or a forced replacement (`--replace`, taint). */
  | "unknown";

interface Resource {
  readonly type: string;
  /** The object's id in the state, from a read or a diff; absent when unknown, or when the object is gone. */
  readonly held?: string | undefined;
  /** Declared, and in the state: checked with the state's inputs since the last read. */
  readonly declared: boolean;
  readonly awaitsDiff: boolean;
  /** Its create was called, whatever the result. */
  readonly begun?: boolean;
  readonly creation: Creation;
  /** The inputs of the last check. */
  readonly inputs?: Values | undefined;
}

/** What the state has, as a read has found it: for undeclared resources there is no other call before the delete. */
interface Recorded {
  readonly definition: Definition;
  readonly prior: Prior<Values, Values>;
}

/**
 * The engine's calls for each resource in this run, as far as they explain the next call. No call shows by itself whether it belongs to
 * a replacement, and a forced replacement (`--replace`, `pulumi state taint`) has no diff.
 *
 * - declared, and in the state: `Check` with old inputs, `Diff`, and for a replacement `Check` without
 * - new, replaced by force, or deleted earlier in this run: `Check` without old inputs
 * - replaced by force under a new name (`aliases`): `Check` without old inputs as the new one, `Delete` as the old one
 * - a refresh: `Read`, `Diff`
 * - a dependent of what is deleted first: `Diff` with unknown inputs, then `Delete`
 */
export class RunHistory {
  readonly #resources = new Map<string, Resource>();
  readonly #recorded = new Map<string, Recorded>();
  /** The resource of each object in the state, by the object's id. */
  readonly #managers = new Map<string, string>();
  readonly #goingFirst = new Set<string>();
  #hasRead = false;

  checked(urn: string, type: string, hasOlds: boolean, inputs: Values): void {
    const { held, declared } = this.#of(urn, type);
    const creation = hasOlds ? "none" : declared || held !== undefined ? "replacement" : "unknown";
    this.#resources.set(urn, { type, held, declared: hasOlds, awaitsDiff: hasOlds, creation, inputs });
  }

  diffed(urn: string, type: string, id: string, holdsUnknown: boolean): DiffOrigin {
    this.#managers.set(id, urn);
    const known = this.#of(urn, type);
    const origin = known.awaitsDiff ? "program" : holdsUnknown ? "dependency" : "refresh";
    const creation = origin === "dependency" ? "replacement" : known.creation;
    this.#resources.set(urn, { ...known, held: id, awaitsDiff: false, creation });
    return origin;
  }

  /** A read of what the state has; `prior` is `undefined` when the object is gone. */
  read(urn: string, definition: Definition, prior: Recorded["prior"] | undefined): void {
    this.#hasRead = true;
    const { token: type } = definition;
    this.#resources.set(urn, { type, held: prior?.id, declared: false, awaitsDiff: false, creation: "none" });
    if (prior === undefined) {
      this.#recorded.delete(urn);
      return;
    }
    this.#recorded.set(urn, { definition, prior });
    this.#managers.set(prior.id, urn);
  }

  /** The object of this id is deleted before its replacement is created, as its dependents show. */
  goesFirst(id: string): void {
    this.#goingFirst.add(id);
  }

  /** A create was asked for: what is deleted from now on makes no room for it. */
  creating(urn: string): void {
    const known = this.#resources.get(urn);
    if (known !== undefined) this.#resources.set(urn, { ...known, begun: true });
  }

  /** Also of a preview's create, which ends the declaration as well but leaves the old object. */
  created(urn: string, type: string, preview: boolean): void {
    const held = preview ? this.#of(urn, type).held : undefined;
    this.#resources.set(urn, { type, held, declared: false, awaitsDiff: false, creation: "none" });
  }

  /** Resources that were read, and that name this id or one that goes first: they go with what has it. */
  naming(id: string | undefined): string[] {
    const names = (text: string) => text === id || this.#goingFirst.has(text);
    return [...this.#recorded].flatMap(([urn, { prior }]) =>
      this.#resources.has(urn) && texts(prior.inputs).some(names) ? [urn] : [],
    );
  }

  /** What was read of the resources whose types begin with `scope`. */
  within(scope: string): [urn: string, recorded: Recorded][] {
    return [...this.#recorded].filter(([urn]) => urnParts(urn).types.startsWith(scope));
  }

  deleted(urn: string): void {
    this.#resources.delete(urn);
  }

  /** The resource of this id's object in the state, as far as the calls so far show. */
  managerOf(id: string): string | undefined {
    return this.#managers.get(id);
  }

  isManaged(urn: string, id: string): boolean {
    return this.#managers.get(id) === urn || this.#goingFirst.has(id);
  }

  /** Whether this run deletes the object of this id: it is replaced, or the program no longer declares it. */
  isGoing(id: string): boolean {
    const urn = this.#managers.get(id);
    return this.#goingFirst.has(id) || (urn !== undefined && !this.isDeclared(urn));
  }

  /** Whether this run has read the whole state, and the object of this id was not in it. */
  isForeign(id: string): boolean {
    return this.#hasRead && !this.#managers.has(id);
  }

  /** Whether the program declares what the state has, and nothing was read since. */
  isDeclared(urn: string): boolean {
    return this.#resources.get(urn)?.declared === true;
  }

  /** Names of all resources that were read or declared. */
  get names(): ReadonlySet<string> {
    return new Set([...this.#resources.keys()].map((urn) => urnParts(urn).name));
  }

  heldBy(urn: string): string | undefined {
    return this.#resources.get(urn)?.held;
  }

  creationOf(urn: string): Creation {
    return this.#resources.get(urn)?.creation ?? "none";
  }

  /** Resources that are to be created, of which nothing tells whether the state has them. */
  unknownCreations(): { urn: string; type: string; inputs: Values }[] {
    return [...this.#resources].flatMap(([urn, { type, creation, inputs }]) =>
      creation === "unknown" && inputs !== undefined ? [{ urn, type, inputs }] : [],
    );
  }

  /** Resources of a type that may be replacements of what the state has under a former name, as their create is still to come. */
  awaited(type: string): string[] {
    return [...this.#resources].flatMap(([urn, known]) =>
      known.type === type && known.creation === "unknown" && known.begun !== true ? [urn] : [],
    );
  }

  #of(urn: string, type: string): Resource {
    return this.#resources.get(urn) ?? { type, declared: false, awaitsDiff: false, creation: "none" };
  }
}
