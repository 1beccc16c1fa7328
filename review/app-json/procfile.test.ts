import { expect, test } from "vitest";
import { service } from "../../settings/declare.ts";
import { lineOf } from "./line-finding.ts";
import { procfileFindings } from "./procfile.ts";

const site = service({ name: "site", processes: ["web", "worker"] });
const found = (text: string | undefined, declaration: Parameters<typeof procfileFindings>[0] = site) =>
  procfileFindings(declaration, text).map((finding) => `${finding.level}: ${lineOf(finding)}`);

const whole = "# What runs\nrelease: bin/migrate\n\nweb: bundle exec puma -C config/puma.rb\nworker: bin/work\n";

test.each([whole, whole.replaceAll("\n", "\r\n"), whole.trimEnd(), whole.replace("web: ", "web:\t")])(
  "a Procfile with the declared process types is fine, however its lines end: %j",
  (text) => expect(found(text)).toEqual([]),
);

test.each([
  ["web", "different: Procfile:1: expected <process type>: <command>, got a line without a colon"],
  [
    " web: marker",
    "different: Procfile:1: expected <process type>: <command>, got a line that begins with a blank: a command cannot go on in another line",
  ],
  [
    "\tweb: marker",
    "different: Procfile:1: expected <process type>: <command>, got a line that begins with a blank: a command cannot go on in another line",
  ],
  ["web : marker", "different: Procfile:1: expected <process type>: <command>, got a blank before the colon"],
  [
    "web.1: marker",
    "different: Procfile:1: expected <process type>: <command>, got a process type of other signs than letters, digits, dashes and underscores",
  ],
  ["web:", "different: Procfile:1: expected a command after web:, got nothing"],
  [
    "\u{feff}web: puma",
    "different: Procfile:1: expected a process type from the first byte, got a byte order mark: save it as UTF-8 without one",
  ],
  ["web: puma\nweb: marker", "different: Procfile:2: web: expected each process type once, got web again"],
  [
    "Web: puma",
    "different: Procfile:1: Web: expected a process type that index.ts declares, got another: did you mean web",
  ],
  [
    "web: puma\nclock: marker",
    "different: Procfile:2: clock: expected a process type that index.ts declares, got another: declare it in processes in index.ts, or remove it",
  ],
  [
    "web: puma\n\n",
    "different: Procfile:2: worker: expected a command for this process type, which index.ts declares, got nothing",
  ],
  ["", "different: Procfile:1: web: expected a command for this process type, which index.ts declares, got nothing"],
])("%j is told with its line, and without its command", (text, line) => {
  expect(found(text)).toContain(line);
  expect(found(text).join()).not.toContain("marker");
});

test("without a Procfile only web can be started, and not by every buildpack", () => {
  expect(found(undefined)).toEqual(["different: Procfile: expected a command for web and worker, got no file"]);
  expect(found(undefined, service({ name: "site", processes: ["web"] }))).toEqual([
    "advice: Procfile: expected a command for web, got no file",
  ]);
});

test("a container app has no use for one", () => {
  const container = service({ name: "site", processes: ["web"], stack: "container" });
  expect(found(undefined, container)).toEqual([]);
  expect(found("web: x", container)).toEqual([
    "advice: Procfile: expected no file, because heroku.yml says what a container app runs, got one: remove it, or say in it that it is for local runs",
  ]);
});

test.each([
  "puma -p $PORT",
  `uvicorn app:app --host 0.0.0.0 --port \${PORT:-5000}`,
  "gunicorn app.wsgi",
  "gunicorn -k uvicorn.workers.UvicornWorker app:app",
  "bin/rails server",
  "bin/start-nginx gunicorn -b unix:/tmp/nginx-2024.socket app.wsgi",
  "vendor/bin/heroku-php-apache2 public/",
])("%s listens on $PORT", (command) => expect(found(`web: ${command}\nworker: x`)).toEqual([]));

test.each([
  ["bundle exec puma -p 3000", "a port of its own"],
  ["gunicorn --bind 0.0.0.0:8000 app.wsgi", "a port of its own"],
  ["puma -b tcp://0.0.0.0:3000", "a port of its own"],
  ["java -Dserver.port=8080 -jar app.jar", "a port of its own"],
  ["uvicorn app:app", "uvicorn, which takes another port unless it is told"],
  ["python manage.py runserver", "runserver, which takes another port unless it is told"],
  ["flask --app site run", "flask run, which takes another port unless it is told"],
])("%s does not", (command, got) => {
  expect(found(`web: ${command}\nworker: x`)).toEqual([
    `different: Procfile:1: web: expected a web process that listens on $PORT, got ${got}: Heroku stops a dyno whose web process is not on $PORT within a minute`,
  ]);
});

test("of a program of one's own it cannot be seen", () => {
  expect(found("web: node server.js\nworker: x")).toEqual([
    "advice: Procfile:1: web: expected $PORT, or a server that takes it by itself, got a command that does not show it: see that what it starts listens on the port in PORT",
  ]);
});
