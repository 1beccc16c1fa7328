import type { Case } from "../test/case.ts";
import { marker, sampleEstate, without, withVars } from "../test/sample-estate.ts";

const unchecked = "checks no certificate, so that anybody on the way can read and change what is sent";
const plain = "sends data, and often a password, in plain text";
const overHttp = "lets sessions and passwords travel over plain HTTP";
const wrong = (key: string, does: string) =>
  `shop-app-config: ${key}: expected encrypted connections, got a setting that ${does}: turn it on, or remove the config var`;

const having = (vars: Readonly<Record<string, string>>, environment = "production") =>
  withVars(sampleEstate(environment), "vars", vars);
const violation = (key: string, value: string, does: string): Case => ({
  name: `${key}=${value}`,
  resources: having({ [key]: value }),
  messages: [wrong(key, does)],
});
const fine = (key: string, value: string): Case => ({
  name: `${key}=${value} is fine`,
  resources: having({ [key]: value }),
  messages: [],
});

export const cases: readonly Case[] = [
  violation("NODE_TLS_REJECT_UNAUTHORIZED", "0", unchecked),
  violation("PYTHONHTTPSVERIFY", "0", unchecked),
  violation("ELASTICSEARCH_VERIFY_CERTS", "false", unchecked),
  violation("GDAL_HTTP_UNSAFESSL", "YES", unchecked),
  violation("NPM_CONFIG_STRICT_SSL", "false", unchecked),
  violation("PGSSLMODE", "disable", plain),
  violation("DB_SSL", "false", plain),
  violation("REPORTS_DB_DISABLE_SSL", "True", plain),
  violation("FORCE_SSL", "no", overHttp),
  violation("SECURE_SSL_REDIRECT", "False", overHttp),
  violation("SESSION_COOKIE_SECURE", "False", overHttp),
  violation("SESSION_SECURE_COOKIE", "0", overHttp),
  violation("SMTP_OPENSSL_VERIFY_MODE", "none", unchecked),
  violation("WAREHOUSE_DB_SSL_REJECT_UNAUTHORIZED", "false", unchecked),
  violation("ELASTIC_SSL_VERIFY_MODE", "none", unchecked),
  violation("KAFKA_TLS_SKIP_VERIFY", "true", unchecked),
  violation("MAIL_ENCRYPTION", "none", plain),
  violation("EMAIL_USE_TLS", "False", plain),
  violation("PARTNER_API", "http://api.partner.example/v1", plain),
  violation("SEARCH", `http://elastic:${marker}@search.example.org:9200`, plain),
  violation("PAGES_URL", `redis://:${marker}@cache.example.org:6379`, plain),
  violation("JOBS_URL", `amqp://app:${marker}@broker.example.org/app`, plain),
  violation("LDAP_URI", "ldap://directory.example.org", plain),
  fine("PARTNER_API", "https://api.partner.example/v1"),
  fine("PARTNER_API", "http://10.4.0.7/v1"),
  fine("PARTNER_API", "http://stock.internal:8080"),
  fine("PAGES_URL", "rediss://cache.example.org:6380"),
  fine("MAIL_ENCRYPTION", "null"),
  fine("HTTP_PROXY", `http://app:${marker}@static.proxy.example:9293`),
  fine("XML_NAMESPACE", "http://www.w3.org/1999/xhtml"),
  // The sample has a Postgres and a key-value store of Heroku's, which sign their certificates themselves.
  fine("DATABASE_SSL_REJECT_UNAUTHORIZED", "false"),
  fine("REDIS_SSL_VERIFY_MODE", "none"),
  fine("PGSSLMODE", "no-verify"),
  ...["DATABASE_SSL_REJECT_UNAUTHORIZED", "PGSSLMODE"].map(
    (key): Case => ({
      name: `${key}, and a database elsewhere`,
      resources: without(having({ [key]: key === "PGSSLMODE" ? "no-verify" : "false" }), "shop-postgres"),
      messages: [wrong(key, unchecked)],
    }),
  ),
  {
    name: "an encrypted address that says it",
    resources: withVars(sampleEstate(), "sensitiveVars", {
      WAREHOUSE_URL: `postgres://reader:${marker}@db.example.org/main?connect_timeout=3&sslmode=disable`,
    }),
    messages: [wrong("WAREHOUSE_URL", plain)],
  },
  {
    name: "in staging as well",
    resources: having({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "staging"),
    messages: [wrong("NODE_TLS_REJECT_UNAUTHORIZED", unchecked)],
  },
  { name: "no redirect in staging", resources: having({ FORCE_SSL: "false" }, "staging"), messages: [] },
  {
    name: "a config var that the stack file excepts",
    resources: having({ FORCE_SSL: "false" }),
    settings: { except: ["FORCE_SSL"] },
    messages: [],
  },
  fine("NODE_TLS_REJECT_UNAUTHORIZED", "1"),
  fine("GDAL_HTTP_UNSAFESSL", "NO"),
  fine("NPM_CONFIG_STRICT_SSL", "true"),
  fine("PGSSLMODE", "require"),
  fine("WAREHOUSE_URL", "postgres://db.example.org/main?sslmode=verify-full"),
  fine("SESSION_COOKIE_SAMESITE", "none"),
  fine("SECURE_SSL_REDIRECT", "True"),
];
