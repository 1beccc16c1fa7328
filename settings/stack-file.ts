import { type Document, isMap, isScalar, isSeq, type Node, Pair, parseDocument, visit } from "yaml";
import { type Finding, oneOf, pathOf, shown } from "./finding.ts";
import { didYouMean } from "./nearest-name.ts";

/** What Pulumi keeps in a stack file: `config`, and how its secrets are opened. */
const topLevelKeys = ["config", "encryptionsalt", "secretsprovider", "encryptedkey", "environment"];

/** A stack file as a person wrote it: what the engine hands over no longer shows how a value was spelled. */
export class StackFile {
  readonly name: string;
  /** What is wrong with its spelling. Whether the settings fit the declaration is another question. */
  readonly findings: readonly Finding[];
  /** It is no YAML, so that nothing else can be said of it. */
  readonly unreadable: boolean;
  readonly #content: Readonly<Record<string, unknown>>;

  /** `text` is absent where the file is. */
  constructor(name: string, text: string | undefined) {
    this.name = name;
    const { findings, content } = read(name, text ?? "");
    this.findings = findings;
    this.unreadable = content === undefined;
    this.#content = content ?? {};
  }

  /** What stands at a path of the configuration, such as `["estate:services", "catalog", "domain"]`. */
  at(path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined,
      this.#content,
    );
  }
}

function read(file: string, text: string): { findings: Finding[]; content: Record<string, unknown> | undefined } {
  try {
    const document = parseDocument(text);
    if (document.errors.length > 0) return { findings: syntax(file, document), content: undefined };
    return { findings: [...unknownKeys(file, document), ...spelling(file, document)], content: contentOf(document) };
  } catch (error) {
    // Such as aliases that expand without end.
    return { findings: [notYaml(file, "config", error)], content: undefined };
  }
}

function syntax(file: string, { errors }: Document): Finding[] {
  return errors.slice(0, 1).map((error) => {
    const [start] = error.linePos ?? [];
    return notYaml(file, start ? `line ${start.line}, column ${start.col}` : "config", error);
  });
}

function notYaml(file: string, path: string, error: unknown): Finding {
  const [reason] = error instanceof Error ? error.message.split(" at line ") : [];
  return { file, path, expected: "valid YAML", got: reason?.split("\n")[0] || "something else" };
}

function unknownKeys(file: string, { contents }: Document): Finding[] {
  if (contents === null) return [];
  if (!isMap(contents)) return [{ file, path: "config", expected: "keys and values", got: shown(contents.toJSON()) }];
  return contents.items
    .map(({ key }) => nameOf(key))
    .filter((key) => !topLevelKeys.includes(key))
    .map((key) => {
      const meant = key.includes(":") ? undefined : didYouMean(key, topLevelKeys);
      const remedy = meant ?? "move it under config, or remove it";
      return { file, path: pathOf([key]), expected: oneOf(topLevelKeys), got: "an unknown key", remedy };
    });
}

function spelling(file: string, document: Document): Finding[] {
  const findings: Finding[] = [];
  visit(document, (role, node, ancestors) => {
    const path = role === "key" ? undefined : configPath([...ancestors, node]);
    if (path === undefined) return;
    if (isScalar(node) && node.type === "PLAIN" && yamlChanges(node.source ?? "")) {
      findings.push(changed(file, path, node.source ?? ""));
    }
    if (path.startsWith("estate:") && isSecret(node)) findings.push(secretAmongKnobs(file, path));
  });
  return findings;
}

/** As `estate:services.catalog.domain` or `estate:policies.waivers.0.until`, for what stands under `config`. */
function configPath(nodes: readonly unknown[]): string | undefined {
  const [top, namespaced, ...rest] = nodes.flatMap((node, depth) => {
    if (node instanceof Pair) return [nameOf(node.key)];
    return isSeq(node) && depth + 1 < nodes.length ? [String(node.items.indexOf(nodes[depth + 1]))] : [];
  });
  if (top !== "config") return undefined;
  return namespaced === undefined ? top : pathOf([qualified(namespaced), ...rest]);
}

/** What may be secret is not shown: config vars, and keys that are no knobs. */
function changed(file: string, path: string, source: string): Finding {
  const expected = "a plain number, or a string in quotes";
  return path.startsWith("estate:") && !path.includes(".config.")
    ? { file, path, expected, got: `${source}, which YAML reads as another value`, remedy: `write "${source}"` }
    : { file, path, expected, got: "a number or date that YAML reads as another value", remedy: "write it in quotes" };
}

/** A secret inside a knob comes out of the engine in plain, beside every other knob. */
export function secretAmongKnobs(file: string, path: string): Finding {
  const remedy = "declare the config var as secret() in index.ts, then pulumi config set --secret <service>:<KEY>";
  return { file, path, expected: "a knob in plain", got: "a secret", remedy };
}

const isSecret = (node: unknown): boolean =>
  isMap(node) && node.items.length === 1 && nameOf(node.items[0]?.key) === "secure";

/** The configuration, keys qualified as the engine hands them over. */
function contentOf(document: Document): Record<string, unknown> {
  const { config }: { config?: unknown } = Object(document.toJS());
  if (typeof config !== "object" || config === null) return {};
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [qualified(key), value]));
}

/** A key without a namespace is the project's own. */
const qualified = (key: string): string => (key.includes(":") ? key : `estate:${key}`);

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : ((key as Node | null)?.toJSON?.() ?? key));

/**
 * Whether YAML hands an unquoted text over as something else: `010` becomes 8, `1_000` 1000, `1.50` 1.5, and `2026-01-01` a
 * time. Which one depends on the reader, so that only quotes are safe.
 */
export function yamlChanges(unquoted: string): boolean {
  if (/^\d{4}-\d{1,2}-\d{1,2}([Tt\s].*)?$/.test(unquoted)) return true;
  return isNumber(unquoted) && String(Number(unquoted)) !== unquoted;
}

function isNumber(unquoted: string): boolean {
  if (/^[-+]?\.(inf|nan)$/i.test(unquoted)) return true;
  if (!/^[-+.]?\.?\d/.test(unquoted)) return false;
  const digits = unquoted.replaceAll("_", "");
  return /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(digits) || /^[-+]?0[xob][0-9a-f]+$/i.test(digits);
}
