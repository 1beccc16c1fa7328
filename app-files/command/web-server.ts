/** How a web server learns its port. */
export interface WebServer {
  readonly name: string;
  /** Its name as a command, or as a module of Python. */
  readonly command: RegExp;
  /** The first argument that makes it serve; with another it does something else. */
  readonly subcommand?: RegExp;
  /** Options that may stand before the subcommand and take a value. */
  readonly valued?: readonly string[];
  /** Options whose value is a port, or an address with one. */
  readonly options: readonly string[];
  /** Options that make it listen elsewhere: on a socket, or as a file says. */
  readonly elsewhere?: readonly string[];
  /** From which word on an argument without an option may be an address with a port. */
  readonly positional?: number;
  /** Variables that it takes its port from. `PORT` is what Heroku sets. */
  readonly variables: readonly string[];
  /** Whether a file that the command does not name may tell it the port. */
  readonly configured?: true;
}

/**
 * Servers whose port a command line shows. Sources: the reference of each one's options; gunicorn: docs.gunicorn.org/en/stable/
 * settings.html#bind; Rails and Puma read PORT; Next.js: nextjs.org/docs/app/api-reference/cli/next.
 */
export const webServers: readonly WebServer[] = [
  {
    name: "gunicorn",
    command: /^gunicorn$/,
    options: ["-b", "--bind"],
    elsewhere: ["-c", "--config"],
    variables: ["PORT"],
  },
  {
    name: "puma",
    command: /^puma$/,
    options: ["-p", "--port", "-b", "--bind"],
    elsewhere: ["-C", "--config"],
    variables: ["PORT"],
  },
  {
    name: "rails server",
    command: /^rails$/,
    subcommand: /^s(erver)?$/,
    options: ["-p", "--port"],
    variables: ["PORT"],
  },
  { name: "rackup", command: /^rackup$/, options: ["-p", "--port"], variables: ["PORT"] },
  { name: "passenger", command: /^passenger$/, subcommand: /^start$/, options: ["-p", "--port"], variables: ["PORT"] },
  { name: "next start", command: /^next$/, subcommand: /^start$/, options: ["-p", "--port"], variables: ["PORT"] },
  { name: "heroku-php", command: /^heroku-(php|hhvm)-(apache2|nginx)$/, options: [], variables: ["PORT"] },
  {
    name: "uvicorn",
    command: /^uvicorn$/,
    options: ["--port"],
    elsewhere: ["--uds", "--fd"],
    variables: ["UVICORN_PORT"],
  },
  {
    name: "hypercorn",
    command: /^hypercorn$/,
    options: ["-b", "--bind"],
    elsewhere: ["-c", "--config"],
    variables: [],
  },
  {
    name: "daphne",
    command: /^daphne$/,
    options: ["-p", "--port"],
    elsewhere: ["-u", "--unix-socket", "--fd", "-e", "--endpoint"],
    variables: [],
  },
  {
    name: "waitress",
    command: /^waitress-serve$/,
    options: ["--port", "--listen"],
    elsewhere: ["--unix-socket"],
    variables: [],
  },
  {
    name: "flask run",
    command: /^flask$/,
    subcommand: /^run$/,
    valued: ["-A", "--app", "-e", "--env-file"],
    options: ["-p", "--port"],
    variables: ["FLASK_RUN_PORT"],
  },
  {
    name: "runserver",
    command: /^(django-admin|manage\.py)$/,
    subcommand: /^runserver(_plus)?$/,
    options: [],
    positional: 2,
    variables: [],
  },
  { name: "http.server", command: /^(http\.server|SimpleHTTPServer)$/, options: [], positional: 1, variables: [] },
  {
    name: "granian",
    command: /^granian$/,
    options: ["--port"],
    elsewhere: ["--uds"],
    variables: ["GRANIAN_PORT"],
  },
  { name: "php -S", command: /^php$/, options: ["-S"], variables: [] },
  {
    name: "php artisan serve",
    command: /^artisan$/,
    subcommand: /^serve$/,
    options: ["--port"],
    variables: ["SERVER_PORT"],
    configured: true,
  },
  {
    name: "streamlit",
    command: /^streamlit$/,
    subcommand: /^run$/,
    options: ["--server.port"],
    variables: ["STREAMLIT_SERVER_PORT"],
    configured: true,
  },
  {
    name: "thin",
    command: /^thin$/,
    options: ["-p", "--port"],
    elsewhere: ["-C", "--config", "-S", "--socket"],
    variables: [],
    configured: true,
  },
  {
    name: "unicorn",
    command: /^unicorn(_rails)?$/,
    options: ["-p", "--port", "-l", "--listen"],
    elsewhere: ["-c", "--config-file"],
    variables: [],
    configured: true,
  },
  { name: "http-server", command: /^http-server$/, options: ["-p", "--port"], variables: ["PORT"] },
  { name: "serve", command: /^serve$/, options: ["-l", "--listen", "-p"], variables: ["PORT"] },
];
