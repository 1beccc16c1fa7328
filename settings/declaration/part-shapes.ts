import { z } from "zod";
import { isTimeZone } from "../../sdks/heroku/resources/time-zone.ts";
import { oneOf, quotedString } from "../finding.ts";
import { purposes } from "../purpose.ts";
import {
  aNumber,
  byKind,
  isObject,
  named,
  nested,
  oneWord,
  open,
  partsOf,
  type Shape,
  shape,
  sometimes,
  words,
} from "./shape.ts";

export const environments = ["development", "staging", "production"] as const;
const permissions = ["view", "deploy", "operate", "manage"] as const;

export const environment = oneWord(environments);
export const text = (expected: string): Shape => z.string(expected);
export const listOf = (item: Shape, expected: string): Shape =>
  shape(
    (value, report) => {
      if (!Array.isArray(value)) return report({ message: expected });
      for (const [index, entry] of value.entries()) nested(item, entry, [index], report);
    },
    { each: item },
  );
export const everywhere = (thing: Shape): Shape => sometimes(thing, environment);

const vendorBackup = { how: text("how the data comes back") };
const aBackup = 'daily("02:00", "America/New_York"), noBackup("…"), vendorBackup("…") or rebuilt("…")';
const anHour = "a full hour such as 02:00";
const aTimeZone = "an IANA time zone such as America/New_York";
const wholeDays = "a whole number of days, 1 or more";
const backupKinds = {
  daily: {
    at: open(z.string(anHour).regex(/^([01]\d|2[0-3]):00$/, anHour)),
    timezone: open(z.string(aTimeZone).refine(isTimeZone, aTimeZone)),
    keepDays: aNumber(wholeDays, (days) => Number.isInteger(days) && days >= 1),
    offSite: text("where a copy outside Heroku is kept").optional(),
  },
  noBackup: { reason: text("a reason for having no backup") },
  vendorBackup,
  rebuilt: vendorBackup,
};
const backup = byKind(aBackup, backupKinds);
const { daily, noBackup } = backupKinds;
/** A store that only the declaration can describe must declare its backup. */
const declaredBackup = byKind('daily("02:00", "America/New_York") or noBackup("…")', { daily, noBackup });

/** What a service has an add-on for whose data would be missed. */
const dataPurposes = ["database", "broker", "files"];

const anAddon = "an add-on, such as papertrail()";
const madeAgain = byKind(aBackup, { vendorBackup, rebuilt: vendorBackup });
const vendor = words(anAddon, {
  service: text("a slug of Heroku's add-ons"),
  component: text("the name of a component"),
  purpose: z.enum(purposes, { error: `what a service has the add-on for: ${oneOf(purposes)}` }),
  backup: shape((value, report) => {
    if (value !== "declared" && value !== "noData") nested(madeAgain, value, [], report);
  }, partsOf(madeAgain)),
  firstPlan: text("a plan to begin with, such as dev"),
  sets: listOf(text("the key of a config var"), "the keys of the config vars that it sets"),
  attachment: text("an attachment name such as DATABASE").optional(),
  prices: named(
    "prices by plan",
    aNumber("a price in dollars a month, such as 19", (dollars) => dollars >= 0),
  ).optional(),
});

const addonKeys = {
  vendor,
  as: text("an attachment name such as ANALYTICS").optional(),
  options: named("options of the vendor's", text("a string")).optional(),
  backup: z.unknown(),
  cacheOnly: text("what it holds copies of").optional(),
  unprotected: text("a reason why it may be deleted").optional(),
  formerly: listOf(text("a name that the add-on had"), "the names that the add-on had").optional(),
};
const anyAddon = words(anAddon, addonKeys);

/** One of {@link anAddon}, that says how its data comes back. */
export const addon = shape(
  (value, report) => {
    nested(anyAddon, value, [], report);
    if (!isObject(value)) return;
    const { vendor: of, backup: kept }: { vendor?: unknown; backup?: unknown } = value;
    nested(backupAsked(isObject(of) ? of : {}), kept, ["backup"], report);
  },
  { keys: { ...addonKeys, backup } },
);

function backupAsked({ backup: kept, purpose }: { backup?: unknown; purpose?: unknown }): Shape {
  if (kept === "declared") return declaredBackup;
  return dataPurposes.some((each) => each === purpose) ? backup : backup.optional();
}

const anAutoscaler = 'who sets the number, such as autoscaler("Judoscale, 1 to 5 dynos")';
export const autoscaler = byKind(anAutoscaler, { autoscaler: { owner: text(anAutoscaler) } });

const publicly = { public: text("a reason why it is no secret").optional() };
const readOnly = { readOnly: text("a reason why environments may have one store").optional() };
const store = {
  store: byKind('vendorBackup("…") or rebuilt("…")', { vendorBackup, rebuilt: vendorBackup }).optional(),
};

/** Of a process's environment: the system ends a value at that character. */
const aValue = z
  .string({ error: ({ input }) => quotedString(input) })
  .refine((value) => !value.includes("\0"), "a string without the character NUL");

export const configVar = byKind('where its value comes from, such as fixed("…") or secret()', {
  fixed: { value: aValue, ...publicly, ...readOnly },
  perEnvironment: { ...publicly, ...readOnly, ...store },
  secret: { shared: text("a reason why environments share it").optional(), ...readOnly, ...store },
  generated: {},
  fromDomain: {},
  environmentName: {},
});

const dns = byKind('external() or route53("<zone>")', {
  external: { alias: z.boolean("true or false") },
  route53: { zone: text("a zone such as example.org") },
});

export const domain = byKind("customDomain()", {
  customDomain: { dns, apexRedirect: everywhere(byKind("toWww()", { toWww: {} })).optional() },
});

export const drain = words('a drain, such as logDrain("https://logs.example.org")', {
  to: text("scheme and host of a collector, such as https://logs.example.org"),
});

export const notice = byKind('a notice, such as email("…")', { email: { address: text("an e-mail address") } });

const permission = oneWord(permissions);
export const person = words('a person, such as collaborator("…", "deploy")', {
  email: text("the e-mail address of a Heroku account"),
  permissions: shape(
    (value, report) => {
      nested(listOf(permission, `a list of ${oneOf(permissions)}`), value, [], report);
      if (!Array.isArray(value)) return;
      if (value.length === 0) report({ message: `at least one of ${oneOf(permissions)}` });
      if (new Set(value).size < value.length) report({ message: "each permission once" });
    },
    { each: permission },
  ),
});

const branch = text("a branch of git such as main");
export const release = byKind('promotion(), branches({ … }) or registryImages("…")', {
  promotion: {},
  branches: { branches: named("a branch for each environment", branch) },
  registryImages: { how: text("which images are released") },
});

const aReviewValue = "a string, or secret()";
const ownSecret = byKind(aReviewValue, { secret: {} });
const reviewValue = shape((value, report) => {
  if (typeof value !== "string") nested(ownSecret, value, [], report);
}, partsOf(ownSecret));

export const reviewApps = byKind('reviewApps("<owner>/<repository>")', {
  reviewApps: {
    repository: text("a repository on GitHub such as example-library/catalog"),
    automatic: z.boolean("true or false"),
    waitForCi: z.boolean("true or false"),
    staleDays: aNumber("a whole number of days from 1 to 30"),
    baseName: text("a string with which the names of review apps begin").optional(),
    size: text("a dyno size such as Basic"),
    plans: named("plans by add-on", z.union([z.string(), z.number()], "a plan such as essential-0")),
    config: named("values by config var", reviewValue),
    postdeploy: text("a command such as bin/rails db:seed").optional(),
  },
});
