import { entriesIn } from "../kinds/only-in.ts";
import type { ConfigVar, Environment } from "./declare.ts";
import type { ServiceSettings } from "./settings.ts";
import { reviewSecretsOf } from "./wanted-secrets.ts";

/** What the config vars of review apps and test runs are made of. Add-ons set theirs beside them. */
export interface ReviewAppVars {
  /** Plain values of a pipeline's stage `review`. */
  readonly review: Readonly<Record<string, string>>;
  /** Plain values of its stage `test`. */
  readonly test: Readonly<Record<string, string>>;
  /** Secrets whose value in the first environment review apps get as well; tests get none. */
  readonly secretKeys: readonly string[];
  /** Secrets of review apps alone, kept as `<service>:review.<KEY>`; tests get none. */
  readonly ownSecretKeys: readonly string[];
  /** Random ones: each review app makes its own, by `app.json`, and tests have one for all runs. */
  readonly generatedKeys: readonly string[];
}

/**
 * The config vars of a service's review apps. `environment` is the first one, `vars` are its plain values: what it has, review
 * apps have, unless `reviewApps` says otherwise. None of it is production's.
 */
export function reviewAppVars(
  { declaration, vars }: Pick<ServiceSettings, "declaration" | "vars">,
  environment: Environment,
): ReviewAppVars {
  const own = declaration.reviewApps?.config ?? {};
  const ownSecretKeys = reviewSecretsOf(declaration);
  const config = entriesIn<ConfigVar>(environment, declaration.config);
  const keysOf = (kind: ConfigVar["kind"]) =>
    config.filter(([key, variable]) => variable.kind === kind && !Object.hasOwn(own, key)).map(([key]) => key);
  const labels = keysOf("environmentName");
  const labelled = (stage: string): Record<string, string> =>
    Object.fromEntries(
      [...Object.entries(vars), ...labels.map((key) => [key, stage] as const), ...Object.entries(own)].flatMap(
        ([key, value]): [string, string][] =>
          typeof value !== "string" || ownSecretKeys.includes(key) ? [] : [[key, value]],
      ),
    );
  return {
    review: labelled("review"),
    test: labelled("test"),
    secretKeys: keysOf("secret"),
    ownSecretKeys,
    generatedKeys: keysOf("generated"),
  };
}
