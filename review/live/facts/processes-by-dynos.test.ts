import { beforeEach, expect, test } from "vitest";
import { fakeTime } from "../../../sdks/heroku/resources/test/local-heroku.ts";
import { fourServices } from "../test/four-services.ts";
import { commands, type StandingService, standingService } from "../test/standing-service.ts";
import { DynoRow } from "../wire.ts";
import { processesByDynos } from "./processes-by-dynos.ts";

fakeTime();

const declared = [
  { type: "web", quantity: 2, size: "Standard-1X" },
  { type: "worker", quantity: 1, size: "Basic" },
];
const dyno = (name: string, size: string, command = "serve") =>
  DynoRow.parse({ name, type: name.split(".")[0], state: "up", size, command });
const asDeclared = [dyno("web.1", "standard-1x"), dyno("web.2", "Standard-1X"), dyno("worker.1", "Basic", "work")];

test("dynos that are as declared tell processes, commands and sizes as the formation does, one-off dynos aside", () => {
  expect(processesByDynos([...asDeclared, dyno("run.1", "Basic")], declared)).toEqual([
    ["processes.web", "yes"],
    ["processes.web.command", "serve"],
    ["processes.web.quantity", "2"],
    ["processes.web.size", "Standard-1X"],
    ["processes.worker", "yes"],
    ["processes.worker.command", "work"],
    ["processes.worker.quantity", "1"],
    ["processes.worker.size", "Basic"],
  ]);
});

test.each<[what: string, dynos: DynoRow[]]>([
  ["none", []],
  ["one of two", asDeclared.slice(1)],
  ["another size", [...asDeclared.slice(1), dyno("web.1", "Basic")]],
  ["a type that is not declared", [...asDeclared, dyno("cron.1", "Basic")]],
  ["two commands of one type", [dyno("web.1", "standard-1x", "other"), ...asDeclared.slice(1)]],
])("with %s they tell nothing", (_, dynos) => {
  expect(processesByDynos(dynos, declared)).toBeUndefined();
});

let standing: StandingService;

beforeEach(async () => {
  standing = await standingService(fourServices, "bookings");
  await standing.heroku.requests();
});

const asked = async (): Promise<Record<string, number>> => {
  await standing.parity();
  const requests = await standing.heroku.requests();
  const count = (end: string): number => requests.filter((request) => request.endsWith(end)).length;
  return {
    dynos: count("/dynos"),
    formation: count("/formation"),
    perApp: requests.filter((each) => /\{(app|database)\}/.test(each)).length,
  };
};

test("where both run the same code with dynos as declared, dynos are asked for and the formation is not", async () => {
  expect(await asked()).toEqual({ dynos: 2, formation: 0, perApp: 22 });
});

test("where one was scaled by hand, or runs other code, the formation of both is asked for too", async () => {
  await standing.heroku.ask("PATCH /apps/bookings-production/formation/worker", { quantity: 2 });
  expect(await asked()).toMatchObject({ dynos: 2, formation: 2 });
  await standing.heroku.ask("PATCH /apps/bookings-production/formation/worker", { quantity: 1 });
  expect(await asked()).toMatchObject({ dynos: 2, formation: 0 });
  await standing.build("bookings-staging", { ...commands, console: "bin/console" }, "d".repeat(40));
  expect(await asked()).toMatchObject({ dynos: 2, formation: 2 });
  const [report] = (await standing.parity()).services;
  expect(report?.differences.map(({ path }) => path)).toContain("processes.console");
});
