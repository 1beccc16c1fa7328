import { expect, test } from "vitest";
import { mustAlwaysDiffer } from "./must-always-differ.ts";

test.each([
  "SECRET_KEY_BASE",
  "ADMIN_SECRET_KEY_BASE",
  "DJANGO_SECRET_KEY",
  "SECRET_KEY",
  "SECRET_TOKEN",
  "SESSION_SECRET",
  "SESSION_KEY",
  "COOKIE_SIGNING_KEY",
  "ENCRYPTION_KEY",
  "ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY",
  "ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT",
  "JWT_SECRET",
  "APP_KEY",
  "NEXTAUTH_SECRET",
  "session_secret",
  "DEVISE_PEPPER",
  "PAYLOAD_SECRET",
  "API_TOKEN_SALT",
  "AIRFLOW__CORE__FERNET_KEY",
])("%s must differ between environments", (key) => {
  expect(mustAlwaysDiffer(key)).toBe(true);
});

test.each([
  "SESSION_TIMEOUT",
  "AWS_SECRET_KEY",
  "SMTP_PASSWORD",
  "ENCRYPTION",
  "STRIPE_KEY",
  "COOKIE_DOMAIN",
  "TWITTER_ACCESS_TOKEN_SECRET",
  "HASHIDS_SALT",
])("%s may be the same in both environments", (key) => {
  expect(mustAlwaysDiffer(key)).toBe(false);
});
