import { expect, test } from "vitest";
import { Problem } from "../engine/problem.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { networkProblem } from "./network-problem.ts";
import { makeDnsRecords } from "./try/dns-records.ts";
import { requestCounts } from "./try/local-status.ts";

/** A port on which nobody listens. */
const nobody = "http://127.0.0.1:1";
const silent = { url: nobody, token: "k" };
const problemOf = async (call: Promise<unknown>): Promise<unknown> =>
  networkProblem(await call.catch((error) => error), "up of staging");

test.each([
  ["counting requests", () => requestCounts(silent)],
  ["making DNS records", () => makeDnsRecords(silent, [])],
  [
    "asking the Platform API",
    () => connect({ apiKey: "k", apiUrl: nobody, dataUrl: nobody }).platform.list("/apps", expect.anything()),
  ],
])("a Heroku that is gone is one sentence with what was done and what to do next: %s", async (_, call) => {
  const problem = await problemOf(call());
  expect(problem).toBeInstanceOf(Problem);
  const { message, exitCode } = problem as Problem;
  expect(message).toMatch(/^up of staging: .*; run the same command again: it goes on from what was done$/);
  expect(message).not.toMatch(/\n|report/);
  expect(exitCode).toBe(1);
});

test("a defect stays one", () => {
  const defect = new TypeError("x is not a function");
  expect(networkProblem(defect)).toBe(defect);
});
