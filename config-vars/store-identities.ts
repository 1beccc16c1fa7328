import { streamIn } from "./stream-identity.ts";

/** A data store outside Heroku that a config var, or several together, lead to. */
export interface StoreIdentity {
  /** The config var that names it: the URL, or the host when host and name are separate. */
  readonly key: string;
  readonly kind: "database" | "cache or broker" | "bucket" | "index" | "queue" | "stream" | "project";
  /** Equal for every spelling of the same store: without user, password, options and the default port. */
  readonly identity: string;
}

/**
 * The stores that config vars lead to, with any user.
 *
 * @example storeIdentities({ DATABASE_URL: "mysql://app:pw@DB.example.org:3306/main?x=1" })[0]?.identity // "mysql://db.example.org/main"
 */
export const storeIdentities = (vars: Readonly<Record<string, string>>): StoreIdentity[] =>
  Object.entries(vars).flatMap(([key, value]): StoreIdentity[] => {
    const found = identityOf(key, value.trim(), vars);
    return found === undefined ? [] : [{ key, ...found }];
  });

type Found = Omit<StoreIdentity, "key">;

function identityOf(key: string, value: string, vars: Readonly<Record<string, string>>): Found | undefined {
  if (value === "") return undefined;
  const stream = streamIn(key, value, vars);
  if (stream !== undefined) return { kind: "stream", identity: stream };
  return (
    atAddress(key, value) ??
    inParts(key, value, vars) ??
    (isBucket(key) ? named("bucket", bucketIn(value)) : undefined) ??
    ofIndex(key, value, vars) ??
    (isQueue(key) ? named("queue", value) : undefined) ??
    (isProject(key)
      ? named("project", `${key.replace(/^.*?(FIREBASE|FIRESTORE|DYNAMODB|AIRTABLE|SUPABASE)/i, "$1")} ${value}`)
      : undefined)
  );
}

const named = (kind: Found["kind"], name: string): Found => ({ kind, identity: `${kind}:${name.toLowerCase()}` });

/** A URL whose scheme is a store's, or whose config var is named like one: `ELASTICSEARCH_URL: "https://…"`. */
function atAddress(key: string, value: string): Found | undefined {
  const address = partsOf(value);
  if (address === undefined) return undefined;
  const { scheme, hosts, path } = address;
  if (scheme === "s3" || scheme === "gs") return named("bucket", hosts);
  const family = schemes[scheme];
  if (family === undefined && !(/^https?$/.test(scheme) && isStoreAddress(key))) return undefined;
  return { kind: kindOf(family?.[0] ?? key), identity: `${family?.[0] ?? scheme}://${hosts}${path}` };
}

/** Caches and brokers are refilled; databases are not. */
const kindOf = (name: string): Found["kind"] =>
  /(^|_)(REDIS|REDISCLOUD|VALKEY|MEMCACHED?|AMQP|RABBITMQ|BROKER)(_|$)/i.test(name) ? "cache or broker" : "database";

/** By scheme: its family and default port. */
const schemes: Readonly<Record<string, readonly [family: string, port: string]>> = {
  postgres: ["postgres", "5432"],
  postgresql: ["postgres", "5432"],
  postgis: ["postgres", "5432"],
  mysql: ["mysql", "3306"],
  mysql2: ["mysql", "3306"],
  mariadb: ["mysql", "3306"],
  sqlserver: ["sqlserver", "1433"],
  mssql: ["sqlserver", "1433"],
  mongodb: ["mongodb", "27017"],
  "mongodb+srv": ["mongodb", "27017"],
  redis: ["redis", "6379"],
  rediss: ["redis", "6379"],
  valkey: ["redis", "6379"],
  valkeys: ["redis", "6379"],
  amqp: ["amqp", "5672"],
  amqps: ["amqp", "5671"],
  bolt: ["neo4j", "7687"],
  neo4j: ["neo4j", "7687"],
  "neo4j+s": ["neo4j", "7687"],
  "bolt+s": ["neo4j", "7687"],
  clickhouse: ["clickhouse", "9000"],
  cassandra: ["cassandra", "9042"],
  memcached: ["memcached", "11211"],
  // docs.turso.tech, docs.couchbase.com, docs.arangodb.com, docs.oracle.com/javase, docs.sqlalchemy.org/en/20/dialects
  libsql: ["libsql", "443"],
  couchbase: ["couchbase", "11210"],
  couchbases: ["couchbase", "11207"],
  arangodb: ["arangodb", "8529"],
  cockroachdb: ["postgres", "26257"],
  redshift: ["redshift", "5439"],
  snowflake: ["snowflake", "443"],
  trino: ["trino", "8080"],
  oracle: ["oracle", "1521"],
  gel: ["gel", "5656"],
  edgedb: ["gel", "5656"],
};

interface Address {
  readonly scheme: string;
  /** Sorted, in lower case, without default ports. */
  readonly hosts: string;
  readonly path: string;
}

/** Not `URL`: one address may have several hosts. Every repetition has a bound. */
function partsOf(value: string): Address | undefined {
  const found =
    /^(?:jdbc:)?([a-z][a-z0-9+.-]{0,30}):\/\/(?:[^\s/@]{0,1024}@)?([^\s/?#]{1,1024})(\/[^\s?#]{0,512})?/i.exec(value);
  if (found === null) return undefined;
  const [, scheme = "", hosts = "", path = ""] = found;
  // SQLAlchemy names the driver too: postgresql+psycopg2.
  const family = scheme.toLowerCase();
  const base = family in schemes ? family : family.replace(/\+.*$/, "");
  const port = schemes[base]?.[1];
  const plain = hosts
    .toLowerCase()
    .split(",")
    .map((host) => (port !== undefined && host.endsWith(`:${port}`) ? host.slice(0, -port.length - 1) : host));
  return { scheme: base, hosts: plain.sort().join(","), path: path.replace(/\/+$/, "") };
}

/** A host and a name in two config vars with the same prefix: `CRM_DB_HOST` and `CRM_DB_NAME`, `PGHOST` and `PGDATABASE`. */
function inParts(key: string, value: string, vars: Readonly<Record<string, string>>): Found | undefined {
  const prefix = /^(.*?)_?(HOST|HOSTNAME|SERVER|ENDPOINT)$/i.exec(key)?.[1];
  if (prefix === undefined || !isStoreName(prefix) || /READ_?ONLY|REPLICA/i.test(prefix)) return undefined;
  const [host = "", port] =
    value
      .replace(/^[a-z][a-z0-9+.-]{0,30}:\/\//i, "")
      .split(/[/?]/)[0]
      ?.toLowerCase()
      .split(":") ?? [];
  if (host === "" || /^(localhost|127\.0\.0\.1)$/.test(host)) return undefined;
  const name = ["NAME", "DATABASE", "DB", "DBNAME", "DB_NAME", "SCHEMA", "INDEX", "PREFIX", "VHOST"]
    .flatMap((word) => [vars[`${prefix}_${word}`], vars[`${prefix}${word}`]])
    .find((each) => each !== undefined && each !== "");
  const shownPort = port ?? vars[`${prefix}_PORT`] ?? vars[`${prefix}PORT`] ?? "";
  const at = Object.values(schemes).some(([, usual]) => usual === shownPort)
    ? host
    : `${host}:${shownPort}`.replace(/:$/, "");
  return { kind: kindOf(prefix), identity: `parts://${at}/${name ?? ""}` };
}

/** An index of an application or cluster. When an add-on provides that, each environment has its own. */
function ofIndex(key: string, value: string, vars: Readonly<Record<string, string>>): Found | undefined {
  const vendor =
    /^(?:\w+_)?(ALGOLIA|ELASTICSEARCH|ELASTIC|OPENSEARCH|MEILISEARCH|MEILI|TYPESENSE|PINECONE|WEAVIATE|QDRANT)_(\w+_)?(INDEX|INDEX_NAME|INDEX_PREFIX|COLLECTION)$/i.exec(
      key,
    )?.[1];
  if (vendor === undefined) return undefined;
  const owner = Object.keys(vars).find((other) =>
    new RegExp(`${vendor}_(APP(LICATION)?_ID|URL|HOST|ENDPOINT|ENVIRONMENT|NODES?)$`, "i").test(other),
  );
  if (owner === undefined) return undefined;
  const prefix = Object.keys(vars).find((other) => new RegExp(`${vendor}_(INDEX_)?PREFIX$`, "i").test(other)) ?? "";
  const app = vars[owner] ?? "";
  return named("index", `${partsOf(app)?.hosts ?? app}/${vars[prefix] ?? ""}${value}`);
}

/** `https://name.s3.amazonaws.com`, `https://s3.region.amazonaws.com/name` and `s3://name` are the bucket `name`. */
function bucketIn(value: string): string {
  const address = partsOf(value);
  if (address === undefined) return value;
  const inHost = /^([a-z0-9.-]+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(address.hosts)?.[1];
  return inHost ?? (address.path.split("/")[1] || address.hosts);
}

/** Whether a config var by its key holds the address of a data store, as `DATABASE_URL`, `CELERY_BROKER_URL` and `MONGODB_URI` do. */
export const isStoreAddress = (key: string): boolean => storeAddress.test(key);

const storeAddress =
  /(DATABASE|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MONGO|MONGODB|REDIS|REDISCLOUD|VALKEY|KAFKA|AMQP|RABBITMQ|BROKER|ELASTIC|ELASTICSEARCH|OPENSEARCH|BONSAI|SOLR|GRAPHENEDB|NEO4J|MEMCACHE|MEMCACHED|CLICKHOUSE|INFLUXDB|COUCHDB|COUCHBASE|CASSANDRA|TURSO|LIBSQL|SUPABASE|MEILISEARCH|TYPESENSE|WAREHOUSE|(^|_)DB)(_[A-Z0-9]+)*_(URL|URI|DSN|CONNECTION_STRING|ENDPOINT)$/i;

/** Whether the beginning of a key, as `CRM_DB`, is that of a store's parts. */
const isStoreName = (prefix: string): boolean =>
  /(^|_)(DB|DATABASE|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MSSQL|SQLSERVER|MONGO|MONGODB|REDIS|VALKEY|ELASTICSEARCH|ELASTIC|OPENSEARCH|RABBITMQ|AMQP|NEO4J|CLICKHOUSE|CASSANDRA|INFLUX|INFLUXDB|COUCHDB|WAREHOUSE|RDS|MEILISEARCH|TYPESENSE|SOLR)$/i.test(
    prefix,
  );

/** Whether a config var by its key names where files are kept: `S3_BUCKET`, `AWS_STORAGE_BUCKET_NAME`, and what Azure and Cloudinary have. */
export const isBucket = (key: string): boolean => bucket.test(key);

const bucket = /(^|_)BUCKET(_NAME)?$|(^|_)AZURE_(STORAGE_)?CONTAINER(_NAME)?$|^CLOUDINARY_(URL|CLOUD_NAME)$/i;

const isQueue = (key: string): boolean =>
  /(^|_)(QUEUE_(URL|ARN)|SQS_(\w+_)?URL|SNS_TOPIC_ARN|PUBSUB_SUBSCRIPTION)$/i.test(key);

const isProject = (key: string): boolean =>
  /(^|_)(FIREBASE_PROJECT_ID|FIRESTORE_PROJECT_ID|DYNAMODB_TABLE(_NAME|_PREFIX)?|AIRTABLE_BASE(_ID|_KEY)?|SUPABASE_PROJECT(_ID|_REF))$/i.test(
    key,
  );
