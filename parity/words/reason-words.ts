import type { Difference } from "../difference.ts";
import type { Origin } from "../manifest.ts";
import type { PartKind } from "../part.ts";
import type { Reason } from "../reason.ts";
import { valueText } from "./value-words.ts";

type About = Pick<Difference, "part" | "values">;
type Words = {
  readonly [Code in Reason["code"]]: (reason: Extract<Reason, { code: Code }>, about: About) => string;
};

const and = (names: readonly string[]): string => names.join(" and ");
const mustDiffer = (why: string) => () => `must differ, is the same: ${why}`;
const undeclared = "no difference is declared";

/** What a stack file sets, by the part that follows from it. */
const perEnvironment: Readonly<Partial<Record<PartKind, string>>> = {
  "processes.quantity": "dynos are",
  "processes.size": "dynos are",
  "addons.plan": "plans are",
  "domains.hostnames": "host names are",
  "app.maintenance": "maintenance is",
};

/** What the value of a config var is made of. */
const made: Readonly<Record<Origin["kind"], string>> = {
  fixed: "declared one",
  perEnvironment: "one in the stack file",
  fromDomain: "host name",
  environmentName: "environment's name",
  secret: "secret",
  generated: "generated one",
};

const words: Words = {
  unread: ({ failures }) =>
    [...new Set(failures.map(({ environment, message }) => `${environment}: ${message}`))].join("; "),
  "values unread": () => "its values could not be compared",
  "no app": ({ environments }) => `there is no app in ${and(environments)}`,
  declared: ({ text }) => text,
  "set per environment": ({ idle = [] }, { part }) => {
    const nothingRuns = idle.length === 0 ? "" : `; in ${and(idle)} no ${part.name} runs`;
    return `${perEnvironment[part.kind] ?? "it is"} set in each stack file${nothingRuns}`;
  },
  "value per environment": ({ origin }) =>
    origin === "perEnvironment" ? "the value is set in each stack file" : `the value is the ${made[origin]}`,
  "signing unknown": () => "Heroku does not return the signing secret, so it cannot be compared with the declared one",
  "own backup time": () => "each database is backed up at its own time",
  "own releases": () => "environments are deployed one after the other, and each numbers its own releases",
  "next up": ({ environments }) =>
    `the next up of ${environments.join(" and the next up of ")} changes it to what the files declare`,
  undeclared: () => undeclared,
  "undeclared in one": ({ environment, isDeclared }) =>
    `only ${environment} has it, and ${isDeclared ? undeclared : "it is not declared"}`,
  missing: ({ environment }) => `declared for ${environment}, which does not have it`,
  "declared for another": ({ declaredFor, environments }) =>
    `declared for ${declaredFor} only, and ${and(environments)} has it`,
  "declared count": ({ environment, declared, found }) =>
    `${environment} declares ${declared} more, but there are ${found}`,
  "not as declared": ({ declared }, { part }) =>
    Object.entries(declared)
      .map(
        ([environment, name]) =>
          `${environment} is declared for the ${part.kind === "pipeline" ? "pipeline" : "team"} ${name}`,
      )
      .join(", "),
  "add-on of another app": () =>
    "the add-on belongs to an app outside this environment, so one environment can affect another",
  "renamed by hand": () => "the app was renamed by hand: it is the one in the stage of the service's pipeline",
  "other stage": (_, { values }) =>
    values
      .flatMap(({ environment, value }) =>
        value === undefined ? [] : [`${environment}'s app is in the stage ${valueText(value)}`],
      )
      .join(", "),
  "undeclared member": () => "a promotion reaches every app of the stage, and this one is not declared",
  "maintenance by hand": ({ environments }) =>
    `visitors of ${and(environments)} see only the maintenance page, and no stack file sets it`,
  "no dynos": ({ declared }, { part }) =>
    `${part.name} has no dynos in ${and(Object.entries(declared).map(([environment, dynos]) => `${environment}, where ${dynos} is declared`))}: its jobs wait`,
  "dynos in one": ({ environment }, { part }) =>
    `${part.name} has dynos in ${environment} only, and it is not declared`,
  "rolled back": () => "it was rolled back: it runs the code and has the config vars of that release",
  "not promoted": ({ environments }) => `the code was deployed directly to ${and(environments)}, not promoted`,
  "copied value": (_, { values }) =>
    values
      .flatMap(({ environment, value }) =>
        value?.kind === "copy"
          ? [`${environment} has ${valueText(value)}, and so changes what belongs to the other`]
          : [],
      )
      .join(", "),
  "empty value": ({ origin, environments }) => `${origin}() is empty in ${and(environments)}`,
  "not the declared value": ({ origin, environments }) =>
    `its value is not the ${made[origin]} in ${and(environments)}`,
  "values differ": ({ origin }) =>
    origin === undefined
      ? "its values differ, and it is not declared"
      : `${origin}() gives every environment the same value, and they differ`,
  "same signing key": mustDiffer("a key that both environments share lets one forge what the other signs"),
  "same secret": mustDiffer("a secret of one environment must not give access to the other"),
  "same generated value": mustDiffer("generated() creates a separate value in each environment"),
  "same add-on": ({ addon }) => mustDiffer(`both environments use one ${addon}`)(),
};

/** Why a difference has its verdict, in words. */
export const reasonText = ({ reason, ...about }: About & Pick<Difference, "reason">): string =>
  (words[reason.code] as (reason: Reason, about: About) => string)(reason, about);
