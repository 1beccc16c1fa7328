import type { RunResult } from "../../engine/engine.ts";
import type { RunFailure } from "../../sdks/heroku/client/run-failure.ts";
import { appNameOf } from "../../settings/app-name.ts";
import { renamedSecrets } from "../../settings/config-keys.ts";
import type { Environment, EstateDeclaration } from "../../settings/declare.ts";
import { failureOf } from "../../settings/finding.ts";
import { formerNames } from "../../settings/former-names.ts";
import { missingSecret, secretElsewhere } from "../../settings/missing-secret.ts";
import { type WantedSecret, wantedSecrets } from "../../settings/wanted-secrets.ts";
import { trialCommand } from "../print/command.ts";
import type { ThrowawaySecrets } from "./throwaway-secrets.ts";
import type { EngineName } from "./trial-folder.ts";

interface Question {
  readonly engine: EngineName;
  readonly declaration: Pick<EstateDeclaration, "environments" | "services">;
  readonly environment: Environment;
  readonly prefix: string | undefined;
  readonly secrets: ThrowawaySecrets;
  /** Names of all apps that Heroku has. */
  readonly apps: readonly string[];
}

/** What a trial does about the secrets that it does not have. */
interface SecretAnswer {
  /** What is wanted and there, carried over or made up. */
  readonly secrets: ThrowawaySecrets;
  readonly made: readonly WantedSecret[];
  readonly notices: readonly string[];
  /** Whether it changes nothing. */
  readonly isNothing: boolean;
  /** A run whose errors name addresses as they are declared: a secret that begins alike has them masked. */
  worded(result: RunResult): RunResult;
}

/** Uses the declaration, never the text of an error, in which a secret may be masked. */
export function secretAnswer({ engine, declaration, environment, prefix, secrets, apps }: Question): SecretAnswer {
  const { environments, services } = declaration;
  const wanted = services.flatMap((service) => wantedSecrets(service, environment, environments));
  const former = services.flatMap((service) => renamedSecrets(service, environment, environments));
  const renamed = new Map(
    former.filter(([before, key]) => secrets.keys.includes(before) && !secrets.keys.includes(key)),
  );
  const carried = secrets.carrying(renamed);
  const made = services
    .filter((service) => !namesOf(service).some((name) => apps.includes(appNameOf(name, environment, prefix))))
    .flatMap((service) => wantedSecrets(service, environment, environments))
    .filter((each) => !carried.has(each));
  const all = carried.making(made);
  const given = all.keeping(new Set(wanted.map(({ key }) => key)));
  return {
    secrets: given,
    made,
    notices: [
      ...[...renamed].map(([before, key]) => `${key} has the value that ${before} had`),
      ...(made.length === 0 ? [] : [madeUp(made, engine, environment)]),
    ],
    isNothing: given.keys.toString() === secrets.keys.toString() && made.length === 0,
    worded: (result) => {
      const lacking = wanted.filter((each) => !given.has(each));
      return { ...result, failures: result.failures.map((each) => declared(each, lacking, environment)) };
    },
  };
}

const namesOf = (service: EstateDeclaration["services"][number]): string[] => [service.name, ...formerNames(service)];

const madeUp = (made: readonly WantedSecret[], engine: EngineName, environment: string): string =>
  `values are made up for the trial, for ${made.map(({ key }) => key).join(", ")}; ` +
  `${trialCommand(engine, "secret", "<key>", environment)} sets one of yours`;

/** A finding about a secret at an address, with that address. */
function declared(failure: RunFailure, lacking: readonly WantedSecret[], environment: Environment): RunFailure {
  if (failure.code !== "finding" || failure.secret === undefined) return failure;
  const { file, secret } = failure;
  const { key, at } = lacking.find((each) => each.key === secret.key) ?? secret;
  if (at === undefined) return failure;
  const finding = secret.found === "nothing" ? missingSecret : secretElsewhere;
  return failureOf(finding(file, { key, at }, environment));
}
