import { suspicionOf } from "../../config-vars/suspicion.ts";
import { entriesIn } from "../../kinds/only-in.ts";
import { varsSetBy } from "../../settings/attachment.ts";
import type { Addon, ConfigVar, Environment } from "../../settings/declare.ts";
import { shownKind } from "../../settings/finding.ts";
import type { FilePlan } from "../app-json/app-json-file.ts";
import type { ReviewedService } from "../app-json/document.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { endedAs, linesOf } from "../text-lines.ts";
import { type EnvBlock, type EnvEntry, quotedValue, readEnvFile } from "./env-file.ts";

const { advice, different } = findingsIn(".env.example");

/** A config var of the app. */
interface EnvKey {
  readonly key: string;
  /** Where its value comes from. */
  readonly comment: string;
  /** For local runs; empty when each developer sets one, or none is needed. */
  readonly value: string;
  readonly secret: boolean;
}

/**
 * Compares a repository's `.env.example` with the declaration, and says what to write in its place. What it has beyond the
 * declared keys stays, and so do values of its own for plain ones; secrets are empty. `text` is absent where the file is.
 */
export function envExampleFile(service: ReviewedService, text: string | undefined): FilePlan {
  const keys = keysOf(service);
  const { blocks, unparsed } = readEnvFile(text ?? "");
  const entries = blocks.filter((block) => block.kind === "entry");
  const findings = text === undefined ? [missing] : findingsOf(keys, entries, unparsed, linesOf(text).length);
  return { text: endedAs(text ?? "", spelled(service, keys, blocks)), findings };
}

function keysOf({ environment, settings }: ReviewedService): EnvKey[] {
  const { declaration, vars } = settings;
  const config = entriesIn<ConfigVar>(environment, declaration.config);
  const addons = entriesIn<Addon>(environment, declaration.addons);
  return [
    ...config.map(([key, variable]) => declaredKey(key, variable, vars[key] ?? "", environment)),
    ...addons.flatMap(([slot, { vendor, ...named }]) =>
      varsSetBy({ vendor, ...named }).map(
        (key): EnvKey => ({
          key,
          comment: `Set by the add-on ${slot} (${vendor.service}).`,
          value: localExample(vendor, key, declaration.name),
          secret: false,
        }),
      ),
    ),
  ];
}

function declaredKey(key: string, variable: ConfigVar, value: string, environment: Environment): EnvKey {
  const plain = (comment: string, local: string): EnvKey => {
    const secret = suspicionOf(key, local) !== undefined;
    return { key, comment, value: secret ? "" : local, secret };
  };
  switch (variable.kind) {
    case "fixed":
      return plain("The same in every environment.", variable.value);
    case "perEnvironment":
      return plain(`Differs between environments; this is ${environment}'s.`, value);
    case "fromDomain":
      return plain("The host name of the service.", "localhost");
    case "environmentName":
      return plain("The environment's name.", "development");
    case "secret":
      return { key, comment: "A secret: ask the team, or take one of your own.", value: "", secret: true };
    case "generated":
      return { key, comment: "A random value: openssl rand -hex 32", value: "", secret: true };
  }
}

/** The address of a data store on a developer's machine; other add-ons are not needed there. */
function localExample({ purpose }: Addon["vendor"], key: string, service: string): string {
  if (purpose === "database") return `postgres://localhost/${service.replaceAll("-", "_")}_development`;
  if (purpose === "key-value store") return "redis://localhost:6379";
  return purpose === "graph database" && /BOLT_URL$/.test(key) ? "bolt://localhost:7687" : "";
}

function findingsOf(
  keys: readonly EnvKey[],
  entries: readonly EnvEntry[],
  unparsed: readonly number[],
  end: number,
): LineFinding[] {
  const first = new Map(entries.toReversed().map((entry) => [entry.key, entry]));
  const twice = entries.filter((entry) => first.get(entry.key) !== entry);
  return [
    ...unparsed.map((line) =>
      different("KEY=value, or a comment", "something else", {
        line,
        remedy: "write it as KEY=value, or start it with #",
      }),
    ),
    ...twice.map(({ line, key }) =>
      different("each key once", "it again", {
        line,
        path: [key],
        remedy: "remove all but the last one, which Heroku uses",
      }),
    ),
    ...entries.flatMap((entry) =>
      valueFindings(
        entry,
        keys.find(({ key }) => key === entry.key),
      ),
    ),
    ...keys
      .filter(({ key }) => !first.has(key))
      .map(({ key }) =>
        different("this key, which the app gets as a config var", "nothing", { line: Math.max(end, 1), path: [key] }),
      ),
  ];
}

/** A value may be a real secret or an example. */
function valueFindings({ line, key, value }: EnvEntry, declared: EnvKey | undefined): LineFinding[] {
  if (value === "") return [];
  const place = { line, path: [key] };
  if (declared?.secret) {
    const remedy = "empty it; if it was a real secret, rotate it: the repository's history keeps it";
    return [different("no value for a secret", shownKind(value), { ...place, remedy })];
  }
  const suspicion = suspicionOf(key, value);
  return suspicion === undefined ? [] : [advice("no secret", suspicion, place)];
}

const missing = different("the keys that the app gets as config vars", "no file");

const header = "# Copy this to .env, which git must ignore, and fill in what is empty: heroku local reads it.";
const origin = "# Written by tandem app-json from the declaration of";
const ownTitle = "# Of this repository alone:";
const generatedComments = [
  new RegExp(`^${header}$`),
  new RegExp(`^${origin} \\S+\\.$`),
  new RegExp(`^${ownTitle}$`),
  /^# The same in every environment\.$/,
  /^# Differs between environments; this is \S+'s\.$/,
  /^# The host name of the service\.$/,
  /^# The environment's name\.$/,
  /^# A secret: ask the team, or take one of your own\.$/,
  /^# A random value: openssl rand -hex 32$/,
  /^# Set by the add-on \S+ \(\S+\)\.$/,
];

function spelled({ settings }: ReviewedService, keys: readonly EnvKey[], blocks: readonly EnvBlock[]): string {
  const last = new Map(blocks.flatMap((block) => (block.kind === "entry" ? [[block.key, block] as const] : [])));
  const own = blocks.filter((block) => block.kind === "text" || !keys.some(({ key }) => key === block.key));
  const kept = own
    .map((block) => (block.kind === "text" ? block.lines : [...block.comments, ...lastAssignment(block, last)]))
    .map((lines) => lines.filter((line) => !isGenerated(line)))
    .filter((lines) => lines.length > 0);
  const sections = [
    [header, `${origin} ${settings.declaration.name}.`],
    ...keys.map((key) => assignmentOf(key, blocks)),
    ...(kept.length === 0 ? [] : [[ownTitle], ...kept]),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Of a repeated key the last value is used, as by `heroku local`; the comments of the others are kept. */
const lastAssignment = (entry: EnvEntry, last: ReadonlyMap<string, EnvEntry>): string[] =>
  last.get(entry.key) === entry ? [`${entry.key}=${entry.raw}`] : [];

/** Whether a comment was generated; all others are the team's. */
const isGenerated = (line: string): boolean => generatedComments.some((comment) => comment.test(line));

function assignmentOf({ key, comment, value, secret }: EnvKey, blocks: readonly EnvBlock[]): string[] {
  const theirs = blocks.filter((block) => block.kind === "entry").filter((entry) => entry.key === key);
  const kept = secret ? undefined : theirs.findLast((entry) => entry.value !== "")?.raw;
  const notes = theirs.flatMap(({ comments }) => comments).filter((line) => !isGenerated(line));
  return [`# ${comment}`, ...notes, `${key}=${kept ?? quotedValue(value) ?? ""}`];
}
