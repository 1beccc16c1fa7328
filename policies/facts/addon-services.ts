// Slugs as on elements.heroku.com. Whoever uses another one names it in the rule's settings.

/** Add-on services that keep data which nobody else has: databases, search indexes, brokers, files. Caches are none. */
export const dataStores: ReadonlySet<string> = new Set([
  "heroku-postgresql",
  "heroku-redis",
  "heroku-kafka",
  "bonsai",
  "bucketeer",
  "cleardb",
  "cloudamqp",
  "cloudcube",
  "cloudinary",
  "cloudkarafka",
  "elasticsearch",
  "foundelasticsearch",
  "graphenedb",
  "jawsdb",
  "jawsdb-maria",
  "mongohq",
  "mongolab",
  "ormongo",
  "rediscloud",
  "redistogo",
  "searchbox",
  "stackhero-elasticsearch",
  "stackhero-mariadb",
  "stackhero-mongodb",
  "stackhero-mysql",
  "stackhero-postgresql",
  "stackhero-rabbitmq",
  "stackhero-redis",
  "websolr",
]);

/** Add-on services that keep log lines. */
export const logKeepers: ReadonlySet<string> = new Set([
  "coralogix",
  "logdna",
  "logtail",
  "papertrail",
  "sematext",
  "sumologic",
]);

/** Add-on services that keep files. */
export const fileStores: ReadonlySet<string> = new Set(["bucketeer", "cloudcube", "cloudinary"]);
