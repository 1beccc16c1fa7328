// Slugs as on elements.heroku.com. The rules' settings accept others.

/** Add-on services that hold data: databases, search indexes, brokers, files. Caches do not count. */
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

/** Add-on services that store logs. */
export const logKeepers: ReadonlySet<string> = new Set([
  "coralogix",
  "logdna",
  "logtail",
  "papertrail",
  "sematext",
  "sumologic",
]);

/** Add-on services that store files. */
export const fileStores: ReadonlySet<string> = new Set(["bucketeer", "cloudcube", "cloudinary"]);
