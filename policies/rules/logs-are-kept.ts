import { logKeepers } from "../facts/addon-services.ts";
import { isStaticSite } from "../facts/static-sites.ts";
import { defineRule, violation } from "../rule.ts";
import { slugs } from "../setting-types.ts";

export const logsAreKept = defineRule({
  name: "logs-are-kept",
  holds: "Every app sends its logs to an add-on or drain that stores them.",
  why: "Heroku keeps only the last 1,500 log lines of an app, for at most one week.",
  severity: "high",
  level: "mandatory",
  remedy:
    "Declare `papertrail()` or another log add-on in the service's `addons`, or a `logDrain(…)` in its `drains`. Otherwise give the reason in `exceptions: { withoutLogs: … }`.",
  rows: [2, 122],
  settings: { services: slugs.describe("Additional add-on services that store logs.") },
  check({ apps, addons, attachments, drains }, { services }) {
    const keepers = addons.filter(
      ({ slug, declared }) => declared?.purpose === "logs" || logKeepers.has(slug) || services.includes(slug),
    );
    const urns = new Set(keepers.map(({ urn }) => urn));
    const attached = attachments.filter(({ addon }) => addon !== undefined && urns.has(addon));
    const withLogs = new Set([...keepers, ...attached, ...drains].map(({ app }) => app));
    const text = "a log add-on or drain, got neither: declare papertrail() in its addons, or logDrain(…) in its drains";
    // A static site logs only requests.
    return apps
      .filter((app) => !withLogs.has(app.urn) && app.owner?.exceptions.withoutLogs === undefined)
      .map((app) => violation(app, text, isStaticSite(app)));
  },
});
