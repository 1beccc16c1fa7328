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
  'if [ -n "$CI" ]; then true; else gunicorn app.wsgi; fi',
  "gunicorn app.wsgi 2>&1 | tee log",
  "gunicorn app.wsgi || echo failed",
])("the command that runs counts, and no other part of the line: %s", (command) => {
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
])("advice where the command does not show its port: %s", (command) => {
  expect(portFinding(command)).toMatchObject({ got: "a command that does not show it", level: "advice" });
});

test("a command that the shell refuses is a finding", () => {
  expect(portFinding('puma "')).toMatchObject({ got: "one that it refuses", level: "different" });
});
