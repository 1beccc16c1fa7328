import { expect, test } from "vitest";
import { lineOf } from "../line-finding.ts";
import { reviewed, shop } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";

const service = reviewed(shop, { HOST: "staging.example.org", LABEL: "staging", MODE: "production" });

const whole = `{
  "name": "shop",
  "description": "Sells things.",
  "repository": "https://github.com/example-library/shop",
  "stack": "heroku-24",
  "env": {
    "HOST": {
      "description": "For review apps only: from the config vars of the pipeline's review stage.",
      "required": true
    },
    "LABEL": {
      "description": "The stage's name: from the config vars of the pipeline's review stage.",
      "required": true
    },
    "MODE": {
      "description": "The same in every environment.",
      "value": "production"
    },
    "SESSION_KEY": {
      "description": "Random, generated once for each app.",
      "generator": "secret"
    },
    "SMTP_PASSWORD": {
      "description": "A secret: from the config vars of the pipeline's review stage.",
      "required": true
    }
  },
  "formation": {
    "web": {
      "quantity": 1,
      "size": "eco"
    },
    "worker": {
      "quantity": 1,
      "size": "eco"
    }
  },
  "addons": [
    {
      "plan": "heroku-postgresql:essential-0",
      "options": {
        "version": "17"
      }
    },
    "papertrail:choklad"
  ],
  "buildpacks": [
    {
      "url": "heroku/nodejs"
    },
    {
      "url": "heroku/ruby"
    }
  ],
  "scripts": {
    "postdeploy": "bin/seed"
  },
  "environments": {
    "review": {
      "addons": [
        {
          "plan": "heroku-postgresql:essential-0",
          "options": {
            "version": "17"
          }
        },
        "papertrail:choklad"
      ]
    },
    "test": {
      "env": {
        "SMTP_PASSWORD": {
          "description": "Not in tests.",
          "required": false
        }
      },
      "addons": [
        {
          "plan": "heroku-postgresql:essential-0",
          "options": {
            "version": "17"
          }
        }
      ]
    }
  }
}
`;

const lines = (text: string | undefined) => appJsonFile(service, text)?.findings.map(lineOf);
const written = (text: string) => appJsonFile(service, text)?.text;

test("a missing app.json is written from the declaration", () => {
  expect(appJsonFile(service, undefined)?.text).toBe(whole);
  expect(lines(undefined)).toEqual(["app.json: expected what index.ts declares for review apps, got no file"]);
});

test("a written file has no findings and is not changed", () => {
  expect(lines(whole)).toEqual([]);
  expect(written(whole)).toBe(whole);
});

test("no app.json for a service without review apps", () => {
  const { reviewApps: _, ...without } = shop;
  expect(appJsonFile(reviewed(without), "anything")).toBeUndefined();
});

test("reports each difference with its line and without the value of a config var", () => {
  const found = `{
  "name": "A small shop",
  "description": "Sells nothing.",
  "repository": "https://github.com/example-library/shop",
  "stack": "heroku-22",
  "env": {
    "HOST": { "value": "marker-host" },
    "LABEL": {},
    "MODE": "marker-mode",
    "SESSION_KEY": { "value": "marker-key", "generator": "secret" },
    "SMTP_PASSWORD": { "required": false, "value": "marker-password" },
    "EXTRA": { "value": "marker-extra" },
    "HEROKU_APP_NAME": { "required": true }
  },
  "formation": {
    "web": { "quantity": 2, "size": "basic" },
    "clock": { "quantity": 1 }
  },
  "addons": [
    "papertrail:fixa",
    "heroku-redis:mini",
    { "plan": "heroku-postgresql:essential-0", "options": { "version": "16" } }
  ],
  "buildpacks": [{ "url": "https://marker@example.org/pack" }],
  "scripts": { "postdeploy": "SECRET=marker bin/other", "pr-predestroy": "bin/clean" },
  "environments": {
    "review": {
      "addons": ["papertrail", { "plan": "heroku-postgresql:essential-0", "options": { "version": "17" } }],
      "env": { "DEBUG": { "value": "marker-debug" } }
    },
    "test": { "scripts": { "test": "bin/test" }, "addons": ["heroku-postgresql:in-dyno"] }
  }
}
`;
  expect(lines(found)).toEqual([
    'app.json:3: description: expected "Sells things.", got a string of 14 characters: to keep it, write description: "…" of shop in index.ts',
    'app.json:5: stack: expected "heroku-24", got "heroku-22": to keep it, write stack: "heroku-22" of shop in index.ts',
    "app.json:7: env.HOST.value: expected nothing, got a string of 11 characters: its value comes from elsewhere; if this was a real secret, rotate it: the repository's history keeps it",
    'app.json:9: env.MODE.value: expected the value in index.ts, got a string of 11 characters: to keep it, write config: { MODE: "…" } in reviewApps of shop in index.ts',
    "app.json:10: env.SESSION_KEY.value: expected nothing, got a string of 10 characters: its value comes from elsewhere; if this was a real secret, rotate it: the repository's history keeps it",
    "app.json:11: env.SMTP_PASSWORD.required: expected true, got false",
    "app.json:11: env.SMTP_PASSWORD.value: expected nothing, got a string of 15 characters: its value comes from elsewhere; if this was a real secret, rotate it: the repository's history keeps it",
    'app.json:12: env.EXTRA: expected nothing, got an object: add EXTRA: fixed("…") to config of shop in index.ts, or remove it',
    'app.json:15: formation.worker: expected {"quantity":1,"size":"eco"}, got nothing',
    "app.json:16: formation.web.quantity: expected 1, got 2",
    'app.json:16: formation.web.size: expected "eco", got "basic": to keep it, write size: "Basic" in reviewApps of shop in index.ts',
    'app.json:17: formation.clock: expected nothing, got an object: add "clock" to processes of shop in index.ts, or remove it',
    'app.json:20: addons.papertrail: expected "papertrail:choklad", got "papertrail:fixa": to keep it, write plans: { papertrail: "fixa" } in reviewApps of shop in index.ts',
    'app.json:21: addons.heroku-redis: expected nothing, got "heroku-redis:mini": add redis: redis() to addons of shop in index.ts, or remove it',
    'app.json:22: addons.heroku-postgresql: expected {"plan":"heroku-postgresql:essential-0","options":{"version":"17"}}, got {"plan":"heroku-postgresql:essential-0","options":["version"]}: to keep it, write version: "16" of postgres in index.ts',
    'app.json:24: buildpacks.0.url: expected "heroku/nodejs", got a string of 31 characters: to keep it, write "…" in buildpacks of shop in index.ts',
    'app.json:24: buildpacks.1: expected {"url":"heroku/ruby"}, got nothing',
    'app.json:25: scripts.postdeploy: expected "bin/seed", got a string of 23 characters: to keep it, write postdeploy: "…" in reviewApps of shop in index.ts',
    "app.json:29: environments.review.env: expected nothing, got an object: remove it: review apps use the top-level env",
    'app.json:29: environments.review.env.DEBUG: expected nothing, got an object: add DEBUG: fixed("…") to config of shop in index.ts, or remove it',
    "app.json:31: environments.test.env: expected an object with SMTP_PASSWORD, got nothing",
  ]);
  expect(lines(found)?.join()).not.toContain("marker");
  const text = written(found) ?? "";
  expect(text).not.toMatch(/marker|EXTRA|clock|redis|DEBUG/);
  expect(JSON.parse(text)).toMatchObject({
    name: "A small shop",
    env: { HEROKU_APP_NAME: { required: true } },
    scripts: { postdeploy: "bin/seed", "pr-predestroy": "bin/clean" },
    environments: { test: { scripts: { test: "bin/test" }, addons: ["heroku-postgresql:in-dyno"] } },
  });
  expect(lines(text)).toEqual([]);
});

test("keeps the team's own keys, descriptions, attachment names and line endings", () => {
  const theirs = whole
    .replace(
      '"name": "shop",',
      '"name": "Shop",\n  "keywords": ["shop"],\n  "logo": "https://example.org/logo.svg",\n  "website": "https://example.org",\n  "success_url": "/welcome",',
    )
    .replace("Random, generated once for each app.", "Signs sessions.")
    .replace(
      '    "papertrail:choklad"\n  ],\n  "buildpacks"',
      '    { "plan": "papertrail:choklad", "as": "LOGS" }\n  ],\n  "buildpacks"',
    )
    .replaceAll("\n", "\r\n");
  expect(lines(theirs)).toEqual([]);
  const text = written(theirs) ?? "";
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  expect(JSON.parse(text)).toEqual(JSON.parse(theirs));
  expect(written(text)).toBe(text);
});

test("reports stack, buildpacks and postdeploy that a write removes because they are not declared", () => {
  const { stack: _, buildpacks: __, description: ___, ...bare } = shop;
  const { postdeploy: ____, ...apps } = shop.reviewApps;
  const plan = appJsonFile(reviewed({ ...bare, reviewApps: { ...apps, postdeploy: undefined } }), whole);
  expect(plan?.findings.map(lineOf)).toEqual([
    'app.json:5: stack: expected nothing, got "heroku-24": add stack: "heroku-24" to shop in index.ts, or remove it',
    'app.json:47: buildpacks: expected nothing, got a list: add buildpacks: ["heroku/nodejs", "heroku/ruby"] to shop in index.ts, or remove it',
    'app.json:55: scripts: expected nothing, got an object: add postdeploy: "…" to reviewApps of shop in index.ts, or remove it',
  ]);
  expect(JSON.parse(plan?.text ?? "")).toMatchObject({ description: "Sells things." });
});
