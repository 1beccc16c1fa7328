import type { PolicyResource } from "@pulumi/policy";
import { expect, test } from "vitest";
import { postgresHasDailyBackup } from "./postgres-has-daily-backup.ts";

test("a database with a schedule of its own passes, also while its id is unknown", async () => {
  const database = postgres("shop-postgres");
  expect(await violations([database, scheduleOf(database)])).toEqual([]);
});

test("a database without a schedule is named, with what to write", async () => {
  const database = postgres("shop-postgres");
  expect(await violations([database])).toEqual([
    {
      message:
        'shop-postgres: expected a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")',
      urn: database.urn,
    },
  ]);
});

test("another database's schedule does not count", async () => {
  const [first, second] = [postgres("shop-postgres"), postgres("shop-archive")];
  expect(await violations([first, second, scheduleOf(first)])).toMatchObject([{ urn: second.urn }]);
});

test("a schedule of nothing does not count", async () => {
  const database = postgres("shop-postgres");
  const schedule = { ...scheduleOf(database), propertyDependencies: {} };
  expect(await violations([database, schedule])).toHaveLength(1);
});

test("a plan that is the service's name alone is a database as well", async () => {
  expect(await violations([addon("shop-postgres", "heroku-postgresql")])).toHaveLength(1);
});

test("add-ons of other vendors need no schedule", async () => {
  expect(await violations([addon("shop-papertrail", "papertrail:choklad")])).toEqual([]);
});

const postgres = (name: string) => addon(name, "heroku-postgresql:essential-0");

const addon = (name: string, plan: string) => resource("heroku:index/addon:Addon", name, { plan });

const scheduleOf = (database: PolicyResource): PolicyResource => ({
  ...resource("heroku:index/postgresBackupSchedule:PostgresBackupSchedule", `${database.name}-backup`, { hour: 2 }),
  propertyDependencies: { addonId: [database] },
});

function resource(type: string, name: string, props: Record<string, unknown>): PolicyResource {
  return {
    type,
    props,
    urn: `urn:pulumi:staging::estate::${type}::${name}`,
    name,
    opts: {
      protect: false,
      ignoreChanges: [],
      aliases: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
      additionalSecretOutputs: [],
    },
    dependencies: [],
    propertyDependencies: {},
    isType: () => false,
    asType: () => undefined,
  };
}

async function violations(resources: PolicyResource[]): Promise<{ message: string; urn: string | undefined }[]> {
  const found: { message: string; urn: string | undefined }[] = [];
  const args = {
    resources,
    stackTags: new Map(),
    getConfig: <T extends object>() => ({}) as T,
    notApplicable: () => expect.unreachable(),
  };
  await postgresHasDailyBackup.validateStack(args, (message, urn) => void found.push({ message, urn }));
  return found;
}
