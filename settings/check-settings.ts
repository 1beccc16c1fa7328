import { z } from "zod";
import { presentIn, thingOf } from "../kinds/only-in.ts";
import { appNameFindings, appNameOf } from "./app-name.ts";
import { configKeyFindings } from "./config-keys.ts";
import { declarationOf } from "./declaration/declaration-of.ts";
import { declarationFindings, namedTwice } from "./declaration-findings.ts";
import type { Environment, EstateDeclaration, ServiceDeclaration } from "./declare.ts";
import { differencesDeclared } from "./difference.ts";
import { domainFindings } from "./domain-findings.ts";
import { type Finding, firstAtEachPath, oneOf } from "./finding.ts";
import { formerNames } from "./former-names.ts";
import { knobFindings } from "./knob-findings.ts";
import { exactly, type Knobs, knobsSchema } from "./knobs.ts";
import { configSizeFindings } from "./limit-findings.ts";
import { providerFindings } from "./provider-findings.ts";
import { checked, type Place } from "./schema-findings.ts";
import { serviceSettings } from "./service-settings.ts";
import type { EstateSettings } from "./settings.ts";
import { StackFile, secretAmongKnobs } from "./stack-file.ts";
import type { StackInput } from "./stack-input.ts";

/** What one environment is to be, or everything that is wrong. */
export type Checked = { readonly settings: EstateSettings } | { readonly findings: readonly Finding[] };

/** Joins declaration and stack file. Reports every finding at once; throws nothing. */
export function checkSettings(declared: unknown, input: StackInput): Checked {
  const read = declarationOf(declared);
  if ("findings" in read) return read;
  const { declaration } = read;
  const twice = namedTwice(declaration);
  if (twice.length > 0) return { findings: firstAtEachPath(twice) };
  const environment = declaration.environments.find((name) => name === input.stack);
  if (environment === undefined) return { findings: [unknownStack(declaration, input.stack)] };
  const own = fileOf(environment, input);
  // A file that cannot be read says nothing of what it lacks.
  if (own.unreadable) return { findings: own.findings };

  const others = declaration.environments.filter((name) => name !== environment);
  const otherFiles = Object.fromEntries(others.map((name) => [name, fileOf(name, input)]));
  const parts = estateParts(declaration, environment, input, { file: own.name, others: otherFiles });
  const findings = [
    ...declarationFindings(declaration),
    ...own.findings,
    ...configKeyFindings(declaration, environment, own, input),
    ...providerFindings(own.name, input),
    ...parts.findings,
  ];
  const first = firstAtEachPath(findings);
  return parts.settings !== undefined && first.length === 0 ? { settings: parts.settings } : { findings: first };
}

const fileOf = (environment: string, input: StackInput): StackFile =>
  new StackFile(`Pulumi.${environment}.yaml`, input.textOf(environment));

const unknownStack = ({ environments }: EstateDeclaration, stack: string): Finding => ({
  file: `Pulumi.${stack}.yaml`,
  path: "stack",
  expected: oneOf(environments),
  got: stack,
  remedy: `pulumi stack select ${environments[0]}`,
});

interface Parts {
  readonly settings?: EstateSettings;
  readonly findings: readonly Finding[];
}

/** The keys of the namespace `estate`. */
function estateParts(
  declaration: EstateDeclaration,
  environment: Environment,
  { values, secretKeys }: StackInput,
  files: Pick<Place, "file" | "others">,
): Parts {
  const text = <T>(key: string, schema: z.ZodType<T>) => checked(schema, values[key], { ...files, key });
  const team = text("estate:team", teamName);
  const prefix = text("estate:prefix", appPrefix.optional());
  const relay = text("estate:noticeRelay", hasNotices(declaration, environment) ? relayUrl : relayUrl.optional());
  const knobs = secretKeys.includes("estate:services")
    ? { findings: [secretAmongKnobs(files.file, "estate:services")] }
    : checkedKnobs(declaration, environment, values["estate:services"], files);
  const names = "findings" in prefix ? [] : appNameFindings(declaration, prefix.value, files.file);
  if ("findings" in team || "findings" in prefix || "findings" in relay || "findings" in knobs) {
    const parts = [team, prefix, relay, knobs].flatMap((part) => ("findings" in part ? part.findings : []));
    return { findings: [...names, ...parts] };
  }
  const services = declaration.services.flatMap((service) => {
    const own = knobs.value[service.name];
    const appName = appNameOf(service.name, environment, prefix.value);
    const more = { appName, relay: relay.value, unprotected: declaration.unprotected?.[environment] };
    return own === undefined ? [] : [serviceSettings(service, environment, own, more)];
  });
  const findings = [
    ...names,
    ...knobFindings(declaration.services, knobs.value, files.file),
    ...domainFindings(declaration.services, knobs.value, { environment, ...files }),
    ...services.flatMap((service) => configSizeFindings(service, values)),
  ];
  const policies = parsed(values["estate:policies"]);
  return { settings: { environment, declaration, team: team.value, services, policies }, findings };
}

const hasNotices = ({ services }: EstateDeclaration, environment: Environment): boolean =>
  services.some(({ notices = [] }) => notices.some((notice) => presentIn(environment, notice) !== undefined));

const aTeam = "the name of a Heroku team such as example-library";
const teamName = z.string(aTeam).regex(/^[a-z0-9][a-z0-9-]{0,62}$/, aTeam);

const aPrefix = "a beginning for every app's name such as exlib";
const appPrefix = z.string(aPrefix).regex(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, aPrefix);

const aRelay = "the https address of the notice relay such as https://notices.example.org/heroku";
const relayUrl = z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: aRelay });

function checkedKnobs(
  { services }: EstateDeclaration,
  environment: Environment,
  text: string | undefined,
  files: Pick<Place, "file" | "others">,
): { value: Record<string, Knobs> } | { findings: Finding[] } {
  const shape = Object.fromEntries(services.map((service) => [service.name, knobsSchema(service, environment)]));
  const schema: z.ZodType<Record<string, Knobs>> = exactly(shape);
  const differences = services.flatMap(differencesDeclared);
  const renamed = new Map(services.flatMap(renamedKnobs));
  return checked(schema, parsed(text), {
    ...files,
    key: "estate:services",
    remedyFor: (path) => {
      const name = renamed.get(path.join("."));
      if (name !== undefined) return `rename it ${name}, as index.ts calls it now`;
      const difference = differences.find((each) => each.path === `services.${path.join(".")}`);
      return difference
        ? `remove it: index.ts declares it for ${difference.environment} only`
        : setAsSecret(path, services, environment);
    },
  });
}

/** Of the key of a secret that stands among the plain config vars: how to set it. */
function setAsSecret(
  [name, part, key]: readonly string[],
  services: readonly ServiceDeclaration[],
  environment: Environment,
) {
  const variable = part === "config" && key !== undefined && services.find((each) => each.name === name)?.config?.[key];
  if (!variable || presentIn(environment, variable)?.kind !== "secret") return undefined;
  return `index.ts declares it as secret(): remove it here, and run pulumi config set --secret ${name}:${key} --stack ${environment}`;
}

/** By the path that a knob had before a service or an add-on was renamed: the name that it has now. */
function renamedKnobs(service: ServiceDeclaration): [path: string, name: string][] {
  return [
    ...formerNames(service).map((former): [string, string] => [former, service.name]),
    ...Object.entries(service.addons ?? {}).flatMap(([slot, addon]) =>
      formerNames(thingOf(addon)).map((former): [string, string] => [`${service.name}.addons.${former}`, slot]),
    ),
  ];
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
