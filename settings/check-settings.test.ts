import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

const staging = (change: (text: string) => string, secrets: Record<string, string> = exampleSecrets) =>
  linesOf("staging", { ...exampleFiles, staging: change(exampleFiles.staging) }, secrets);

function linesOf(stack: string, files: Record<string, string>, secrets: Record<string, string> = exampleSecrets) {
  const checked = checkSettings(example, handOver(stack, files, secrets));
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

test("a stack file that fits gives everything there is to be, plans in full and sizes as Heroku writes them", () => {
  const checked = checkSettings(example, handOver("staging", exampleFiles, exampleSecrets));
  expect(checked).toMatchObject({
    settings: {
      environment: "staging",
      team: "example-library",
      services: [
        {
          appName: "shop-staging",
          processes: [
            { type: "web", quantity: 1, size: "Basic" },
            { type: "worker", quantity: 1, size: "Basic" },
          ],
          addons: [
            { slot: "postgres", plan: "heroku-postgresql:essential-0" },
            { slot: "papertrail", plan: "papertrail:choklad" },
          ],
          secretKeys: ["shop:SMTP_PASSWORD"],
          generatedKeys: ["SESSION_KEY"],
          domain: { hostname: "shop-staging.example.org", dns: { kind: "external", alias: false }, apex: undefined },
          notices: [{ address: "list@example.org", url: "https://notices.example.org/heroku?to=list%40example.org" }],
        },
        { appName: "page-staging", processes: [{ type: "web", quantity: 0, size: "Eco" }], domain: undefined },
      ],
    },
  });
});

test("a prefix begins every app's name", () => {
  const files = { staging: exampleFiles.staging.replace("config:\n", "config:\n  estate:prefix: exlib\n") };
  const checked = checkSettings(example, handOver("staging", files, exampleSecrets));
  expect(checked).toMatchObject({
    settings: { services: [{ appName: "exlib-shop-staging" }, { appName: "exlib-page-staging" }] },
  });
});

test("what a stack file says of policies is handed on unread", () => {
  const policies = "  estate:policies:\n    rules: { backups: { level: advisory } }\n";
  const files = { staging: exampleFiles.staging.replace("config:\n", `config:\n${policies}`) };
  const checked = checkSettings(example, handOver("staging", files, exampleSecrets));
  expect(checked).toMatchObject({ settings: { policies: { rules: { backups: { level: "advisory" } } } } });
});

test.each<[what: string, change: (text: string) => string, line: string]>([
  [
    "a knob that is missing, with what the other environment has",
    (text) => text.replace("postgres: { plan: essential-0 }", "postgres: {}"),
    "Pulumi.staging.yaml: estate:services.shop.addons.postgres.plan: expected a plan such as heroku-postgresql:essential-0, got nothing; production has standard-0",
  ],
  [
    "a group of knobs that is missing",
    (text) => text.replace("web: { quantity: 1, size: Basic }", "web:"),
    "Pulumi.staging.yaml: estate:services.shop.processes.web: expected quantity and size, as { quantity: 1, size: Basic }, got nothing; production has quantity 2, size Standard-1X",
  ],
  [
    "an unknown key, with the name that was meant",
    (text) => text.replace("size: Basic }", "size: Basic, sise: Basic }"),
    "Pulumi.staging.yaml: estate:services.shop.processes.web.sise: expected quantity or size, got an unknown key: did you mean size",
  ],
  [
    "an unknown key that is like no other",
    (text) => text.replace("domain: shop", "hostname: x\n      domain: shop"),
    "Pulumi.staging.yaml: estate:services.shop.hostname: expected processes, addons, config, domain or maintenance, got an unknown key: remove it, or declare it in index.ts",
  ],
  [
    "an unknown service",
    (text) => text.replace("    page:", "    pages: {}\n    page:"),
    "Pulumi.staging.yaml: estate:services.pages: expected shop or page, got an unknown key: did you mean page",
  ],
  [
    "an unknown key of the stack",
    (text) => text.replace("config:", "config:\n  estate:taem: x"),
    "Pulumi.staging.yaml: estate:taem: expected estate:team, estate:services, estate:noticeRelay, estate:prefix, estate:policies, estate:review, heroku:apiKey, heroku:apiUrl or 5 more, got an unknown key: did you mean estate:team",
  ],
  [
    "a key of a service that does not exist",
    (text) => text.replace("config:", "config:\n  shpo:API_KEY: x"),
    "Pulumi.staging.yaml: shpo:API_KEY: expected estate:team, estate:services, estate:noticeRelay, estate:prefix, estate:policies, estate:review, heroku:apiKey, heroku:apiUrl or 5 more, got an unknown key: did you mean shop",
  ],
  [
    "a wrong type",
    (text) => text.replace("quantity: 1,", "quantity: one,"),
    'Pulumi.staging.yaml: estate:services.shop.processes.web.quantity: expected a whole number of dynos from 0 to 100, got "one"; production has 2',
  ],
  [
    "a config var that is no text, without its value",
    (text) => text.replace("LOG_LEVEL: debug", "LOG_LEVEL: 7331"),
    'Pulumi.staging.yaml: estate:services.shop.config.LOG_LEVEL: expected a string in quotes, such as "1", got a number',
  ],
  [
    "a number that YAML reads as another value",
    (text) => text.replace("quantity: 1,", "quantity: 010,"),
    'Pulumi.staging.yaml: estate:services.shop.processes.web.quantity: expected a plain number, or a string in quotes, got 010, which YAML reads as another value: write "010"',
  ],
  [
    "a config var that YAML changes, without its value",
    (text) => text.replace("LOG_LEVEL: debug", "LOG_LEVEL: 07331"),
    "Pulumi.staging.yaml: estate:services.shop.config.LOG_LEVEL: expected a plain number, or a string in quotes, got a number or date that YAML reads as another value: write it in quotes",
  ],
  [
    "an unknown dyno size",
    (text) => text.replace("size: Basic", "size: Standard-3X"),
    'Pulumi.staging.yaml: estate:services.shop.processes.web.size: expected Eco, Basic, Standard-1X, Standard-2X, Performance-M, Performance-L, Performance-L-RAM, Performance-XL or Performance-2XL, got "Standard-3X"; production has Standard-1X',
  ],
  [
    "another vendor's plan",
    (text) => text.replace("papertrail:choklad", "rollbar:free"),
    'Pulumi.staging.yaml: estate:services.shop.addons.papertrail.plan: expected a plan such as papertrail:choklad, got "rollbar:free"; production has fixa',
  ],
  [
    "a domain that is no host name",
    (text) => text.replace("shop-staging.example.org", "https://shop.example.org"),
    'Pulumi.staging.yaml: estate:services.shop.domain: expected a host name such as catalog.example.org, got "https://shop.example.org"; production has shop.example.org',
  ],
  [
    "more dynos than the size allows",
    (text) => text.replace("quantity: 1, size: Basic", "quantity: 2, size: Basic"),
    "Pulumi.staging.yaml: estate:services.shop.processes.web.quantity: expected 0 or 1 dynos of the size Basic, got 2: more need Standard-1X",
  ],
  [
    "sizes that Heroku does not mix",
    (text) => text.replace("size: basic", "size: standard-1x"),
    "Pulumi.staging.yaml: estate:services.shop.processes.worker.size: expected a Basic size, the tier of web, got Standard-1X: Heroku allows only one tier per app",
  ],
  [
    "a prefix that makes a name too long for Heroku",
    (text) => text.replace("config:", "config:\n  estate:prefix: a-library-of-some-size"),
    "Pulumi.staging.yaml: estate:prefix: expected app names of at most 30 characters, got a-library-of-some-size-shop-production, which has 38: shorten the prefix or the service's name",
  ],
  [
    "a relay without encryption",
    (text) => text.replace("https://notices", "http://notices"),
    'Pulumi.staging.yaml: estate:noticeRelay: expected the https address of the notice relay such as https://notices.example.org/heroku, got "http://notices.example.org/heroku"; production has https://notices.example.org/heroku',
  ],
  [
    "services that are no object",
    (text) => `${text.split("  estate:services:")[0]}  estate:services: none\n`,
    'Pulumi.staging.yaml: estate:services: expected shop and page, got "none"; production has page, shop',
  ],
])("%s is one finding", (_, change, line) => {
  expect(staging(change)).toEqual([line]);
});

test("a secret among the plain config vars is to be set as a secret", () => {
  const plain = (text: string) => text.replace("LOG_LEVEL: debug", "LOG_LEVEL: debug\n        SMTP_PASSWORD: marker");
  expect(staging(plain)).toEqual([
    "Pulumi.staging.yaml: estate:services.shop.config.SMTP_PASSWORD: expected LOG_LEVEL or MAIL_SINK, got an unknown key: " +
      "index.ts declares it as secret(): remove it here, and run pulumi config set --secret shop:SMTP_PASSWORD --stack staging",
  ]);
});

test("a difference in the wrong environment is not reported as an unknown key", () => {
  const production = exampleFiles.production.replace("LOG_LEVEL: info", "LOG_LEVEL: info\n        MAIL_SINK: x");
  expect(linesOf("production", { ...exampleFiles, production })).toEqual([
    "Pulumi.production.yaml: estate:services.shop.config.MAIL_SINK: expected LOG_LEVEL, got an unknown key: remove it: index.ts declares it for staging only",
  ]);
});

test("a missing secret is named with the command that sets it", () => {
  const { "shop:SMTP_PASSWORD": _, ...others } = exampleSecrets;
  expect(staging((text) => text, others)).toEqual([
    "Pulumi.staging.yaml: shop:SMTP_PASSWORD: expected a secret, got nothing: pulumi config set --secret shop:SMTP_PASSWORD --stack staging",
  ]);
});

test("an address of a drain is missed with the collector that it has to be at, and refused elsewhere without being shown", () => {
  const { "shop:drains.archive": _, ...others } = exampleSecrets;
  const command = "pulumi config set --secret shop:drains.archive --stack staging";
  expect(staging((text) => text, others)).toEqual([
    `Pulumi.staging.yaml: shop:drains.archive: expected a secret address at https://logs.example.org, got nothing: ${command}`,
  ]);
  const elsewhere = { ...others, "shop:drains.archive": "https://logs.example.org.evil.example/marker" };
  expect(staging((text) => text, elsewhere)).toEqual([
    `Pulumi.staging.yaml: shop:drains.archive: expected a secret address at https://logs.example.org, got one elsewhere: ${command}`,
  ]);
});

test("a secret in plain is refused without being shown", () => {
  const { "shop:SMTP_PASSWORD": _, ...others } = exampleSecrets;
  const lines = staging((text) => text.replace("config:", "config:\n  shop:SMTP_PASSWORD: marker-77aa"), others);
  expect(lines).toEqual([
    "Pulumi.staging.yaml: shop:SMTP_PASSWORD: expected an encrypted value, got one in plain: pulumi config set --secret shop:SMTP_PASSWORD --stack staging",
  ]);
});

test("a secret among the knobs is refused without being shown", () => {
  const files = {
    ...exampleFiles,
    staging: exampleFiles.staging.replace("LOG_LEVEL: debug", "LOG_LEVEL: { secure: v1:abc }"),
  };
  const input = handOver("staging", files, exampleSecrets);
  const services = input.values["estate:services"]?.replace(/\{"secure":"v1:abc"\}/, '"marker-77aa"');
  const checked = checkSettings(example, {
    ...input,
    values: { ...input.values, "estate:services": services ?? "" },
    secretKeys: [...input.secretKeys, "estate:services"],
  });
  const lines = "findings" in checked ? checked.findings.map(lineOf) : [];
  expect(lines.join("\n")).toMatch(/estate:services\.shop\.config\.LOG_LEVEL: expected a knob in plain, got a secret/);
  expect(lines.join("\n")).not.toMatch(/marker/);
});

test("invalid YAML is reported with its line, without errors that follow from it", () => {
  expect(staging((text) => `${text}  oops: [\n`)).toEqual([
    expect.stringMatching(/^Pulumi\.staging\.yaml: line \d+, column \d+: expected valid YAML, got \S.*/),
  ]);
});

test("an absent file lacks everything", () => {
  expect(linesOf("staging", { production: exampleFiles.production }, {})).toEqual([
    expect.stringMatching(/shop:SMTP_PASSWORD: expected a secret/),
    expect.stringMatching(/shop:drains\.archive: expected a secret address/),
    expect.stringMatching(/estate:team: .* got nothing; production has example-library$/),
    expect.stringMatching(/estate:noticeRelay: .* got nothing; production has/),
    expect.stringMatching(/estate:services: expected shop and page, got nothing; production has page, shop$/),
  ]);
});

/** One more like it, with a repository of its own. */
const twinOf = ({ reviewApps: _, ...shop }: (typeof example.services)[0]) => ({ ...shop, name: "twin" }) as const;

const twinSecrets = { "twin:SMTP_PASSWORD": "x", "twin:drains.archive": "https://logs.example.org/x" };

test("two services cannot have one domain", () => {
  const twin = twinOf(example.services[0]);
  const text = exampleFiles.staging;
  const block = text.slice(text.indexOf("    shop:")).replace("shop:", "twin:");
  const checked = checkSettings(
    { environments: example.environments, services: [...example.services, twin] },
    handOver("staging", { staging: text + block }, { ...exampleSecrets, ...twinSecrets }),
  );
  expect("findings" in checked ? checked.findings.map(lineOf) : []).toEqual([
    "Pulumi.staging.yaml: estate:services.twin.domain: expected a host name that nothing else uses, got shop-staging.example.org, which shop has",
  ]);
});

test("host names that differ only in their case are one", () => {
  const twin = twinOf(example.services[0]);
  const text = exampleFiles.staging;
  const block = text
    .slice(text.indexOf("    shop:"))
    .replace("shop:", "twin:")
    .replace("domain: shop-", "domain: Shop-");
  const checked = checkSettings(
    { environments: example.environments, services: [...example.services, twin] },
    handOver("staging", { staging: text + block }, { ...exampleSecrets, ...twinSecrets }),
  );
  expect("findings" in checked ? checked.findings.map(({ got }) => got) : []).toEqual([
    "shop-staging.example.org, which shop has",
  ]);
});

test("a plan that is a number needs no quotes, and one that YAML changes is reported", () => {
  const plan = (written: string) => staging((text) => text.replace("papertrail:choklad", written));
  expect([plan("30"), plan('"30"')]).toEqual([[], []]);
  expect(plan("030")).toEqual([expect.stringContaining("got 030, which YAML reads as another value")]);
  expect(plan("-1")).toEqual([expect.stringContaining("expected a plan such as papertrail:choklad, got -1")]);
});

test("AWS's own keys are its own, and its keys stand in no file in plain", () => {
  const written = "config:\n  aws:region: eu-west-1\n  aws:secretKey: marker-77ab";
  expect(staging((text) => text.replace("config:", written))).toEqual([
    "Pulumi.staging.yaml: aws:secretKey: expected an encrypted value, got one in plain: pulumi config set --secret aws:secretKey --stack staging",
  ]);
});

test("a stack that is no environment is refused", () => {
  expect(linesOf("dev", exampleFiles)).toEqual([
    "Pulumi.dev.yaml: stack: expected staging or production, got dev: pulumi stack select staging",
  ]);
});

test("what Pulumi keeps in a stack file is no unknown key", () => {
  expect(staging((text) => `encryptionsalt: v1:x\nsecretsprovider: passphrase\nenvironment: [a]\n${text}`)).toEqual([]);
});

test("a key that the stack file does not hold is not put down to it", () => {
  const input = handOver("staging", exampleFiles, { ...exampleSecrets, "shops:SMTP_PASSWORD": "marker-3f1d" });
  expect(checkSettings(example, input)).toHaveProperty("settings");
});
