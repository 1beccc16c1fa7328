import type { OwnSecret } from "./config-var.ts";
import { given } from "./given.ts";

/** Made by `reviewApps`. */
export type ReviewApps = {
  readonly kind: "reviewApps";
  /** On GitHub, as `example-library/catalog`. */
  readonly repository: string;
  /** Whether each pull request gets one by itself. */
  readonly automatic: boolean;
  /** Whether one is made only when CI has passed. */
  readonly waitForCi: boolean;
  /** Days without a deployment after which one is destroyed. */
  readonly staleDays: number;
  /** Begins their names, `<baseName>-pr-<number>`. */
  readonly baseName: string | undefined;
  /** Size of the dynos. */
  readonly size: string;
  /** Plans by add-on; of the others the vendor's first plan. */
  readonly plans: Readonly<Record<string, string>>;
  /** Values that differ from staging's, such as those that staging has from its domain; a `secret()` is kept encrypted. */
  readonly config: Readonly<Record<string, string | OwnSecret>>;
  /** Run once, after the first deployment, such as `bin/rails db:seed`. */
  readonly postdeploy: string | undefined;
};

/**
 * An app for each pull request, made as staging is: `reviewApps("example-library/catalog", { postdeploy: "bin/seed" })`. Each
 * has the cheapest plans and Eco dynos, waits for CI, and is destroyed after 5 days without a deployment, unless said otherwise.
 */
export const reviewApps = (
  repository: string,
  options: Partial<Omit<ReviewApps, "kind" | "repository">> = {},
): ReviewApps => ({
  automatic: true,
  waitForCi: true,
  staleDays: 5,
  baseName: undefined,
  size: "Eco",
  plans: {},
  config: {},
  postdeploy: undefined,
  ...given(options),
  kind: "reviewApps",
  repository,
});
