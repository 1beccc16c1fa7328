/** An error tracker: the signs that an app uses it, and the config vars that set its environment. */
export interface Tracker {
  /** Its add-on service has this name too, in lower case and without spaces. */
  readonly name: string;
  /** Config vars without which nothing is sent. */
  readonly keys: RegExp;
  /** Config vars that set the environment of an error; empty if its libraries read none. */
  readonly labels: readonly string[];
}

/**
 * The framework variables that trackers' libraries read if no label is set: sentry-laravel and sentry-symfony, rollbar-php-laravel,
 * bugsnag-laravel and honeybadger-laravel take APP_ENV; the gems take that of Rails or Rack; sentry-dotnet that of ASP.NET.
 */
export const frameworkLabels: readonly string[] = [
  "APP_ENV",
  "RAILS_ENV",
  "RACK_ENV",
  "SINATRA_ENV",
  "ASPNETCORE_ENVIRONMENT",
  "DOTNET_ENVIRONMENT",
];

/**
 * A key as trackers' libraries read it: .NET writes `Sentry__Environment` for SENTRY_ENVIRONMENT,
 * learn.microsoft.com/aspnet/core/fundamentals/configuration.
 */
export const asRead = (key: string): string =>
  /^[A-Z][a-z]\w*__/.test(key) ? key.replaceAll("__", "_").toUpperCase() : key;

/** Config vars that label telemetry other than errors. opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables, elastic.co/docs/reference/apm */
export const telemetryLabels: readonly string[] = [
  "OTEL_RESOURCE_ATTRIBUTES",
  "OTEL_DEPLOYMENT_ENVIRONMENT",
  "ELASTIC_APM_ENVIRONMENT",
  "NEW_RELIC_LABELS",
];

/** To add a tracker, add an entry with the page that documents what its libraries read. */
export const trackers: readonly Tracker[] = [
  // docs.sentry.io/platforms/ruby/configuration/options; sentry-ruby lib/sentry/configuration.rb. Laravel has SENTRY_LARAVEL_DSN.
  {
    name: "Sentry",
    keys: /^(\w+_)?SENTRY_(LARAVEL_|PHP_|RAVEN_)?DSN$|^RAVEN_DSN$|^GLITCHTIP_DSN$/,
    labels: ["SENTRY_ENVIRONMENT", "SENTRY_CURRENT_ENV", "SENTRY_ENV"],
  },
  // docs.rollbar.com/docs/ruby; rollbar-gem lib/generators/rollbar/templates/initializer.erb
  { name: "Rollbar", keys: /^(\w+_)?ROLLBAR_(\w+_)?TOKEN$/, labels: ["ROLLBAR_ENV", "ROLLBAR_ENVIRONMENT"] },
  // docs.honeybadger.io/lib/ruby/gem-reference/configuration, …/lib/python, …/lib/go/reference/configuration
  { name: "Honeybadger", keys: /^HONEYBADGER_API_KEY$/, labels: ["HONEYBADGER_ENV", "HONEYBADGER_ENVIRONMENT"] },
  // docs.bugsnag.com/platforms/ruby/rails/configuration-options
  { name: "Bugsnag", keys: /^(\w+_)?BUGSNAG_API_KEY$/, labels: ["BUGSNAG_RELEASE_STAGE", "BUGSNAG_STAGE"] },
  // docs.airbrake.io/docs/platforms/ruby; Errbit takes Airbrake's keys
  {
    name: "Airbrake",
    keys: /^AIRBRAKE_(API_KEY|PROJECT_KEY)$|^ERRBIT_API_KEY$/,
    labels: ["AIRBRAKE_ENVIRONMENT", "AIRBRAKE_ENV"],
  },
  // docs.appsignal.com/ruby/configuration/options.html
  { name: "AppSignal", keys: /^APPSIGNAL_PUSH_API_KEY$/, labels: ["APPSIGNAL_APP_ENV", "APPSIGNAL_APP_NAME"] },
  // raygun.com/documentation/language-guides/ruby: tags are set in the code
  { name: "Raygun", keys: /^RAYGUN_API_?KEY$/, labels: [] },
  // docs.newrelic.com/docs/apm/agents/ruby-agent/configuration: the app's name distinguishes environments too
  {
    name: "New Relic",
    keys: /^NEW_RELIC_LICENSE_KEY$/,
    labels: ["NEW_RELIC_ENVIRONMENT", "NEW_RELIC_ENV", "NEW_RELIC_APP_NAME"],
  },
  // docs.datadoghq.com/getting_started/tagging/unified_service_tagging
  { name: "Datadog", keys: /^(DD|DATADOG)_API_KEY$/, labels: ["DD_ENV", "DD_TAGS"] },
  // scoutapm.com/docs/ruby/configuration
  { name: "Scout", keys: /^SCOUT_KEY$/, labels: ["SCOUT_NAME"] },
];

/** The add-on service of a tracker. */
export const slugOf = ({ name }: Tracker): string => name.toLowerCase().replaceAll(" ", "");
