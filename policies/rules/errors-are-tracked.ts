import { z } from "zod";
import { isStaticSite } from "../facts/static-sites.ts";
import { asRead, frameworkLabels, type Tracker, telemetryLabels, trackers } from "../facts/trackers.ts";
import { defineRule, type Violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { App, ConfigVar, EstateView } from "../view/estate-view.ts";
import { keysOfApp } from "../view/keys-of.ts";

export const errorsAreTracked = defineRule({
  name: "errors-are-tracked",
  holds: "Every app reports its errors to a tracker, labelled with the environment by what the tracker itself reads.",
  why: "Nobody reads logs until users complain, and an error without its environment is looked for in the wrong one.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare `rollbar()` or the key of another tracker, and that tracker's label, such as `ROLLBAR_ENV: environmentName()` or `SENTRY_ENVIRONMENT: environmentName()`; where there is nothing to track, `exceptions: { withoutErrorTracker: … }`.",
  rows: [4],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that track errors."),
    keys: keys.describe("Further config vars that hold a tracker's address or key."),
  }),
  check: (view, more) => [
    ...view.apps
      .filter((app) => !isStaticSite(app) && (declaredOf(view, app)?.exceptions.withoutErrorTracker ?? null) === null)
      .flatMap((app) => violationsOf(view, app, more)),
    ...view.configVars.filter(({ key }) => telemetryLabels.includes(key)).flatMap(ofTelemetry),
  ],
});

/** Traces and metrics are looked at with errors, and alert as they do. */
function ofTelemetry({ name, urn, service, key, meaning: { nameOf } }: ConfigVar): Violation[] {
  if (nameOf === undefined) return [];
  const message = `${name}: ${key}: expected the name of this environment, got that of ${nameOf}: give each environment its own`;
  return [{ service, urn, isAdvised: true, message }];
}

interface More {
  readonly services: readonly string[];
  readonly keys: readonly string[];
}

function violationsOf(view: EstateView, app: App, more: More): Violation[] {
  const { name, urn, service } = app;
  const used = usedBy(view, app);
  if (used.length === 0) {
    if (isTrackedOtherwise(view, app, more)) return [];
    const message = `${name}: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN`;
    return [{ service, urn, message }];
  }
  // An app that no service declares may have its label anywhere.
  if (service === undefined || view.environments.length < 2) return [];
  const unlabelled = used.flatMap((tracker) => {
    const gap = gapOf(view, app, tracker);
    return gap === undefined ? [] : [{ tracker, ...gap }];
  });
  return unlabelled.map(({ tracker, got, isGrave }) => ({
    service,
    urn,
    isAdvised: !isGrave || unlabelled.length < used.length,
    message: `${name}: expected a config var that tells ${tracker.name} the environment, got ${got}: declare ${tracker.labels[0]}: environmentName()`,
  }));
}

const usedBy = (view: EstateView, app: App): Tracker[] => {
  const slugsOfApp = new Set(view.addons.filter((addon) => addon.app === app.urn).map(({ slug }) => slug));
  const keysSet = keysOfApp(view, app);
  return trackers.filter(
    (tracker) =>
      tracker.slugs.some((slug) => slugsOfApp.has(slug)) || keysSet.some((key) => tracker.keys.test(asRead(key))),
  );
};

const isTrackedOtherwise = (view: EstateView, app: App, { services, keys: moreKeys }: More): boolean =>
  view.addons.some(
    (addon) => addon.app === app.urn && (addon.declared?.purpose === "errors" || services.includes(addon.slug)),
  ) || keysOfApp(view, app).some((key) => moreKeys.includes(key));

/** Why a tracker cannot tell environments apart, and whether that is grave: without a label, it may have a project for each. */
function gapOf(view: EstateView, app: App, tracker: Tracker): { got: string; isGrave: boolean } | undefined {
  if (tracker.labels.length === 0) return undefined;
  const found = keysOfApp(view, app).filter((key) => tracker.labels.includes(asRead(key)));
  const told = found.map((key) => ({ key, twin: twinOf(view, app, key) }));
  if (told.some(({ twin }) => twin === undefined)) return undefined;
  const [wrong] = told;
  if (wrong !== undefined) return { got: `that of ${wrong.twin} in ${wrong.key}`, isGrave: true };
  if (isLabelledByFramework(view, app)) return undefined;
  const other = keysOfApp(view, app).find((key) => trackers.some(({ labels }) => labels.includes(asRead(key))));
  if (other !== undefined) return { got: `${other}, which it does not read`, isGrave: true };
  const shared = view.configVars.some(
    (each) => each.app === app.urn && tracker.keys.test(each.key) && each.sameIn.length > 0,
  );
  return { got: shared ? "none, and one key for several environments" : "none", isGrave: shared };
}

/** Whether a framework's own word for the environment is there, another in each. */
const isLabelledByFramework = (view: EstateView, app: App): boolean =>
  keysOfApp(view, app).some((key) => frameworkLabels.includes(key) && twinOf(view, app, key) === undefined);

/** What else has the label that a config var has: another environment, or all of them. */
function twinOf(view: EstateView, app: App, key: string): string | undefined {
  const kind = declaredOf(view, app)?.config.find((each) => each.key === key)?.kind;
  if (kind === "environmentName") return undefined;
  const variable = view.configVars.find((each) => each.app === app.urn && each.key === key);
  return variable?.meaning.nameOf ?? variable?.sameIn[0] ?? (kind === "fixed" ? "every environment" : undefined);
}
