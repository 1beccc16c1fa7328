import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suspicionOf } from "./suspicion.ts";

const hex = (length: number) => "0123456789abcdef".repeat(8).slice(0, length);
const mixed = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3hJ5kL7n";

describe("a secret", () => {
  test.each([
    "https://outlook.office.com/webhook/0a1b@2c/IncomingWebhook/3d",
    "https://chat.googleapis.com/v1/spaces/AAAA/messages",
    "https://hooks.zapier.com/hooks/catch/12345/abcde",
    "https://api.telegram.org/bot100001:made-up/sendMessage",
  ])("the address of a webhook, %s", (hook) => {
    expect(suspicionOf("NOTIFY", hook)).toBe("a webhook URL, which is its key");
  });

  test.each([
    ["CERTIFICATE", "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "a private key"],
    ["SSH", "-----BEGIN OPENSSH PRIVATE KEY-----", "a private key"],
    ["DATABASE", "postgres://app:hunter2@db.example.org/main", "a URL with a password"],
    ["REDIS_URL", "rediss://:hunter2@cache.example.org:6380", "a URL with a password"],
    ["BROKERS", "kafka://a.example.org,kafka://u:p@b.example.org", "a URL with a password"],
    ["NOTIFY_URL", "https://hooks.slack.com/services/T0/B0/x", "a webhook URL, which is its key"],
    [
      "NOTIFY_URL",
      "https://example.webhook.office.com/webhookb2/0a1b/IncomingWebhook/2c",
      "a webhook URL, which is its key",
    ],
    ["MAPBOX", `sk.eyJ${"a1".repeat(12)}.x`, "a vendor's key"],
    ["AIRTABLE", `pat${"aB3dE5gH7jK9mN"}.${hex(64)}`, "a vendor's key"],
    ["PEPPER", "hunter2", "a secret by its name"],
    ["MAPS_URL", "https://maps.example.org/v1?api_key=0123abcd", "a URL with a key"],
    ["NOTIFY_URL", "https://example.org/hook?to=list&token=0123abcd", "a URL with a key"],
    ["STORAGE", "AccountName=a;AccountKey=ab/cd==;Suffix=example.org", "a connection string with a password"],
    ["LEGACY_DB", "Server=db.example.org;User Id=app;Password=hunter2;", "a connection string with a password"],
    ["BASIC_AUTH", "admin:hunter2", "a secret by its name"],
    ["AWS_ACCESS_KEY_ID", "AKIAABCDEFGHIJKLMNOP", "an AWS access key"],
    ["STRIPE", `sk_live_${"a1".repeat(12)}`, "a vendor's key"],
    ["STRIPE_TEST", `sk_test_${"a1".repeat(12)}`, "a vendor's key"],
    ["CI", `ghp_${"a1".repeat(18)}`, "a vendor's key"],
    ["DEPLOYER", "HRKU-01234567-89ab-cdef-0123-456789abcdef", "a vendor's key"],
    ["CHAT", "xoxb-1234567890-abcdef", "a vendor's key"],
    ["MAIL", `SG.${"a".repeat(22)}.${"b".repeat(43)}`, "a vendor's key"],
    ["SESSION", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "a signed token"],
    ["UPSTREAM_HEADER", "Bearer abcdefgh12345678", "an authorization header"],
    ["SEED", hex(64), "a random string"],
    ["SEED", hex(40).toUpperCase(), "a random string"],
    ["SEED", mixed, "a random string"],
    ["SEED", `${mixed}==`, "a random string"],
    ["SMTP_PASSWORD", "hunter2", "a secret by its name"],
    ["SMTP_PASSWORD", "123456", "a secret by its name"],
    ["EMAIL_HOST_PASSWORD", "hunter2", "a secret by its name"],
    ["SITE_PASSWORD", "hunter2", "a secret by its name"],
    ["ID_TOKEN", "abc", "a secret by its name"],
    ["PGPASSWORD", "hunter2", "a secret by its name"],
    ["DB_PASS", "hunter2", "a secret by its name"],
    ["MYSQL_PWD", "hunter2", "a secret by its name"],
    ["SECRET_KEY_BASE", "short", "a secret by its name"],
    ["DJANGO_SECRET_KEY", "insecure", "a secret by its name"],
    ["STRIPE_API_KEY", "abc", "a secret by its name"],
    ["RAYGUN_APIKEY", "abc", "a secret by its name"],
    ["RAILS_MASTER_KEY", "abc", "a secret by its name"],
    ["ACCESS_TOKEN", "abc", "a secret by its name"],
    ["access_token", " abc ", "a secret by its name"],
  ])("%s", (key, value, what) => {
    expect(suspicionOf(key, value)).toBe(what);
  });
});

describe("not a secret", () => {
  test.each([
    // Every plain config var of the example estate.
    ["ALLOWED_HOSTS", "catalog.example.org"],
    ["APPLICATION_HOST", "bookings.example.org"],
    ["CELERY_WORKER_CONCURRENCY", "2"],
    ["DJANGO_LOG_LEVEL", "INFO"],
    ["DJANGO_SETTINGS_MODULE", "catalog.settings.heroku"],
    ["EMAIL_HOST", "smtp.example.org"],
    ["EMAIL_RECIPIENTS", "bookings-testers@example.org"],
    ["RACK_ENV", "production"],
    ["RACK_TIMEOUT_SERVICE_TIMEOUT", "15"],
    ["RAILS_LOG_TO_STDOUT", "enabled"],
    ["ROLLBAR_ENVIRONMENT", "staging"],
    ["WEB_CONCURRENCY", "2"],
    // What comes near.
    ["DATABASE", "postgres://db.example.org:5432/main"],
    ["DATABASE", "postgres://app@db.example.org/main"],
    ["SITE", "https://example.org:8443/@user:name"],
    ["SITE", "https://example.org:8443/?mail=a:b@c"],
    ["SITE", "https://example.org/search?key=title&sort=asc"],
    ["LEGACY_DB", "Server=db.example.org;Password=;Trusted_Connection=yes"],
    ["BASIC_AUTH", "enabled"],
    ["CERTIFICATE", "-----BEGIN PUBLIC KEY-----\nMIIB"],
    ["STRIPE_PUBLISHABLE_KEY", `pk_live_51${mixed}`],
    ["RECAPTCHA_SITE_KEY", mixed],
    ["SOURCE_COMMIT", hex(40)],
    ["BUNDLE_CHECKSUM", hex(64)],
    ["ACCOUNT", "00000000000000000000000000000000"],
    ["OFFSET", "12345678901234567890123456789012"],
    ["CLIENT_ID", "01234567-89ab-cdef-0123-456789abcdef"],
    ["GREETING", "welcome_to_the_library_of_the_institute_please_be_quiet"],
    ["TWILIO_ACCOUNT_SID", `AC${hex(32)}`],
    ["TENANT_GUID", hex(32)],
    ["TOKEN_TTL", "3600"],
    ["OAUTH_TOKEN_URL", "https://login.example.org/token"],
    ["PASSWORD_MIN_LENGTH", "12"],
    ["MAX_TOKENS", "4096"],
    ["REFRESH_TOKEN", "enabled"],
    ["SECRET_KEY_BASE", ""],
    ["SMTP_PASSWORD", "none"],
    ["BYPASS", "static"],
    ["PWD", "/app"],
    ["TOKENIZER", "whitespace"],
    ["SECRETARY", "ana@example.org"],
    ["MONKEY", "see"],
  ])("%s", (key, value) => {
    expect(suspicionOf(key, value)).toBeUndefined();
  });
});

const words = [
  "a private key",
  "a URL with a password",
  "a webhook URL, which is its key",
  "a URL with a key",
  "a connection string with a password",
  "an AWS access key",
  "a vendor's key",
  "a signed token",
  "an authorization header",
  "a random string",
  "a secret by its name",
];

test("any value gets one of these descriptions or none", () => {
  const piece = fc.constantFrom(
    "://",
    ":",
    "@",
    "eyJ",
    ".",
    "SG.",
    "-----BEGIN ",
    "PRIVATE KEY",
    "AKIA",
    "sk_live_",
    "A1",
    "é",
    "💥",
    "\ud800",
  );
  const value = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(piece, fc.string())).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(fc.string(), value, (key, each) => {
      const found = suspicionOf(key, each);
      expect(found === undefined || words.includes(found)).toBe(true);
    }),
  );
});

test("no hostile value takes long", () => {
  const hostile = [
    "a",
    "eyJ",
    "eyJ-",
    "eyJaaaaa.",
    "SG.",
    "a://",
    "a://:",
    "://a:a",
    "-----BEGIN ",
    "A ",
    "AKIA",
    "xoxb-",
    "0",
    "aA1",
    "Bearer ",
    "\n",
  ];
  const began = process.cpuUsage();
  for (const piece of hostile) {
    const value = piece.repeat(100_000 / piece.length);
    suspicionOf("X", value);
    suspicionOf("X", `${value}!`);
    suspicionOf(value, "x");
  }
  // Each takes milliseconds; one that grew with the square of its length would take minutes.
  expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
});
