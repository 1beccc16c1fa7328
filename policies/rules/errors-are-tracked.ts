import { z } from "zod";
import { errorTrackerKeys, errorTrackers } from "../facts/addon-services.ts";
import { defineRule } from "../rule.ts";
import { keys, slugs } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";
import type { EstateView, Thing } from "../view/estate-view.ts";
import { keysOf } from "../view/keys-of.ts";

export const errorsAreTracked = defineRule({
  name: "errors-are-tracked",
  holds: "Every service reports its errors to a tracker, labelled with the environment.",
  why: "Nobody reads logs until users complain, and an error without its environment is looked for in the wrong one.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare `rollbar()` or the key of another tracker, and a config var such as `ROLLBAR_ENV: environmentName()`; where there is nothing to track, `exceptions: { withoutErrorTracker: … }`.",
  rows: [4],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that track errors."),
    keys: keys.describe("Further config vars that hold a tracker's address or key."),
  }),
  check(view, { services, keys: moreKeys }) {
    const isTracker = (slug: string) => errorTrackers.has(slug) || services.includes(slug);
    return view.apps.flatMap((app) => {
      const { name, urn, service } = app;
      const declared = declaredOf(view, app);
      if ((declared?.exceptions.withoutErrorTracker ?? null) !== null) return [];
      const isTracked =
        view.addons.some(
          (addon) => addon.app === urn && (addon.declared?.purpose === "errors" || isTracker(addon.slug)),
        ) || keysOfApp(view, app).some((key) => errorTrackerKeys.has(key) || moreKeys.includes(key));
      const isLabelled = declared === undefined || declared.config.some(({ kind }) => kind === "environmentName");
      const messages = [
        ...(isTracked
          ? []
          : [`${name}: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN`]),
        ...(isLabelled
          ? []
          : [
              `${name}: expected a config var that tells the error tracker the environment, got none: declare one such as ROLLBAR_ENV: environmentName()`,
            ]),
      ];
      return messages.map((message) => ({ service, urn, message }));
    });
  },
});

/** An app that no service declares has what is set on it. */
const keysOfApp = (view: EstateView, { urn, service }: Thing): string[] =>
  service === undefined
    ? view.configVars.flatMap(({ app, key, isBlank }) => (app === urn && !isBlank ? [key] : []))
    : keysOf(view, service);
