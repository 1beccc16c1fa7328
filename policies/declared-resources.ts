const stackType = "pulumi:pulumi:Stack";

/**
 * The resources that the program declares. After a refresh, the Pulumi CLI also passes resources to a stack policy that the `up` will delete, such as
 * a removed backup schedule. But it calls a resource policy only for declared resources.
 */
export class DeclaredResources {
  readonly #urns = new Set<string>();

  /** A program declares its stack first. */
  add({ urn, type }: { readonly urn: string; readonly type: string }): void {
    if (type === stackType) this.#urns.clear();
    this.#urns.add(urn);
  }

  /** The declared resources among these; all if the engine called no resource policy. */
  among<T extends { readonly urn: string }>(resources: readonly T[]): T[] {
    return resources.filter(({ urn }) => this.#urns.size === 0 || this.#urns.has(urn));
  }
}
