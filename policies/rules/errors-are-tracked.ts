import { isStaticSite } from "../facts/static-sites.ts";
import { asRead, frameworkLabels, slugOf, type Tracker, telemetryLabels, trackers } from "../facts/trackers.ts";
import { defineRule, type Violation, violation } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import type { App, ConfigVar, EstateView } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

export const errorsAreTracked = defineRule({
  name: "errors-are-tracked",
  holds:
    "Every app reports errors to an error tracker, with the environment set in a config var that the tracker reads.",
  why: "Errors in logs go unnoticed until users complain, and an error without an environment is hard to locate.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare `rollbar()` or another tracker's key, and the config var for its environment, such as `ROLLBAR_ENV: environmentName()` or `SENTRY_ENVIRONMENT: environmentName()`. If there is nothing to track, declare `exceptions: { withoutErrorTracker: … }`.",
  rows: [4],
  settings: {
    services: slugs.describe("Additional add-on services that track errors."),
    keys: keys.describe("Additional config vars that hold a tracker's URL or key."),
  },
  check: (view, more) => [
    ...view.apps
      .filter((app) => !isStaticSite(app) && app.owner?.exceptions.withoutErrorTracker === undefined)
      .flatMap((app) => violationsOf(view, app, more)),
    ...view.configVars.filter(({ key }) => telemetryLabels.includes(key)).flatMap(ofTelemetry),
  ],
});

/** Traces and metrics are used together with errors, and raise alerts too. */
function ofTelemetry(variable: ConfigVar): Violation[] {
  const { nameOf } = variable.meaning;
  if (nameOf === undefined) return [];
  const text = `the name of this environment, got ${nameOf}: set a separate value for each environment`;
  return [violation(variable, text, true)];
}

interface More {
  readonly services: readonly string[];
  readonly keys: readonly string[];
}

function violationsOf(view: EstateView, app: App, more: More): Violation[] {
  const used = usedBy(view, app);
  if (used.length === 0) {
    return isTrackedOtherwise(view, app, more)
      ? []
      : [violation(app, "an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN")];
  }
  // The label of an undeclared app may be set anywhere.
  if (app.service === undefined || view.environments.length < 2) return [];
  const unlabelled = used.flatMap((tracker) => {
    const gap = gapOf(view, app, tracker);
    return gap === undefined ? [] : [{ tracker, ...gap }];
  });
  return unlabelled.map(({ tracker, got, isMandatory }) => {
    const text = `a config var that sets the environment for ${tracker.name}, got ${got}: declare ${tracker.labels[0]}: environmentName()`;
    return violation(app, text, !isMandatory || unlabelled.length < used.length);
  });
}

const usedBy = (view: EstateView, app: App): Tracker[] => {
  const slugsOfApp = new Set(view.addons.filter((addon) => addon.app === app.urn).map(({ slug }) => slug));
  const keysSet = keysOf(view, app);
  return trackers.filter(
    (tracker) => slugsOfApp.has(slugOf(tracker)) || keysSet.some((key) => tracker.keys.test(asRead(key))),
  );
};

const isTrackedOtherwise = (view: EstateView, app: App, { services, keys: moreKeys }: More): boolean =>
  view.addons.some(
    (addon) => addon.app === app.urn && (addon.declared?.purpose === "errors" || services.includes(addon.slug)),
  ) || keysOf(view, app).some((key) => moreKeys.includes(key));

/** Why a tracker cannot distinguish environments. Advisory without a label, because each environment may have its own project. */
function gapOf(view: EstateView, app: App, tracker: Tracker): { got: string; isMandatory: boolean } | undefined {
  if (tracker.labels.length === 0) return undefined;
  const found = keysOf(view, app).filter((key) => tracker.labels.includes(asRead(key)));
  const labels = found.map((key) => ({ key, twin: twinOf(view, app, key) }));
  if (labels.some(({ twin }) => twin === undefined)) return undefined;
  const [wrong] = labels;
  if (wrong !== undefined) return { got: `the label of ${wrong.twin} in ${wrong.key}`, isMandatory: true };
  if (isLabelledByFramework(view, app)) return undefined;
  const other = keysOf(view, app).find((key) => trackers.some(({ labels }) => labels.includes(asRead(key))));
  if (other !== undefined) return { got: `${other}, which this tracker does not read`, isMandatory: true };
  const shared = view.configVars.some(
    (each) => each.app === app.urn && tracker.keys.test(each.key) && each.sameIn.length > 0,
  );
  return { got: shared ? "none, and a key shared between environments" : "none", isMandatory: shared };
}

/** Whether the framework's own environment variable is set, with a different value in each environment. */
const isLabelledByFramework = (view: EstateView, app: App): boolean =>
  keysOf(view, app).some((key) => frameworkLabels.includes(key) && twinOf(view, app, key) === undefined);

/** The other environment with the same label, or "every environment". */
function twinOf(view: EstateView, app: App, key: string): string | undefined {
  const kind = app.owner?.config.find((each) => each.key === key)?.kind;
  if (kind === "environmentName") return undefined;
  const variable = view.configVars.find((each) => each.app === app.urn && each.key === key);
  return variable?.meaning.nameOf ?? variable?.sameIn[0] ?? (kind === "fixed" ? "every environment" : undefined);
}
