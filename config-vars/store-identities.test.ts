import { expect, test } from "vitest";
import { storeIdentities } from "./store-identities.ts";

const identities = (vars: Readonly<Record<string, string>>) => storeIdentities(vars).map(({ identity }) => identity);

test.each([
  [
    { DATABASE_URL: "mysql://a:one@db.example.org:3306/main?charset=utf8" },
    { DATABASE_URL: "mysql2://b:two@DB.example.org/main" },
  ],
  [
    { DATABASE_URL: "postgres://a:p@db.example.org/main" },
    { MAIN_URL: "postgresql+psycopg2://b:q@db.example.org:5432/main" },
  ],
  [
    { MONGODB_URI: "mongodb://a.example.org,b.example.org:27017/x" },
    { MONGO_URL: "mongodb://u:p@b.example.org,a.example.org/x" },
  ],
  [{ CELERY_BROKER_URL: "amqps://a:p@mq.example.org/one" }, { AMQP_URL: "amqps://b:q@mq.example.org:5671/one" }],
  [
    { CRM_DB_HOST: "db.example.org", CRM_DB_NAME: "crm" },
    { DB_HOST: "DB.example.org:3306", DB_DATABASE: "crm" },
  ],
  [
    { PGHOST: "db.example.org", PGDATABASE: "main" },
    { PG_HOST: "db.example.org", PG_PORT: "5432", PG_DATABASE: "main" },
  ],
  [{ S3_BUCKET: "photos" }, { AWS_BUCKET: "https://photos.s3.eu-west-1.amazonaws.com" }],
  [{ UPLOADS_BUCKET: "s3://photos" }, { S3_BUCKET_NAME: "photos" }],
  [
    { ALGOLIA_APP_ID: "APP1", ALGOLIA_INDEX: "books" },
    { ALGOLIA_APPLICATION_ID: "APP1", ALGOLIA_INDEX_NAME: "books" },
  ],
  [
    { KAFKA_BOOTSTRAP_SERVERS: "a.example.org:9092,b.example.org:9092", KAFKA_GROUP_ID: "orders" },
    { KAFKA_BROKERS: "b.example.org:9092, A.example.org:9092", KAFKA_GROUP_ID: "orders" },
  ],
  [{ KAFKA_URL: "kafka+ssl://a.example.org:9096" }, { EVENTS_URL: "kafka+ssl://u:p@a.example.org:9096/" }],
])("%o and %o are one store", (one, other) => {
  expect(identities(one)).toHaveLength(1);
  expect(identities(one)).toEqual(identities(other));
});

test.each([
  ["another database", { DATABASE_URL: "mysql://h.example.org/one" }, { DATABASE_URL: "mysql://h.example.org/two" }],
  ["another virtual host", { AMQP_URL: "amqp://h.example.org/one" }, { AMQP_URL: "amqp://h.example.org/two" }],
  ["another port", { REDIS_URL: "redis://h.example.org:7001" }, { REDIS_URL: "redis://h.example.org:7002" }],
  ["another name", { DB_HOST: "h.example.org", DB_NAME: "one" }, { DB_HOST: "h.example.org", DB_NAME: "two" }],
  [
    "another prefix",
    { ALGOLIA_APP_ID: "A", ALGOLIA_INDEX_PREFIX: "staging_", ALGOLIA_INDEX: "books" },
    { ALGOLIA_APP_ID: "A", ALGOLIA_INDEX_PREFIX: "live_", ALGOLIA_INDEX: "books" },
  ],
  [
    "another topic",
    { KAFKA_BROKERS: "b.example.org:9092", KAFKA_TOPIC: "orders", KAFKA_USERNAME: "app" },
    { KAFKA_BROKERS: "b.example.org:9092", KAFKA_TOPIC: "staging.orders", KAFKA_USERNAME: "app" },
  ],
  [
    "another prefix of topics",
    { KAFKA_URL: "kafka+ssl://a.example.org:9096", KAFKA_PREFIX: "one-" },
    { KAFKA_URL: "kafka+ssl://a.example.org:9096", KAFKA_PREFIX: "two-" },
  ],
  [
    "another user, where no topic is named",
    { NATS_SERVERS: "nats.example.org:4222", NATS_USER: "one" },
    { NATS_SERVERS: "nats.example.org:4222", NATS_USER: "two" },
  ],
  [
    "another namespace of Temporal",
    { TEMPORAL_ADDRESS: "eu-west-1.aws.api.temporal.io:7233", TEMPORAL_NAMESPACE: "one.a1b2c" },
    { TEMPORAL_ADDRESS: "eu-west-1.aws.api.temporal.io:7233", TEMPORAL_NAMESPACE: "two.a1b2c" },
  ],
  ["another database of Turso's", { DB_URL: "libsql://a.turso.io" }, { DB_URL: "libsql://b.turso.io" }],
  ["another application", { ALGOLIA_APP_ID: "A", ALGOLIA_INDEX: "x" }, { ALGOLIA_APP_ID: "B", ALGOLIA_INDEX: "x" }],
])("%s is another store", (_, one, other) => {
  expect(identities(one)).not.toEqual(identities(other));
});

test.each([
  { SMTP_HOST: "smtp.example.org" },
  { TILES_HOST: "tiles.example.org" },
  { DATASET_URL: "https://data.example.org/results.csv" },
  { API_URL: "https://api.example.org" },
  { FILE_BUCKET_SIZE_LIMIT: "25" },
  { ALGOLIA_INDEX: "an add-on has the application" },
  { DATABASE_URL: "" },
])("%o is no store", (vars) => {
  expect(storeIdentities(vars)).toEqual([]);
});

test("no user, password or option is in an identity", () => {
  const [found] = storeIdentities({ DATABASE_URL: "postgres://app:hunter2@db.example.org/main?sslmode=require" });
  expect(found).toEqual({ key: "DATABASE_URL", kind: "database", identity: "postgres://db.example.org/main" });
});
