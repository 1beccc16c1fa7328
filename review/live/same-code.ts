/** What an environment knows of a service before its processes are read. */
export interface RunningCode {
  /** A commit, or images; undefined where unknown. */
  readonly code: string | undefined;
  /** Whether its dynos are exactly as declared. */
  readonly isAsDeclared: boolean;
}

/**
 * Whether a service runs the same code in all of its environments, with dynos as declared: then it has the same process types in all,
 * also those without dynos, and nothing more is asked of any.
 */
export class SameCode {
  readonly #known: ReadonlyMap<string, PromiseWithResolvers<RunningCode | undefined>>;

  constructor(environments: readonly string[]) {
    this.#known = new Map(
      environments.map((environment) => [environment, Promise.withResolvers<RunningCode | undefined>()] as const),
    );
  }

  /** Notes what an environment runs; undefined where it could not be read. The first word counts. */
  note(environment: string, running: RunningCode | undefined): void {
    this.#known.get(environment)?.resolve(running);
  }

  async isEverywhere(): Promise<boolean> {
    const all = await Promise.all([...this.#known.values()].map(({ promise }) => promise));
    const [first] = all;
    return first?.code !== undefined && all.every((each) => each?.isAsDeclared === true && each.code === first.code);
  }
}
