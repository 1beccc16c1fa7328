import { confirmationsIn } from "../define/confirmation.ts";
import { check } from "./check.ts";
import { type Configuration, configuration } from "./configuration.ts";
import { netrcPassword } from "./netrc.ts";

/** Where Heroku is, and who we are there. */
export interface Settings {
  readonly apiKey: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly dataUrl: string;
  /** Names of rolled-back apps that may be moved forward. */
  readonly moveForward: readonly string[];
  /** Actions that the user has confirmed, each as `<stack>/<resource name>:<action>`. */
  readonly confirm: ReadonlySet<string>;
}

const heroku = { apiUrl: "https://api.heroku.com", dataUrl: "https://api.data.heroku.com" };

/**
 * Completes what the engine gave with the environment and the netrc file. Throws when there is no key, with the places that `reader` looks
 * for one: a command opens no stack file.
 */
export function settingsFrom(
  given: Configuration,
  environment: NodeJS.ProcessEnv,
  reader: "provider" | "command" = "provider",
): Settings {
  const surrounding = fromEnvironment(environment);
  const known = { ...surrounding, ...defined(given) };
  const apiUrl = trimmed(known.apiUrl ?? heroku.apiUrl);
  const apiKey = known.apiKey ?? netrcPassword(new URL(apiUrl).hostname, environment);
  if (apiKey === undefined)
    throw new Error(`heroku:apiKey: expected a Heroku API key, got none; ${keyPlaces[reader].join(", or ")}`);
  const dataUrl = trimmed(known.dataUrl ?? (apiUrl === heroku.apiUrl ? heroku.dataUrl : apiUrl));
  const moveForward = [given, surrounding].flatMap((each) => each.moveForward?.split(/ *, */) ?? []);
  const confirm = new Set([given, surrounding].flatMap((each) => confirmationsIn(each.confirm) ?? []));
  return { apiKey, apiUrl, dataUrl, moveForward, confirm };
}

const login = "log in with `heroku login`, which writes it to the netrc file";

const keyPlaces = {
  provider: ["set HEROKU_API_KEY", "run `pulumi config set --secret heroku:apiKey`", login],
  command: ["set HEROKU_API_KEY", login],
};

const variables = {
  apiKey: "HEROKU_API_KEY",
  apiUrl: "HEROKU_API_URL",
  dataUrl: "HEROKU_DATA_URL",
  moveForward: "HEROKU_MOVE_FORWARD",
  confirm: "HEROKU_CONFIRM",
} as const;

function fromEnvironment(environment: NodeJS.ProcessEnv): Configuration {
  const set = Object.entries(variables).map(([key, name]) => [key, environment[name] || undefined] as const);
  const written = Object.fromEntries(set);
  const { failures } = check(configuration, { value: written, secrets: new Map() });
  if (failures.length > 0) throw new Error(inOneSentence(failures));
  return configuration.parse(written);
}

/** Each variable once, and what to do: a variable is mostly left over from another run. */
function inOneSentence(failures: readonly string[]): string {
  const sentences = failures.map(named);
  const odd = [...new Set(sentences.map((sentence) => sentence.split(":", 1)[0] ?? ""))];
  const reasons = sentences.map((sentence, place) => {
    const [variable] = sentence.split(":", 1);
    return sentences[place - 1]?.startsWith(`${variable}:`) ? sentence.slice(`${variable}: `.length) : sentence;
  });
  return `${reasons.join("; ")}; ${unsetting(...odd)}`;
}

/** What to do about odd variables. */
export const unsetting = (...variables: readonly string[]): string =>
  `correct it, or take it out of the environment: unset ${variables.join(" ")}`;

/** A failure of `apiUrl` that came from the environment is one of `HEROKU_API_URL`. */
function named(failure: string): string {
  return failure.replace(/^(apiKey|apiUrl|dataUrl|moveForward|confirm)(?=:)/, (key) => Reflect.get(variables, key));
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

const trimmed = (url: string): string => url.replace(/\/+$/, "");
