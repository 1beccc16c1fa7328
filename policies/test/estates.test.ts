import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { EstateCase } from "./estates/stack-files.ts";
import { evaluateEstate } from "./evaluate-estate.ts";

/** The rule that catches each bad estate, and a part of its message. */
const caught: Readonly<Record<string, readonly [rule: string, message: RegExp]>> = {
  "01-shared-uploads-bucket": ["no-shared-data-store", /S3_BUCKET: .* got the same as staging/],
  "02-shared-mysql-host": ["no-shared-data-store", /CRM_DB_HOST: .* got the same as staging/],
  "03-same-database-behind-two-secrets": ["no-shared-data-store", /DATABASE_URL: .* got the same as staging/],
  "04-shared-broker": ["no-shared-data-store", /CELERY_BROKER_URL: .* got the same as staging/],
  "05-shared-search-index": ["no-shared-data-store", /ALGOLIA_INDEX: .* got the same as staging/],
  "06-laravel-debug-in-production": ["production-mode", /APP_DEBUG: .* stack traces/],
  "07-settings-of-development": ["production-mode", /DJANGO_SETTINGS_MODULE: .* developer's machine/],
  "08-node-tls-off": ["connections-are-encrypted", /NODE_TLS_REJECT_UNAUTHORIZED: .* checks no certificate/],
  "09-sslmode-disabled-in-url": ["connections-are-encrypted", /WAREHOUSE_URL: .* plain text/],
  "10-cookies-over-http": ["connections-are-encrypted", /SESSION_COOKIE_SECURE: .* plain HTTP/],
  "11-sentry-label-fixed": ["errors-are-tracked", /sets the environment for Sentry, got the label of production/],
  "12-sentry-without-dsn": ["errors-are-tracked", /expected an error tracker, got none/],
  "13-label-of-another-tracker": ["errors-are-tracked", /got ROLLBAR_ENV, .* declare HONEYBADGER_ENV/],
  "14-staging-mails-people": ["staging-mail-sink", /expected a mail sink .* because AWS_SES_/],
  "15-mail-sink-in-production": ["staging-mail-sink", /got the mail sink EMAIL_RECIPIENTS/],
  "16-one-bot-twice": ["secrets-differ", /DISCORD_TOKEN: expected a separate bot/],
  "17-live-payment-key-in-staging": ["live-keys-in-production-only", /STRIPE_SECRET_KEY: .* test mode in staging/],
  "18-test-key-in-production": ["live-keys-in-production-only", /PUBLISHABLE_KEY: .* live mode in production/],
  "19-staging-host-in-production": [
    "addresses-stay-in-their-environment",
    /API_URL: .* got api\.staging\.ferry\.example, which is api in staging/,
  ],
  "20-production-callback-in-staging": [
    "addresses-stay-in-their-environment",
    /GOOGLE_REDIRECT_URI: .* which is members in production/,
  ],
  "21-placeholder-off-site": ["off-site-copy", /got "TODO ask Sam", which is a placeholder/],
  "22-placeholder-secret": ["no-placeholders", /DOCUSIGN_HMAC_KEY: expected a secret/],
  "23-mysql-without-backup": ["data-stores-state-their-backup", /how the data of jawsdb comes back, got none/],
  "24-worker-without-broker": ["worker-has-broker", /stores the jobs of worker, got none/],
  "25-cache-as-broker": ["worker-has-broker", /got cache, which is a cache/],
  "26-broker-that-forgets": ["worker-has-broker", /got redis on the plan mini, which loses its data/],
  "27-worker-at-zero": ["workers-run", /at least one worker dyno in production/],
  "28-two-clocks": ["one-scheduler", /one dyno of the scheduler beat, got 2/],
  "29-jobs-in-web-memory": ["worker-has-broker", /ACTIVE_JOB_QUEUE_ADAPTER: .* memory of a web dyno/],
  "30-postgres-end-of-life": ["versions-are-supported", /got version 13, whose support ended/],
  "31-stack-end-of-life": ["versions-are-supported", /got the stack heroku-20, whose support ended/],
  "32-retired-addon": ["no-retired-addons", /got mongolab, retired/],
  "33-password-in-plain-url": ["no-plain-secrets", /ELASTIC_ENDPOINT: .* a URL with a password/],
  "34-app-key-in-plain": ["no-plain-secrets", /APP_KEY: .* a secret by its name/],
  "35-one-signing-key": ["secrets-differ", /SECRET_KEY_BASE: .* got the value of staging/],
  "36-review-app-live-secret": ["live-keys-in-production-only", /review-apps-review: GEOCODER_TOKEN/],
  "37-review-apps-dear-and-forever": ["review-apps-are-small", /at most \$150 a month each, got \$820/],
  "38-review-apps-copy-production": [
    "review-apps-have-no-production-secret",
    /copies data from PRODUCTION_DATABASE_URL/,
  ],
  "39-uploads-on-the-dyno": ["uploads-go-to-object-storage", /expected a bucket/],
  "40-container-promoted": ["container-release-path", /got promotion/],
  "41-patients-in-common-runtime": ["restricted-data-in-private-space", /got one in the Common Runtime/],
  "42-domain-on-eco": ["tls-on-custom-domain", /got Eco dynos/],
  "43-logs-in-staging-only": ["logs-are-kept", /expected a log add-on or drain/],
  "44-production-database-without-uptime": ["production-database-tier", /got essential-0/],
  "45-actuator-for-everybody": ["production-mode", /MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE: .* heap dump/],
  "46-links-to-herokuapp": ["one-canonical-host", /expected www\.hall\.example in APPLICATION_HOST/],
  "47-guard-of-the-database-off": ["production-mode", /DISABLE_DATABASE_ENVIRONMENT_CHECK: .* drop or reload/],
  "48-buildpack-of-a-stranger": ["buildpacks-are-pinned", /wkhtmltopdf\.git without one/],
  "49-database-never-backed-up": ["postgres-has-daily-backup", /expected a daily backup schedule, got none/],
  "50-three-months-of-backups-on-standard": ["backup-retention", /for 90 days, got 28 with plan standard-0/],
  "51-web-server-of-another-name": ["web-process-runs", /a process named web, got server, worker/],
  "52-production-asleep": ["production-never-sleeps", /got Eco/],
  "53-relay-that-nobody-runs": ["notices-reach-a-relay", /got shop-relay\.herokuapp\.com, a Heroku app/],
  "54-production-alone": ["no-direct-deploy-to-production", /got production only: add staging after it/],
  "55-more-than-was-agreed": ["monthly-cost-cap", /at most \$150 a month, got \$272/],
  "56-left-unprotected": ["removals-are-finished", /expected protection, got none/],
  "57-made-beside-the-declaration": ["everything-is-declared", /blog: expected a service that declares/],
  "58-staging-left-behind": ["parity", /expected no config\.NEW_CHECKOUT in production as in staging/],
  "59-one-supabase-project": ["no-shared-data-store", /SUPABASE_URL: .* got the same as staging/],
  "60-one-kafka-consumer-group": ["no-shared-data-store", /KAFKA_BOOTSTRAP_SERVERS: .* its own topics and groups/],
  "61-one-atlas-database-two-users": ["no-shared-data-store", /MONGODB_URI: .* got the same as staging/],
  "62-symfony-in-dev": ["production-mode", /APP_ENV: .* developer's machine/],
  "63-hasura-dev-mode": ["production-mode", /HASURA_GRAPHQL_DEV_MODE: .* stack traces/],
  "64-mail-server-unverified": ["connections-are-encrypted", /SMTP_OPENSSL_VERIFY_MODE: .* checks no certificate/],
  "65-staging-texts-people": ["staging-mail-sink", /because TWILIO_ACCOUNT_SID sends messages/],
  "66-resend-without-a-sink": ["staging-mail-sink", /because RESEND_API_KEY sends messages/],
  "67-appsignal-calls-staging-production": ["errors-are-tracked", /got the label of production in APPSIGNAL_APP_ENV/],
  "68-celery-eager": ["worker-has-broker", /CELERY_TASK_ALWAYS_EAGER: .* while a visitor waits/],
  "69-sessions-in-files": ["uploads-go-to-object-storage", /SESSION_DRIVER: .* sessions on the dyno/],
  "70-braintree-charges-from-staging": [
    "live-keys-in-production-only",
    /BRAINTREE_ENVIRONMENT: .* test mode in staging/,
  ],
  "71-plaid-sandbox-in-production": ["live-keys-in-production-only", /PLAID_ENV: .* live mode in production/],
  "72-one-token-signer": ["secrets-differ", /GUARDIAN_SECRET_KEY: .* got the value of staging/],
  "73-review-apps-call-production": [
    "addresses-stay-in-their-environment",
    /STOCK_API_URL: expected an address for review apps, got production's/,
  ],
  "74-planetscale-without-a-word": ["data-stores-state-their-backup", /DATABASE_URL: .* got none/],
  "75-slack-command-asleep": ["production-never-sleeps", /got Eco/],
  "76-mysql-end-of-life": ["versions-are-supported", /got version 5\.7, whose support ended/],
  "77-slack-webhook-in-plain": ["no-plain-secrets", /STUDIO_CHANNEL_HOOK: .* a webhook URL/],
  "78-any-host": ["production-mode", /DJANGO_ALLOWED_HOSTS: .* any host/],
  "79-one-launchdarkly-environment": ["secrets-differ", /LAUNCHDARKLY_SDK_KEY: .* on for all users/],
  "80-one-segment-source": ["secrets-differ", /SEGMENT_WRITE_KEY: expected a separate source at Segment/],
  "81-one-pusher-app": ["secrets-differ", /PUSHER_APP_ID: expected a separate app at Pusher/],
  "82-one-firebase-project": ["no-shared-data-store", /FIREBASE_PROJECT_ID: .* got the same as staging/],
  "83-one-auth0-tenant": ["secrets-differ", /AUTH0_CLIENT_ID: expected a separate application at Auth0/],
  "84-cookies-of-the-parent-domain": [
    "addresses-stay-in-their-environment",
    /SESSION_COOKIE_DOMAIN: expected a separate cookie domain/,
  ],
  "85-any-origin": ["production-mode", /CORS_ORIGIN: .* from any site/],
  "86-graphql-playground": ["production-mode", /GRAPHQL_PLAYGROUND: .* shows the schema/],
  "87-one-salesforce-org": ["live-keys-in-production-only", /SALESFORCE_HOST: .* test mode in staging/],
  "88-flower-for-everybody": ["production-mode", /FLOWER_UNAUTHENTICATED_API: .* opens a console without a password/],
  "89-orders-over-plain-http": ["connections-are-encrypted", /SUPPLIER_API_URL: .* plain text/],
  "90-old-tls-allowed": ["connections-are-encrypted", /NODE_OPTIONS: .* versions of TLS/],
  "91-autoscaled-clock": ["one-scheduler", /one dyno of the scheduler clock, got an autoscaler/],
  "92-one-onesignal-app": ["secrets-differ", /ONESIGNAL_APP_ID: .* reach real phones/],
  "93-live-browser-key-in-staging": ["live-keys-in-production-only", /STRIPE_PUBLISHABLE_KEY: .* test mode in staging/],
  "94-paypal-live-everywhere": ["live-keys-in-production-only", /PAYPAL_MODE: .* test mode in staging/],
  "95-review-apps-in-production-bucket": [
    "no-shared-data-store",
    /review-apps-review: S3_BUCKET: .* got S3_BUCKET of pictures in production/,
  ],
  "96-sqlite-on-the-dyno": ["uploads-go-to-object-storage", /DB_CONNECTION: .* stores the database on the dyno/],
  "97-turso-without-a-word": ["data-stores-state-their-backup", /TURSO_DATABASE_URL: .* got none/],
  "98-traces-called-production": ["errors-are-tracked", /OTEL_RESOURCE_ATTRIBUTES: .* got production/],
  "99-one-temporal-namespace": ["no-shared-data-store", /TEMPORAL_ADDRESS: .* got the same as staging/],
  "100-tables-made-new-at-start": ["production-mode", /SPRING_JPA_HIBERNATE_DDL_AUTO: .* drops database tables/],
  "101-secret-in-the-browser": ["no-plain-secrets", /NEXT_PUBLIC_OPENAI_API_KEY: .* in browser code/],
  "102-build-of-staging-promoted": [
    "addresses-stay-in-their-environment",
    /VITE_API_URL: .* because the promoted build contains it/,
  ],
  "103-one-heartbeat": ["secrets-differ", /DEADMANSSNITCH_URL: expected a separate heartbeat/],
};

const folder = join(import.meta.dirname, "estates");
const named = (kind: "bad" | "good") => readdirSync(join(folder, kind)).map((file) => file.replace(/\.ts$/, ""));
const read = async (kind: "bad" | "good", name: string): Promise<EstateCase> => import(`./estates/${kind}/${name}.ts`);

/** The sample secrets of an estate; no message may contain one. */
const secretsOf = ({ secrets = {} }: EstateCase): string[] =>
  Object.values(secrets).flatMap((own) => Object.values(own).filter((value) => value.length > 8));

test("every bad estate has a rule that catches it", () => {
  expect(Object.keys(caught).sort()).toEqual(named("bad").sort());
  expect(named("good").length).toBeGreaterThanOrEqual(25);
});

describe("a bad estate is caught by its rule, and the message has no secrets", () => {
  test.each(Object.entries(caught))("%s", async (name, [rule, message]) => {
    const estate = await read("bad", name);
    const results = await evaluateEstate(estate);
    const lines = results.filter((each) => each.rule === rule).map((each) => each.message);
    expect(lines.filter((line) => message.test(line))).not.toEqual([]);
    const everything = JSON.stringify(results);
    for (const secret of secretsOf(estate)) expect(everything).not.toContain(secret);
  });
});

describe("a good estate has no mandatory violation in any environment", () => {
  test.each(named("good"))("%s", async (name) => {
    const results = await evaluateEstate(await read("good", name));
    expect(results.filter(({ level }) => level === "mandatory")).toEqual([]);
  });
});
