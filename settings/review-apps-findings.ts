import { z } from "zod";
import { entriesIn } from "../kinds/only-in.ts";
import type { Addon, ConfigVar, Environment, ReviewApps, ServiceDeclaration } from "./declare.ts";
import { canonicalSize } from "./dyno-size.ts";
import { reasonShared } from "./exceptions.ts";
import { type Finding, oneOf, shown, shownKind } from "./finding.ts";
import { findingUnless, indexFinding, isBlank, shapeFindings } from "./index-finding.ts";
import { planOf } from "./knobs.ts";
import { didYouMean } from "./nearest-name.ts";

/** Source: the sizes that the schema of `app.json` has, as far as the common runtime has them. */
export const reviewSizes = ["Eco", "Basic", "Standard-1X", "Standard-2X", "Performance-M", "Performance-L"];

const aRepository = "a repository on GitHub such as example-library/catalog";
const days = "a whole number of days from 1 to 30";
const aBaseName = "at most 21 small letters, digits and dashes, beginning with a letter and not ending with a dash";
const aCommand = "a command such as bin/rails db:seed";

const shape = z.object(
  {
    repository: z
      .string(aRepository)
      // No repository of GitHub's ends with .git: with it, one would count as two.
      .regex(/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}\/(?!\.{1,2}$)(?![\w.-]*\.git$)[\w.-]{1,100}$/i, aRepository),
    automatic: z.boolean("true or false"),
    waitForCi: z.boolean("true or false"),
    staleDays: z.number(days).refine((count) => Number.isInteger(count) && count >= 1 && count <= 30, days),
    // Heroku's app names have 30 characters: 9 are left for `-pr-12345`.
    baseName: z
      .string(aBaseName)
      .regex(/^[a-z]([a-z0-9-]{0,19}[a-z0-9])?$/, aBaseName)
      .optional(),
    size: z
      .string(oneOf(reviewSizes))
      .refine((size) => reviewSizes.includes(canonicalSize(size) ?? ""), oneOf(reviewSizes)),
    plans: z.record(z.string(), z.unknown(), "plans by add-on"),
    config: z.record(z.string(), z.unknown(), "values by config var"),
    postdeploy: z
      .string(aCommand)
      .refine((command) => !isBlank(command), aCommand)
      .optional(),
  },
  'reviewApps("<owner>/<repository>")',
);

/** What is wrong with a service's review apps, which are made as the first environment is. */
export function reviewAppsFindings(service: ServiceDeclaration, environments: readonly Environment[]): Finding[] {
  const { name, reviewApps } = service;
  const [first] = environments;
  if (reviewApps === undefined || first === undefined) return [];
  const path = `services.${name}.reviewApps`;
  const misshapen = shapeFindings(path, shape, reviewApps);
  const { plans, config }: Partial<ReviewApps> = Object(reviewApps);
  return [
    ...(first === "production" ? [productionFirst(path)] : []),
    ...misshapen,
    ...planFindings(`${path}.plans`, fieldsOf(plans), entriesIn<Addon>(first, service.addons), first),
    ...configFindings(`${path}.config`, fieldsOf(config), entriesIn<ConfigVar>(first, service.config), first),
  ];
}

/** What is no object is reported by the shape. */
const fieldsOf = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

const productionFirst = (path: string): Finding => ({
  ...indexFinding(path, "another first environment, because review apps get its secrets", "production"),
  remedy: "begin environments with staging",
});

function planFindings(path: string, plans: object, addons: [string, Addon][], first: Environment): Finding[] {
  return Object.entries(plans).flatMap(([slot, plan]) => {
    const [, addon] = addons.find(([name]) => name === slot) ?? [];
    if (addon === undefined) return [stranger(`${path}.${slot}`, `an add-on of ${first}`, slot, addons)];
    return shapeFindings(`${path}.${slot}`, planOf(addon.vendor), plan);
  });
}

/** No value is shown: it may be a secret. */
function configFindings(path: string, values: object, config: [string, ConfigVar][], first: Environment): Finding[] {
  const written = Object.entries(values).flatMap(([key, value]) => {
    if (!config.some(([name]) => name === key))
      return [stranger(`${path}.${key}`, `a config var of ${first}`, key, config)];
    const isFit = typeof value === "string" || isSecret(value);
    return findingUnless(isFit, `${path}.${key}`, "a string, or secret()", shownKind(value));
  });
  const missing = config
    .filter(([key]) => !Object.hasOwn(values, key))
    .flatMap(([key, variable]) => {
      const why = notFromFirst(variable);
      return why === undefined
        ? []
        : [{ ...indexFinding(`${path}.${key}`, why.expected, undefined), remedy: why.remedy(key) }];
    });
  return [...written, ...missing];
}

const isSecret = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Reflect.get(value, "kind") === "secret";

/** Why review apps cannot have the first environment's value. */
function notFromFirst(variable: ConfigVar): { expected: string; remedy: (key: string) => string } | undefined {
  if (variable.kind === "fromDomain") {
    return {
      expected: "a value, because review apps have no domain of their own",
      remedy: (key) =>
        `add config: { ${key}: "…" } to reviewApps, such as .herokuapp.com where the app takes any host below`,
    };
  }
  if (reasonShared(variable) !== undefined) {
    return {
      expected: "a value of their own, because production has the same secret",
      remedy: (key) => `make it secret() without shared, or add config: { ${key}: secret() } to reviewApps`,
    };
  }
  return undefined;
}

function stranger(path: string, kind: string, name: string, known: readonly [string, unknown][]): Finding {
  const names = known.map(([other]) => other);
  const expected = names.length === 0 ? `${kind}, which has none` : `${kind}: ${oneOf(names)}`;
  return { ...indexFinding(path, expected, shown(name)), remedy: didYouMean(name, names) };
}
