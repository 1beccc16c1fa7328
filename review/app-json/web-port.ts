import type { LineFinding } from "./line-finding.ts";

/**
 * Whether a web process listens where Heroku routes to, which is the port in `$PORT`. Source: devcenter.heroku.com/articles/
 * runtime-principles#web-servers. Undefined when it does, as far as its command shows.
 */
export function portFinding(command: string): Pick<LineFinding, "expected" | "got" | "remedy" | "level"> | undefined {
  if (/\$\{?PORT\b|%PORT%/.test(command)) return undefined;
  if (ownPort.test(command)) {
    return { expected: "a web process that listens on $PORT", got: "a port of its own", remedy, level: "different" };
  }
  const server = needsPort.find(([pattern]) => pattern.test(command))?.[1];
  if (server !== undefined) {
    const got = `${server}, which takes another port unless it is told`;
    return { expected: "a web process that listens on $PORT", got, remedy, level: "different" };
  }
  if (takesPort.test(command)) return undefined;
  return {
    expected: "$PORT, or a server that takes it by itself",
    got: "a command that does not show it",
    remedy: "see that what it starts listens on the port in PORT",
    level: "advice",
  };
}

const remedy = "Heroku stops a dyno whose web process is not on $PORT within a minute";

const ownPort =
  /(?:\s-[pb][\s=]?|--(?:port|bind|listen)[\s=]|-Dserver\.port=)(?:\w+:\/\/)?(?:[\w.*[\]-]{1,253}:)?\d{2,5}(?=\s|$)/;

/** Servers that no configuration file can tell the port in `$PORT`. */
const needsPort: readonly [pattern: RegExp, server: string][] = [
  [/\buvicorn\b(?!\.workers)/, "uvicorn"],
  [/\bdaphne\b/, "daphne"],
  [/\bwaitress-serve\b/, "waitress"],
  [/\bflask\b.*\brun\b/, "flask run"],
  [/\bmanage\.py\s+runserver\b/, "runserver"],
  [/\bphp\s+-S\b/, "php -S"],
];

/** Servers that read PORT by themselves. */
const takesPort =
  /\b(?:puma|gunicorn|rails\s+s(?:erver)?|rackup|heroku-(?:php|hhvm)-(?:apache2|nginx)|passenger|next\s+start)\b/;
