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
  readonly inputs?: Record<string, unknown> | undefined;
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
  /** The texts in the inputs of each resource that was read, such as its app's id. */
  readonly #named = new Map<string, ReadonlySet<string>>();
  #hasRead = false;

  checked(urn: string, type: string, hasOlds: boolean, inputs: Record<string, unknown>): void {
    const { held, declared } = this.#of(urn, type);
    const creation = hasOlds ? "none" : declared || held !== undefined ? "replacement" : "unknown";
    this.#resources.set(urn, { type, held, declared: hasOlds, awaitsDiff: hasOlds, creation, inputs });
  }

  diffed(urn: string, type: string, id: string, holdsUnknown: boolean): DiffOrigin {
    const known = this.#of(urn, type);
    const origin = known.awaitsDiff ? "program" : holdsUnknown ? "dependency" : "refresh";
    const creation = origin === "dependency" ? "replacement" : known.creation;
    this.#resources.set(urn, { ...known, held: id, awaitsDiff: false, creation });
    return origin;
  }

  /** A read of what the state has; `id` is `undefined` when the object is gone. `named` are the texts of its inputs. */
  read(urn: string, type: string, id: string | undefined, named: readonly string[] = []): void {
    this.#named.set(urn, new Set(id === undefined ? [] : named));
    this.#hasRead = true;
    this.#resources.set(urn, { type, held: id, declared: false, awaitsDiff: false, creation: "none" });
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

  /** Resources that were read, and that name one of these ids: they go with what has it. */
  naming(ids: ReadonlySet<string>): string[] {
    return [...this.#named].flatMap(([urn, named]) => ([...ids].some((id) => named.has(id)) ? [urn] : []));
  }

  deleted(urn: string): void {
    this.#named.delete(urn);
    this.#resources.delete(urn);
  }

  /** Whether a refresh came first, which reads all that the state has. */
  get hasRead(): boolean {
    return this.#hasRead;
  }

  /** Whether the program declares what the state has, and nothing was read since. */
  isDeclared(urn: string): boolean {
    return this.#resources.get(urn)?.declared === true;
  }

  /** Names of all resources that were read or declared. */
  get names(): ReadonlySet<string> {
    return new Set([...this.#resources.keys()].map((urn) => urn.split("::").slice(3).join("::")));
  }

  heldBy(urn: string): string | undefined {
    return this.#resources.get(urn)?.held;
  }

  creationOf(urn: string): Creation {
    return this.#resources.get(urn)?.creation ?? "none";
  }

  /** Resources that are to be created, of which nothing tells whether the state has them. */
  unknownCreations(): { urn: string; type: string; inputs: Record<string, unknown> }[] {
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
