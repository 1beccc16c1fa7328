import { isSameUrl } from "../sdks/heroku/client/same-url.ts";
import type { Environment, EstateDeclaration, ServiceDeclaration } from "./declare.ts";
import { type Finding, oneOf, pathOf } from "./finding.ts";
import { formerNames } from "./former-names.ts";
import { missingSecret, secretElsewhere } from "./missing-secret.ts";
import { nearestName } from "./nearest-name.ts";
import { receiverOf } from "./receiver.ts";
import type { DrainSettings } from "./settings.ts";
import { type StackFile, secretAmongKnobs } from "./stack-file.ts";
import type { StackInput } from "./stack-input.ts";
import { drainsOf, wantedSecrets } from "./wanted-secrets.ts";

const estateKeys = [
  "estate:team",
  "estate:services",
  "estate:noticeRelay",
  "estate:prefix",
  "estate:policies",
  "estate:review",
];
const providerKeys = ["heroku:apiKey", "heroku:apiUrl", "heroku:dataUrl", "heroku:moveForward", "heroku:confirm"];
/** Keys of providers that must not stand in plain. */
const providerSecrets = ["heroku:apiKey", "aws:accessKey", "aws:secretKey", "aws:token"];

/**
 * What is wrong with the top-level keys of a stack: unknown ones in its file, secrets that are missing or kept in plain. Keys
 * from elsewhere, as from an environment of Pulumi's, may serve others.
 */
export function configKeyFindings(
  { environments, services }: EstateDeclaration,
  environment: Environment,
  stackFile: StackFile,
  { values, secretKeys }: Pick<StackInput, "values" | "secretKeys">,
): Finding[] {
  const file = stackFile.name;
  const wanted = services.flatMap((service) => wantedSecrets(service, environment, environments));
  const secrets = wanted.map(({ key }) => key);
  const known = [...estateKeys, ...providerKeys, ...secrets];
  const written = Object.keys(values);
  const renamed = new Map(services.flatMap((service) => renamedSecrets(service, environment, environments)));
  return [
    ...written
      .filter((key) => !known.includes(key) && !/^(pulumi|aws):/.test(key) && stackFile.at([key]) !== undefined)
      .map((key) => unknownKey(file, key, { known, environment, renamed: renamed.get(key) })),
    ...wanted
      .filter(({ key }) => !written.includes(key))
      .map((secret) => {
        const [before] = [...renamed].find(([former, key]) => key === secret.key && stackFile.at([former])) ?? [];
        const finding = missingSecret(file, secret, environment);
        return before === undefined
          ? finding
          : { ...finding, secret: undefined, remedy: `rename the key ${before} in the file` };
      }),
    ...wanted.flatMap(({ key, at }) =>
      // One that was not opened is empty.
      at === undefined || !values[key] || receiverOf(values[key]) === at
        ? []
        : [secretElsewhere(file, { key, at }, environment)],
    ),
    ...services.flatMap((service) => sharedAddresses(file, drainsOf(service, environment), values)),
    ...[...secrets, ...providerSecrets]
      .filter((key) => written.includes(key) && !secretKeys.includes(key))
      .map((key) => plainSecret(file, key, environment)),
    ...estateKeys.filter((key) => secretKeys.includes(key)).map((key) => secretAmongKnobs(file, key)),
  ];
}

/** By the key that a secret had before its service was renamed: the key that it has now. */
export const renamedSecrets = (
  service: ServiceDeclaration,
  environment: Environment,
  environments: EstateDeclaration["environments"],
): [former: string, key: string][] =>
  formerNames(service).flatMap((former) =>
    wantedSecrets(service, environment, environments).map(({ key }): [string, string] => [
      `${former}${key.slice(service.name.length)}`,
      key,
    ]),
  );

/** An app has each address once: of two drains with one address only one could be made. */
function sharedAddresses(file: string, drains: readonly DrainSettings[], values: StackInput["values"]): Finding[] {
  return drains.flatMap(({ secretKey }, index) => {
    const address = values[secretKey];
    // One that was not opened is empty.
    if (!address) return [];
    const same = drains.slice(0, index).find((each) => isSameUrl(values[each.secretKey] ?? "", address));
    if (same === undefined) return [];
    return [{ file, path: secretKey, expected: "an address of its own", got: `that of ${same.secretKey}` }];
  });
}

interface Known {
  readonly known: readonly string[];
  readonly environment: Environment;
  /** The key that it has since its service was renamed. */
  readonly renamed: string | undefined;
}

const unknownKey = (file: string, key: string, known: Known): Finding => ({
  file,
  path: pathOf([key]),
  expected: oneOf(known.known),
  got: "an unknown key",
  isUnknownKey: true,
  remedy: unknownKeyRemedy(key, known),
});

function unknownKeyRemedy(key: string, { known, environment, renamed }: Known): string {
  if (renamed !== undefined) return `rename it ${renamed}: its value stays as it is`;
  const meant = nearestName(key, known) ?? nearestNamespace(key, known);
  if (meant !== undefined) return `did you mean ${meant}`;
  const command = /^[\w.:-]+$/.test(key) ? ` with pulumi config rm ${key} --stack ${environment}` : "";
  return `remove it${command}, or declare it in index.ts`;
}

/** `catalog` of `catlog:KEY`; nothing where the namespace is right. */
function nearestNamespace(key: string, known: readonly string[]): string | undefined {
  const namespaceOf = (name: string) => name.split(":")[0] ?? name;
  const namespaces = known.map(namespaceOf);
  return namespaces.includes(namespaceOf(key)) ? undefined : nearestName(namespaceOf(key), namespaces);
}

function plainSecret(file: string, key: string, environment: Environment): Finding {
  const remedy = `pulumi config set --secret ${key} --stack ${environment}`;
  return { file, path: key, expected: "an encrypted value", got: "one in plain", remedy };
}
