import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { output, RunError } from "@pulumi/pulumi";
import { afterEach, expect, test, vi } from "vitest";
import { handOver } from "../settings/test/hand-over.ts";
import { mockEngine, settled } from "./test/mock-engine.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = Object.fromEntries(
  ["staging", "production"].map((name) => [name, readFileSync(`${root}Pulumi.${name}.yaml`, "utf8")]),
);
const secrets = { "catalog:EMAIL_HOST_PASSWORD": "marker-1a", "bookings:SMTP_PASSWORD": "marker-2b" };

async function program(stack: string, known: Record<string, string>) {
  const input = handOver(stack, files, known);
  const engine = await mockEngine(input);
  vi.stubEnv("PULUMI_CONFIG_SECRET_KEYS", JSON.stringify(input.secretKeys));
  vi.spyOn(process, "cwd").mockReturnValue(root);
  vi.resetModules();
  const outputs = await import("../index.ts");
  await engine.idle();
  return { engine, outputs };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each(["staging", "production"])("the committed stack file of %s fits the committed declaration", async (stack) => {
  const { engine, outputs } = await program(stack, secrets);
  const { services, differences } = await settled(output({ ...outputs }));
  expect(Object.values(services).map(({ app }) => app)).toEqual([`catalog-${stack}`, `bookings-${stack}`]);
  expect(differences.map(({ path }) => path)).toEqual(["services.bookings.config.EMAIL_RECIPIENTS"]);
  expect(Object.keys(engine.of("PostgresBackupSchedule"))).toEqual([
    "catalog-postgres-backup",
    "bookings-postgres-backup",
  ]);
});

test("RACK_ENV is the same in both environments, and the canonical host is the own domain", async () => {
  const [staging, production] = [await program("staging", secrets), await program("production", secrets)].map(
    ({ engine }) => engine.of("AppConfigAssociation")["bookings-app-config"]?.vars,
  );
  expect(staging).toMatchObject({ RACK_ENV: "production", APPLICATION_HOST: "bookings-staging.example.org" });
  expect(production).toMatchObject({ RACK_ENV: "production", APPLICATION_HOST: "bookings.example.org" });
});

test("without its secrets the example names every missing one, and nothing is made", async () => {
  const error: unknown = await program("staging", {}).catch((reason: unknown) => reason);
  expect(RunError.isInstance(error)).toBe(true);
  expect(String(error).split("\n")).toEqual([
    expect.stringContaining("pulumi config set --secret catalog:EMAIL_HOST_PASSWORD --stack staging"),
    expect.stringContaining("pulumi config set --secret bookings:SMTP_PASSWORD --stack staging"),
  ]);
});
