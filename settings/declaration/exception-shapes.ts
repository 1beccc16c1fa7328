import { z } from "zod";
import type { Exceptions } from "../declare.ts";
import { oneOf } from "../finding.ts";
import { environments } from "./part-shapes.ts";
import { aNumber, byKind, isObject, named, nested, partsOf, type Shape, shape, words } from "./shape.ts";

const text = (expected: string): Shape => z.string(expected);

/** Things by environment: the names are known, so that another one is a mistake. */
function perEnvironment(expected: string, thing: Shape): Shape {
  const known = words(
    `${expected}: ${oneOf(environments)}`,
    Object.fromEntries(environments.map((environment) => [environment, thing.optional()])),
  );
  return shape((value, report) => nested(known, value, [], report), { each: thing });
}

/** A reason, or one by environment. */
function reason(expected: string): Shape {
  const each = text(expected);
  const byEnvironment = perEnvironment("a reason, or one by environment", each);
  return shape(
    (value, report) => {
      if (isObject(value)) nested(byEnvironment, value, [], report);
      else nested(each, value, [], report);
    },
    { each },
  );
}

const aCap = 'what it may cost, such as upTo(900, "agreed with the board")';

const keys = {
  withoutWeb: text("a reason for having no process web").optional(),
  withoutErrorTracker: reason("a reason for having no error tracker").optional(),
  withoutLogs: reason("a reason for keeping no logs").optional(),
  mayBeDown: text("a reason why production may be down").optional(),
  mailSink: text("what keeps mail from people outside production").optional(),
  manyHosts: reason("a reason for answering at every host name").optional(),
  commonRuntime: reason("a reason why the law allows it").optional(),
  onDemand: named("what starts each process type", text("what starts it, such as Heroku Scheduler")).optional(),
  monthlyCost: perEnvironment(
    "what it may cost by environment",
    byKind(aCap, {
      upTo: {
        dollars: aNumber("a number of dollars above 0", (dollars) => Number.isFinite(dollars) && dollars > 0),
        reason: text("a reason for the sum"),
      },
    }),
  ).optional(),
} satisfies Record<keyof Exceptions, Shape>;

export const exceptions = words('exceptions by name, such as { withoutWeb: "a bot" }', keys);

const aBroker = 'the name of an add-on, queueAt("<KEY>", "…") or noJobs("…")';
const brokerWord = byKind(aBroker, {
  queueAt: { key: text("the key of a config var"), reason: text("which queue it is") },
  noJobs: { reason: text("a reason for taking no jobs") },
});

export const broker = shape((value, report) => {
  if (typeof value !== "string") nested(brokerWord, value, [], report);
}, partsOf(brokerWord));
