/** Process types that take jobs from a queue. Other names, such as `bot`, do not show whether they do. */
export const takesJobs = (type: string): boolean => workers.test(type);

const workers =
  /^(\w+[_-])?(workers?|jobs?|sidekiq|resque|celery|queues?|delayed[_-]?job|good[_-]?job|goodjob|solid[_-]?queue|que|shoryuken|sneakers|horizon|rq|dramatiq|huey|bull(mq)?|oban|faktory|background|async|qcluster|mailers?|importers?|exporters?|indexers?|processors?)([_-]?\w+)?$/i;

/** Process types that start jobs at fixed times: each dyno of one starts them all. */
export const isScheduler = (type: string): boolean =>
  /^(\w+[_-])?(clock(work)?|cron|beat|celery[_-]?beat|scheduler|rq[_-]?scheduler|apscheduler|periodic)$/i.test(type);

/** Process types that other tools use for web servers. */
export const soundsLikeWeb = (type: string): boolean =>
  /^(server|app|site|www|http|https|website|frontend|front|backend|api|gunicorn|puma|rails|django|next|node|start|main)$/i.test(
    type,
  );

/** Add-on services that are caches: they evict entries when full, and have no queues. devcenter.heroku.com/articles/memcachier */
export const isCache = (slug: string): boolean =>
  /^(memcachier|memcachedcloud|memcachedcloud-dev|memetria)$/.test(slug);

/** Add-on services that may hold jobs, other than databases and key-value stores. elements.heroku.com */
export const holdsJobs = (slug: string): boolean =>
  /^(heroku-(postgresql|redis|kafka)|rediscloud|redistogo|redisgreen|stackhero-(redis|rabbitmq|postgresql|mysql|mariadb|mongodb)|cloudamqp|cloudkarafka|rabbitmq\w*|bigwig|jawsdb(-maria)?|cleardb|ironmq|ironworker|ormongo|mongolab|upstash-\w+|temporize|ably|hermes|quotaguard-kafka|openredis)$/.test(
    slug,
  );

/** Config vars that lead to a broker outside Heroku. docs.celeryq.dev, guides.rubyonrails.org, docs.aws.amazon.com/sqs, cloud.google.com/pubsub */
export const isBrokerKey = (key: string): boolean =>
  /(^|_)(BROKER|AMQP|RABBITMQ|CLOUDAMQP|LAVINMQ|REDIS|VALKEY|KAFKA|NATS|FAKTORY|SQS|PUBSUB|SERVICE_?BUS|TEMPORAL|BEANSTALKD?|ACTIVEMQ|STOMP|MESSENGER_TRANSPORT|SIDEKIQ_REDIS)(_\w+)?_(URLS?|URI|DSN|HOSTS?|SERVERS?|BROKERS|QUEUES?|QUEUE_NAME|PREFIX|CONNECTION(_STRING)?|TOPIC|SUBSCRIPTION|ADDRESS)$|(^|_)QUEUE_(URL|NAME|ARN)$/i.test(
    key,
  );

/**
 * Plans of key-value stores that lose their data on restart. devcenter.heroku.com/articles/heroku-redis#persistence: mini has no
 * persistence; redis.io/docs/latest/operate/rc: the free plan has none.
 */
export const forgets = (slug: string, plan: string | undefined): boolean =>
  (slug === "heroku-redis" && /^(mini|hobby-dev)$/.test(plan ?? "mini")) || (slug === "rediscloud" && plan === "30");
