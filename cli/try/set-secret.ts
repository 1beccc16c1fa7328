import { exitCodes, Problem } from "../../engine/problem.ts";
import { oneOf } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import { receiverOf } from "../../settings/receiver.ts";
import { wantedSecrets } from "../../settings/wanted-secrets.ts";
import { unknownName, usage } from "../chosen.ts";
import { checkedEstate } from "../estate/declared-estate.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";
import { type EngineName, trialFolder } from "./trial-folder.ts";

interface SecretToSet {
  readonly project: string;
  readonly engine: EngineName;
  readonly key: string;
  readonly environment: string;
}

/** Keeps a secret that `index.ts` declares for the trial's next runs. What is not declared, or no value for it, is a {@link Problem}. */
export async function setSecret(
  { project, engine, key, environment }: SecretToSet,
  value: () => Promise<string>,
): Promise<void> {
  const { declaration } = await checkedEstate(project);
  const declared = declaration.environments.find((each) => each === environment);
  if (declared === undefined) throw usage(unknownName("environment", declaration.environments, environment));
  const wanted = declaration.services.flatMap((service) => wantedSecrets(service, declared, declaration.environments));
  const secret = wanted.find((each) => each.key === key);
  if (secret === undefined) {
    const keys = wanted.map((each) => each.key);
    const meant = nearestName(key, keys);
    const remedy = meant === undefined ? "declare it as secret() in index.ts first" : `did you mean ${meant}?`;
    throw usage(
      `key: expected a secret that index.ts declares for ${environment}: ${oneOf(keys)}, got ${key}; ${remedy}`,
    );
  }
  const given = await value();
  if (given === "") throw mistake(key, "a value", "an empty string");
  if (secret.at !== undefined && receiverOf(given) !== secret.at) {
    throw mistake(key, `a secret address at ${secret.at}`, "one elsewhere");
  }
  new ThrowawaySecrets(trialFolder(project, engine), environment).setting(key, given).save();
}

const mistake = (path: string, expected: string, got: string): Problem =>
  new Problem(`${path}: expected ${expected}, got ${got}`, exitCodes.input);
