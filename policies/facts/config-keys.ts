/** Whether a config var by its key holds the address of a data store, as `DATABASE_URL`, `CELERY_BROKER_URL` and `MONGODB_URI` do. */
export const isStoreAddress = (key: string): boolean => storeAddress.test(key);

const storeAddress =
  /(DATABASE|POSTGRES|POSTGRESQL|MYSQL|MARIADB|MONGO|MONGODB|REDIS|REDISCLOUD|VALKEY|KAFKA|AMQP|RABBITMQ|BROKER|ELASTICSEARCH|OPENSEARCH|BONSAI|SOLR|GRAPHENEDB|NEO4J|MEMCACHE|MEMCACHED|(^|_)DB)(_[A-Z0-9]+)*_(URL|URI)$/i;

/** Whether a config var by its key names where files are kept: `S3_BUCKET`, `AWS_STORAGE_BUCKET_NAME`, and what Azure and Cloudinary have. */
export const isBucket = (key: string): boolean => bucket.test(key);

const bucket = /(^|_)BUCKET(_NAME)?$|(^|_)AZURE_(STORAGE_)?CONTAINER(_NAME)?$|^CLOUDINARY_URL$/i;

/** Config vars that only add-ons set on Heroku, beside those that a declared add-on is known to set. */
export const addonKeys: ReadonlySet<string> = new Set([
  "BONSAI_URL",
  "CLEARDB_DATABASE_URL",
  "CLOUDAMQP_URL",
  "DATABASE_URL",
  "GRAPHENEDB_BOLT_PASSWORD",
  "GRAPHENEDB_BOLT_URL",
  "GRAPHENEDB_BOLT_USER",
  "GRAPHENEDB_URL",
  "JAWSDB_MARIA_URL",
  "JAWSDB_URL",
  "KAFKA_URL",
  "MEMCACHIER_PASSWORD",
  "MEMCACHIER_SERVERS",
  "MEMCACHIER_USERNAME",
  "REDISCLOUD_URL",
  "REDIS_TLS_URL",
  "REDIS_URL",
  "SEARCHBOX_URL",
  "WEBSOLR_URL",
]);
