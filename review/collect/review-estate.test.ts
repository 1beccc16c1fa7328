import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { customDomain, external, service } from "../../settings/declare.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { reviewEstate } from "./review-estate.ts";
import { run, settings } from "./test/sample.ts";

const catalog = service({ name: "catalog", processes: ["web"], domain: customDomain() });
const [own] = settings.services;
if (own === undefined) throw new Error("expected a service");
const environmentOf = (environment: "staging" | "production"): EstateSettings => ({
  ...settings,
  environment,
  declaration: { environments: ["staging", "production"], services: [catalog] },
  services: [
    {
      ...own,
      declaration: catalog,
      appName: `catalog-${environment}`,
      domain: { hostname: `catalog.${environment}.example.org`, apex: undefined, dns: external() },
    },
  ],
});
const [staging, production] = [environmentOf("staging"), environmentOf("production")];

const review = (named: readonly EstateSettings[], heroku: Parameters<typeof reviewEstate>[0]["heroku"]) =>
  reviewEstate({
    project: "estate",
    commit: undefined,
    declared: [staging, production],
    environments: named.map((each) => ({ settings: each, rules: { ignore: [], findings: [], expired: [] } })),
    engineOf: () => ({
      preview: async () => run([]),
      secretsOf: async () => ({ config: {}, outputs: {}, recordedSecret: () => undefined }),
    }),
    heroku,
    signal: new AbortController().signal,
  });

test("a job that reviews one environment compares what is declared of it with the one before", async () => {
  const { environments, parity } = await review([production], { unreachable: "no key" });
  expect(environments.map(({ environment }) => environment)).toEqual(["production"]);
  expect(parity).toMatchObject([{ environments: ["staging", "production"], basis: "declared" }]);
  expect(parity[0]?.same).toBeGreaterThan(0);
  expect(parity[0]?.differences.map(({ path, verdict }) => `${verdict} ${path}`)).toContain(
    "allowed domains.hostnames",
  );
});

test("where Heroku cannot be read, what is declared is compared, and the rest is told as not checked", async () => {
  const server = createServer((_, response) => response.writeHead(403).end("{}")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked = connect({ apiKey: "key", apiUrl: url, dataUrl: url });
  const { parity, notChecked } = await review([staging, production], asked);
  server.close();
  expect(parity.map(({ basis }) => basis)).toEqual(["declared"]);
  expect(notChecked).toMatchObject([{ what: ["parity"], of: ["staging", "production"] }]);
});
