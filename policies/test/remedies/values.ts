import {
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
} from "../../../settings/declare.ts";
import { type Remedies, upToDate, withKnobs, withoutVar, withSecret, withVar } from "../edited-estate.ts";

const testers = onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public");

/** Of estates in which a value, or where it comes from, is wrong. */
export const valueRemedies: Remedies = {
  "01-shared-uploads-bucket": [
    withVar("S3_BUCKET", perEnvironment()),
    withKnobs("staging", { config: { S3_BUCKET: "photos-staging" } }),
    withKnobs("production", { config: { S3_BUCKET: "photos" } }),
  ],
  "02-shared-mysql-host": [
    withVar("CRM_DB_NAME", perEnvironment()),
    withKnobs("staging", { config: { CRM_DB_NAME: "crm_staging" } }),
    withKnobs("production", { config: { CRM_DB_NAME: "crm" } }),
  ],
  "03-same-database-behind-two-secrets": [
    withSecret("staging", "DATABASE_URL", "mysql://portal:made-up-1@db3.provider.example/members_staging"),
  ],
  "04-shared-broker": [withVar("CELERY_BROKER_URL", secret())],
  "05-shared-search-index": [
    withVar("ALGOLIA_INDEX", perEnvironment()),
    withKnobs("staging", { config: { ALGOLIA_INDEX: "books_staging" } }),
    withKnobs("production", { config: { ALGOLIA_INDEX: "books" } }),
  ],
  "06-laravel-debug-in-production": [withKnobs("production", { config: { APP_DEBUG: "false" } })],
  "07-settings-of-development": [withVar("DJANGO_SETTINGS_MODULE", fixed("config.settings.production"))],
  "08-node-tls-off": [withoutVar("NODE_TLS_REJECT_UNAUTHORIZED")],
  "09-sslmode-disabled-in-url": [
    withSecret(
      "production",
      "WAREHOUSE_URL",
      "postgres://reader:made-up@warehouse.transit.example/delays?sslmode=require",
    ),
  ],
  "10-cookies-over-http": [withVar("FORCE_HTTPS", fixed("yes")), withVar("SESSION_COOKIE_SECURE", fixed("True"))],
  "11-sentry-label-fixed": [withVar("SENTRY_ENVIRONMENT", environmentName())],
  "12-sentry-without-dsn": [withVar("SENTRY_DSN", secret())],
  "13-label-of-another-tracker": [withVar("HONEYBADGER_ENV", environmentName()), withoutVar("ROLLBAR_ENV")],
  "14-staging-mails-people": [
    withVar("EMAIL_RECIPIENTS", testers),
    withKnobs("staging", { config: { EMAIL_RECIPIENTS: "testers@university.example" } }),
  ],
  "15-mail-sink-in-production": [withVar("EMAIL_RECIPIENTS", testers), withKnobs("production", { config: undefined })],
  "16-one-bot-twice": [withVar("DISCORD_TOKEN", secret())],
  "17-live-payment-key-in-staging": [withSecret("staging", "STRIPE_SECRET_KEY", ["sk", "test", "51MadeUp"].join("_"))],
  "18-test-key-in-production": [
    withKnobs("production", { config: { NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: ["pk", "live", "51MadeUp"].join("_") } }),
  ],
  "19-staging-host-in-production": [
    withKnobs("production", { config: { API_URL: "https://api.ferry.example/v2" } }, "site"),
  ],
  "20-production-callback-in-staging": [
    withVar("GOOGLE_REDIRECT_URI", perEnvironment()),
    withKnobs("staging", { config: { GOOGLE_REDIRECT_URI: "https://members-staging.choir.example/auth" } }),
    withKnobs("production", { config: { GOOGLE_REDIRECT_URI: "https://members.choir.example/auth" } }),
  ],
  "22-placeholder-secret": [withSecret("production", "DOCUSIGN_HMAC_KEY", "q3Zt0made0up0for0the0real0one0Jw8=")],
  "29-jobs-in-web-memory": [withKnobs("production", { config: { ACTIVE_JOB_QUEUE_ADAPTER: "sidekiq" } })],
  "33-password-in-plain-url": [
    withVar("ELASTIC_ENDPOINT", secret()),
    withKnobs("staging", { config: undefined }),
    withKnobs("production", { config: undefined }),
  ],
  "34-app-key-in-plain": [withVar("APP_KEY", secret())],
  "35-one-signing-key": [withVar("SECRET_KEY_BASE", generated()), withSecret("staging"), withSecret("production")],
  "45-actuator-for-everybody": [withVar("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", fixed("health"))],
  "46-links-to-herokuapp": [
    withVar("APPLICATION_HOST", fromDomain()),
    withKnobs("staging", { config: { APPLICATION_HOST: undefined } }),
    withKnobs("production", { config: undefined }),
  ],
  "47-guard-of-the-database-off": [withoutVar("DISABLE_DATABASE_ENVIRONMENT_CHECK")],
  "58-staging-left-behind": [upToDate],
  "58-staging-left-behind: declared": [withVar("NEW_CHECKOUT", onlyIn("production", fixed("on"), "staging has both"))],
};
