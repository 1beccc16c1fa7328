const stackType = "pulumi:pulumi:Stack";

/**
 * What the program of a run declares. After a refresh the Pulumi CLI also shows a stack policy what the `up` is about to delete, such as
 * the backup schedule that was taken out. But it asks about each resource by itself only where the program declares it.
 */
export class DeclaredResources {
  readonly #urns = new Set<string>();

  /** A program declares its stack first. */
  add({ urn, type }: { readonly urn: string; readonly type: string }): void {
    if (type === stackType) this.#urns.clear();
    this.#urns.add(urn);
  }

  /** Those of a stack that are declared; all where an engine asked about none by itself. */
  among<T extends { readonly urn: string }>(resources: readonly T[]): T[] {
    return resources.filter(({ urn }) => this.#urns.size === 0 || this.#urns.has(urn));
  }
}
