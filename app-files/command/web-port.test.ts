import { expect, test } from "vitest";
import { portFinding } from "./web-port.ts";

const got = (command: string) => portFinding(command)?.got;

test.each([
  "puma -p $PORT",
  `uvicorn app:app --host 0.0.0.0 --port \${PORT:-5000}`,
  'uvicorn app:app --port "$PORT"',
  "java $JAVA_OPTS -Dserver.port=$PORT -jar app.jar",
  "python -m http.server $PORT",
  "gunicorn app.wsgi",
  "gunicorn -k uvicorn.workers.UvicornWorker app:app",
  "gunicorn --bind :8000 --bind :$PORT app.wsgi",
  "python -m gunicorn app.wsgi",
  "bin/rails server",
  "env RAILS_ENV=production bundle exec rails s",
  "vendor/bin/heroku-php-apache2 public/",
  "npx next start",
])("no finding for a server that listens on $PORT: %s", (command) => expect(got(command)).toBeUndefined());

test.each([
  "flask db upgrade && gunicorn run:app",
  "bin/start-nginx uvicorn app:app --uds /run/nginx.sock",
  "bin/start-nginx gunicorn -b unix:/tmp/nginx-2024.socket app.wsgi",
  "ssh -p 2222 tunnel@host -fN && bundle exec puma",
  "mkdir -p 2024 && exec puma",
  "uvicorn internal:app --port 8001 & gunicorn app.wsgi",
  "sh -c 'uvicorn app:app --port $PORT'",
  'bash -lc "uvicorn app:app --port \\$PORT"',
  "export UVICORN_PORT=$PORT; uvicorn app:app",
  "UVICORN_PORT=$PORT uvicorn app:app",
  "sed -i s/8080/$PORT/ nginx.conf && nginx -g 'daemon off;'",
  "MINE=$PORT; uvicorn app:app --port $MINE",
  "PORT=3000 node server.js --port $PORT",
  'if [ -n "$CI" ]; then true; else gunicorn app.wsgi; fi',
  "gunicorn app.wsgi 2>&1 | tee log",
  "gunicorn app.wsgi || echo failed",
])("checks the command that keeps running, and no other part of the line: %s", (command) => {
  expect(got(command)).toBeUndefined();
});

test.each([
  ["bundle exec puma -p 3000", "a port of its own"],
  ["gunicorn --bind 0.0.0.0:8000 app.wsgi", "a port of its own"],
  ["puma -b tcp://0.0.0.0:3000", "a port of its own"],
  ["java -Dserver.port=8080 -jar app.jar", "a port of its own"],
  ["echo listening on $PORT && puma -p 3000", "a port of its own"],
  ["PORT=3000 node server.js", "a port of its own"],
  ["export PORT=3000 && gunicorn app.wsgi", "a port of its own"],
  ["python manage.py runserver 0.0.0.0:8000", "a port of its own"],
  ["poetry run uvicorn app:app --port=8000", "a port of its own"],
  ["uvicorn app:app --port '$PORT'", "a $PORT in single quotes or after a backslash, which the shell does not expand"],
  ["Run serve --port \\$PORT", "a $PORT in single quotes or after a backslash, which the shell does not expand"],
  ["uvicorn app:app", "uvicorn, which takes another port unless it is given one"],
  ["newrelic-admin run-program python3 -m uvicorn app:app", "uvicorn, which takes another port unless it is given one"],
  ["echo $PORT; uvicorn app:app", "uvicorn, which takes another port unless it is given one"],
  ["migrate || true; python manage.py runserver", "runserver, which takes another port unless it is given one"],
  ["export PORT=3000; puma -p $PORT", "a port of its own"],
  ["PORT=3000 sh -c 'puma -p $PORT'", "a port of its own"],
  ["python -m http.server", "http.server, which takes another port unless it is given one"],
  ["python3 -m http.server 8000", "a port of its own"],
  ["gunicorn -b 127.0.0.1:$PORT app.wsgi", "an address that cannot be reached from outside the dyno"],
  ["flask --app site run", "flask run, which takes another port unless it is given one"],
])("a finding for a server that listens elsewhere: %s", (command, what) => {
  expect(portFinding(command)).toMatchObject({ got: what, level: "different" });
});

test.each([
  "node server.js",
  "npm start",
  "uvicorn app:app & nginx",
  "gunicorn -b unix:/run/app.sock app.wsgi",
  "ssh -p 2222 host",
  "uvicorn app:app --port $WEB_PORT",
  "puma -p $((PORT + 1))",
  "bin/../../start",
])("no finding when neither the command nor the repository shows the port: %s", (command) => {
  expect(portFinding(command)).toBeUndefined();
});

const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({
    scripts: {
      start: "node dist/main.js",
      site: "next start -p $PORT",
      wrong: "next start -p 3000",
      again: "npm run again",
    },
  }),
  "server.js": "app.listen(process.env.PORT || 5000)",
  "fixed.js": "app.listen(5000)",
  "tcp.py": 'server.bind(("0.0.0.0", 8080))',
  "main.js": "import { support } from '../../review/app-json/support-2024.js'; start(config.server)",
  "bin/start": "#!/bin/sh\nset -e\nexec puma -p $PORT\n",
  "bin/wrong": "#!/usr/bin/env bash\nmigrate\nexec uvicorn app:app --port 8000\n",
  "bin/entry": '#!/bin/sh\nexec "$@"\n',
  "bin/broken": "#!/bin/sh\nif\n",
  "bin/again": "bin/again\n",
};
const inRepository = (command: string) => portFinding(command, (path) => files[path]);

test.each([
  "bin/start",
  "sh ./bin/start",
  "/app/bin/start",
  "start",
  "node server.js",
  "node -r dotenv/config --max-old-space-size=400 server.js",
  "npm start",
  "yarn site",
  "npm run site",
  "npm run again",
  "npm run none",
  "node main.js",
  "bin/entry x",
  "bin/broken",
  "bin/again",
  "cd api && bin/wrong",
  "bin/start-nginx bin/wrong",
])("no finding when the started file reads PORT or is built later: %s", (command) => {
  expect(inRepository(command)).toBeUndefined();
});

test.each([
  ["bin/wrong", "a port of its own", "different"],
  ["env X=1 bash -e bin/wrong", "a port of its own", "different"],
  ["yarn run wrong", "a port of its own", "different"],
  ["node fixed.js", "fixed.js, which sets a port of its own", "advice"],
  ["python tcp.py", "tcp.py, which sets a port of its own", "advice"],
])("a finding when the started file listens elsewhere: %s", (command, what, level) => {
  expect(inRepository(command)).toMatchObject({ got: what, level });
});

test("reads a line of very many nested commands", () => {
  expect(got(`${"env ".repeat(30_000)}uvicorn app:app`)).toBeUndefined();
});

test("a command that the shell cannot parse is a finding", () => {
  expect(portFinding('puma "')).toMatchObject({ got: "one that it refuses", level: "different" });
});
