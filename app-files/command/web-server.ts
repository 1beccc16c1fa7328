/** How a web server gets its port. */
export interface WebServer {
  readonly name: string;
  /** Its name as a command, or as a module of Python. @default `name` */
  readonly command?: RegExp;
  /** The first argument that makes it serve; with another it does something else. */
  readonly subcommand?: RegExp;
  /** Options that may stand before the subcommand and take a value. */
  readonly valued?: readonly string[];
  /** Options whose value is a port, or an address with one. */
  readonly options?: readonly string[];
  /** Options that make it listen elsewhere: on a socket, or as a file says. */
  readonly elsewhere?: readonly string[];
  /** From which word on an argument without an option may be an address with a port. */
  readonly positional?: number;
  /** The variable that it takes its port from. Heroku sets `PORT`. */
  readonly variable?: string;
  /** Whether a file that the command does not name may set the port. */
  readonly configured?: true;
}

const port = ["-p", "--port"];
const bind = ["-b", "--bind"];
const variable = "PORT";

/**
 * Servers whose port a command line shows. Sources: the reference of each one's options; gunicorn: docs.gunicorn.org/en/stable/
 * settings.html#bind; Rails and Puma read PORT; Next.js: nextjs.org/docs/app/api-reference/cli/next.
 */
export const webServers: readonly WebServer[] = [
  { name: "gunicorn", options: bind, elsewhere: ["-c", "--config"], variable },
  { name: "puma", options: [...port, ...bind], elsewhere: ["-C", "--config"], variable },
  { name: "rails server", command: /^rails$/, subcommand: /^s(erver)?$/, options: port, variable },
  { name: "rackup", options: port, variable },
  { name: "passenger", subcommand: /^start$/, options: port, variable },
  { name: "next start", command: /^next$/, subcommand: /^start$/, options: port, variable },
  { name: "heroku-php", command: /^heroku-(php|hhvm)-(apache2|nginx)$/, variable },
  { name: "uvicorn", options: ["--port"], elsewhere: ["--uds", "--fd"], variable: "UVICORN_PORT" },
  { name: "hypercorn", options: bind, elsewhere: ["-c", "--config"] },
  { name: "daphne", options: port, elsewhere: ["-u", "--unix-socket", "--fd", "-e", "--endpoint"] },
  { name: "waitress", command: /^waitress-serve$/, options: ["--port", "--listen"], elsewhere: ["--unix-socket"] },
  {
    name: "flask run",
    command: /^flask$/,
    subcommand: /^run$/,
    valued: ["-A", "--app", "-e", "--env-file"],
    options: port,
    variable: "FLASK_RUN_PORT",
  },
  { name: "runserver", command: /^(django-admin|manage\.py)$/, subcommand: /^runserver(_plus)?$/, positional: 2 },
  { name: "http.server", command: /^(http\.server|SimpleHTTPServer)$/, positional: 1 },
  { name: "granian", options: ["--port"], elsewhere: ["--uds"], variable: "GRANIAN_PORT" },
  { name: "php -S", command: /^php$/, options: ["-S"] },
  {
    name: "php artisan serve",
    command: /^artisan$/,
    subcommand: /^serve$/,
    options: ["--port"],
    variable: "SERVER_PORT",
    configured: true,
  },
  {
    name: "streamlit",
    subcommand: /^run$/,
    options: ["--server.port"],
    variable: "STREAMLIT_SERVER_PORT",
    configured: true,
  },
  { name: "thin", options: port, elsewhere: ["-C", "--config", "-S", "--socket"], configured: true },
  {
    name: "unicorn",
    command: /^unicorn(_rails)?$/,
    options: [...port, "-l", "--listen"],
    elsewhere: ["-c", "--config-file"],
    configured: true,
  },
  { name: "http-server", options: port, variable },
  { name: "serve", options: ["-l", "--listen", "-p"], variable },
];
