import {
  branches,
  daily,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  reviewApps,
  secret,
  vendorBackup,
} from "../../../settings/declare.ts";
import { postgres } from "../../../settings/vendors.ts";
import {
  type Remedies,
  setting,
  upToDate,
  withAddon,
  withKnobs,
  withoutVar,
  withSecret,
  withVar,
} from "../edited-estate.ts";

const testers = onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public");

/** Remedies of estates in which a value, or its source, is wrong. */
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
  "59-one-supabase-project": [
    withKnobs("staging", { config: { SUPABASE_URL: "https://wyvpstexampleprojecty.supabase.co" } }),
  ],
  "60-one-kafka-consumer-group": [
    withVar("KAFKA_GROUP_ID", perEnvironment()),
    withVar("KAFKA_TOPIC", perEnvironment()),
    withKnobs("staging", { config: { KAFKA_GROUP_ID: "staging.events", KAFKA_TOPIC: "staging.parcels.scanned.v1" } }),
    withKnobs("production", { config: { KAFKA_GROUP_ID: "parcel-events", KAFKA_TOPIC: "parcels.scanned.v1" } }),
  ],
  "61-one-atlas-database-two-users": [
    withSecret("staging", "MONGODB_URI", "mongodb+srv://seeds-staging:made-up-1@cluster1.ab1cd.mongodb.net/seeds"),
  ],
  "62-symfony-in-dev": [withKnobs("production", { config: { APP_ENV: "prod" } })],
  "63-hasura-dev-mode": [withVar("HASURA_GRAPHQL_DEV_MODE", fixed("false"))],
  "64-mail-server-unverified": [withoutVar("SMTP_OPENSSL_VERIFY_MODE")],
  "65-staging-texts-people": [
    withVar("SMS_REDIRECT_TO", onlyIn("staging", perEnvironment(), "staging's texts go to the clinic's own telephone")),
    withKnobs("staging", { config: { SMS_REDIRECT_TO: "+13125550100" } }),
  ],
  "66-resend-without-a-sink": [
    withVar("EMAIL_RECIPIENTS", testers),
    withKnobs("staging", { config: { EMAIL_RECIPIENTS: "testers@bookclub.example" } }),
  ],
  "67-appsignal-calls-staging-production": [
    withVar("APPSIGNAL_APP_ENV", environmentName()),
    withKnobs("staging", { config: undefined }),
    withKnobs("production", { config: undefined }),
  ],
  "68-celery-eager": [withVar("CELERY_TASK_ALWAYS_EAGER", fixed("False"))],
  "69-sessions-in-files": [withVar("SESSION_DRIVER", fixed("cookie"))],
  "70-braintree-charges-from-staging": [
    withVar("BRAINTREE_ENVIRONMENT", perEnvironment()),
    withKnobs("staging", { config: { BRAINTREE_ENVIRONMENT: "sandbox" } }),
    withKnobs("production", { config: { BRAINTREE_ENVIRONMENT: "production" } }),
  ],
  "71-plaid-sandbox-in-production": [
    withVar("PLAID_ENV", perEnvironment()),
    withKnobs("staging", { config: { PLAID_ENV: "sandbox" } }),
    withKnobs("production", { config: { PLAID_ENV: "production" } }),
  ],
  "72-one-token-signer": [withVar("GUARDIAN_SECRET_KEY", generated()), withSecret("staging"), withSecret("production")],
  "73-review-apps-call-production": [
    setting({
      reviewApps: reviewApps("city-food-bank/volunteers", {
        config: { APPLICATION_HOST: ".herokuapp.com" },
        postdeploy: "bin/rails db:seed",
      }),
    }),
  ],
  "74-planetscale-without-a-word": [
    withVar("DATABASE_URL", secret({ store: vendorBackup("PlanetScale, a backup each day, kept for 30 days") })),
  ],
  "77-slack-webhook-in-plain": [
    withVar("STUDIO_CHANNEL_HOOK", secret()),
    withKnobs("staging", { config: undefined }),
    withKnobs("production", { config: undefined }),
  ],
  "78-any-host": [withVar("DJANGO_ALLOWED_HOSTS", fromDomain())],
  "84-cookies-of-the-parent-domain": [withVar("SESSION_COOKIE_DOMAIN", fromDomain())],
  "84-cookies-of-the-parent-domain: left out": [withoutVar("SESSION_COOKIE_DOMAIN")],
  "85-any-origin": [
    withVar("CORS_ORIGIN", perEnvironment()),
    withKnobs("staging", { config: { CORS_ORIGIN: "https://www-staging.bank.example" } }),
    withKnobs("production", { config: { CORS_ORIGIN: "https://www.bank.example" } }),
  ],
  "86-graphql-playground": [
    withVar("GRAPHQL_PLAYGROUND", onlyIn("staging", fixed("true"), "testers try the schema out")),
    withVar("GRAPHQL_INTROSPECTION", onlyIn("staging", fixed("true"), "testers try the schema out")),
  ],
  "88-flower-for-everybody": [withoutVar("FLOWER_UNAUTHENTICATED_API"), withVar("FLOWER_BASIC_AUTH", secret())],
  "89-orders-over-plain-http": [withVar("SUPPLIER_API_URL", fixed("https://api.flour-supplier.example/v2"))],
  "90-old-tls-allowed": [withVar("NODE_OPTIONS", fixed("--max-old-space-size=460"))],
  "96-sqlite-on-the-dyno": [
    withVar("DB_CONNECTION", fixed("pgsql")),
    withoutVar("DB_DATABASE"),
    withAddon("postgres", postgres({ backup: daily("03:00", "America/New_York", { offSite: "the club's server" }) })),
    withKnobs("staging", { addons: { postgres: { plan: "essential-0" } } }),
    withKnobs("production", { addons: { postgres: { plan: "standard-0" } } }),
  ],
  "97-turso-without-a-word": [
    withVar("TURSO_DATABASE_URL", secret({ store: vendorBackup("Turso, each day, restored to a new database") })),
  ],
  "100-tables-made-new-at-start": [withVar("SPRING_JPA_HIBERNATE_DDL_AUTO", fixed("validate"))],
  "101-secret-in-the-browser": [withoutVar("NEXT_PUBLIC_OPENAI_API_KEY"), withVar("OPENAI_API_KEY", secret())],
  "102-build-of-staging-promoted": [setting({ release: branches({ staging: "main", production: "production" }) })],
  "102-build-of-staging-promoted: read when it runs": [
    withoutVar("VITE_API_URL"),
    withVar("API_URL", perEnvironment()),
    withKnobs("staging", { config: { VITE_API_URL: undefined, API_URL: "https://calendar-staging.vet.example/api" } }),
    withKnobs("production", { config: { VITE_API_URL: undefined, API_URL: "https://calendar.vet.example/api" } }),
  ],
};
