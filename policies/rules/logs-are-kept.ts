import { z } from "zod";
import { logKeepers } from "../facts/addon-services.ts";
import { isStaticSite } from "../facts/static-sites.ts";
import { defineRule } from "../rule.ts";
import { slugs } from "../setting-types.ts";
import { declaredOf } from "../view/declared-of.ts";

export const logsAreKept = defineRule({
  name: "logs-are-kept",
  holds: "Every app sends its log lines to an add-on or a drain that keeps them.",
  why: "Heroku keeps the last 1500 lines of an app, and for a week at most: what went wrong yesterday is gone.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare `papertrail()` or another log add-on among the service's `addons`, or a `logDrain(…)` among its `drains`; or say why not with `exceptions: { withoutLogs: … }`.",
  rows: [2, 122],
  settings: z.strictObject({
    services: slugs.describe("Further add-on services that keep logs."),
  }),
  check(view, { services }) {
    const { apps, addons, attachments, drains } = view;
    const keepers = addons.filter(
      ({ slug, declared }) => declared?.purpose === "logs" || logKeepers.has(slug) || services.includes(slug),
    );
    const urns = new Set(keepers.map(({ urn }) => urn));
    const attached = attachments.filter(({ addon }) => addon !== undefined && urns.has(addon));
    const withLogs = new Set([...keepers, ...attached, ...drains].map(({ app }) => app));
    return apps
      .filter((app) => !withLogs.has(app.urn) && (declaredOf(view, app)?.exceptions.withoutLogs ?? null) === null)
      .map(({ name, urn, service, buildpacks }) => ({
        service,
        urn,
        // What a static site logs is visits.
        isAdvised: isStaticSite({ buildpacks }),
        message: `${name}: expected a log add-on or a drain, got neither: declare papertrail() among its add-ons, or a logDrain(…) among its drains`,
      }));
  },
});
