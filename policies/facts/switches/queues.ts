import { isOff, isOn, isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const inMemory = "keeps jobs in the memory of a web dyno, or does them while a visitor waits, and the worker gets none";
const forgotten = "keeps jobs in the memory of a dyno, which loses them at each restart";

/** Queues that are none. */
export const queueSwitches: readonly Switch[] = [
  // guides.rubyonrails.org/active_job_basics.html#setting-the-backend
  {
    key: /^(ACTIVE_JOB_)?QUEUE_ADAPTER$|^ACTIVE_JOB_ADAPTER$/,
    isWrong: isWord("async", "inline", ":async", ":inline", "test"),
    kind: "queue",
    does: inMemory,
  },
  // laravel.com/docs/queues#driver-prerequisites
  {
    key: /^QUEUE_(CONNECTION|DRIVER)$/,
    isWrong: isWord("sync", "null", "array", "deferred"),
    kind: "queue",
    does: inMemory,
  },
  // docs.celeryq.dev/en/stable/userguide/configuration.html#task-always-eager, huey.readthedocs.io/en/latest/api.html
  {
    key: /^((DJANGO_)?CELERY_(TASK_)?ALWAYS_EAGER|HUEY_IMMEDIATE|DJANGO_Q_SYNC|Q_SYNC|DRAMATIQ_EAGER|SIDEKIQ_INLINE|RESQUE_INLINE)$/,
    isWrong: isOn,
    kind: "queue",
    does: inMemory,
  },
  // docs.spring.io/spring-boot/reference/io/quartz.html; github.com/bensheldon/good_job#configuration-options
  { key: /^(SPRING_)?QUARTZ_JOB_?STORE_?TYPE$/, isWrong: isWord("memory"), kind: "memory queue", does: forgotten },
  { key: /^GOOD_JOB_EXECUTION_MODE$/, isWrong: isWord("inline", ":inline"), kind: "queue", does: inMemory },
  // api.rubyonrails.org/classes/ActiveJob/QueueAdapters/AsyncAdapter.html: also where there is no worker
  {
    key: /^(ACTIVE_JOB_)?QUEUE_ADAPTER$|^ACTIVE_JOB_ADAPTER$/,
    isWrong: isWord("async", ":async"),
    kind: "memory queue",
    does: forgotten,
  },
  {
    key: /^MESSENGER_TRANSPORT_DSN$|BROKER_URL$/,
    isWrong: (value) => /^(in-memory|memory):/i.test(value.trim()),
    kind: "memory queue",
    does: forgotten,
  },
  { key: /^(RQ_ASYNC|DELAYED_JOB_DELAY_JOBS|DELAY_JOBS)$/, isWrong: isOff, kind: "queue", does: inMemory },
  // symfony.com/doc/current/messenger.html#sync-transport
  {
    key: /^MESSENGER_TRANSPORT_DSN$|BROKER_URL$/,
    isWrong: (value) => /^(sync|in-memory|memory|filesystem):/i.test(value.trim()),
    kind: "queue",
    does: inMemory,
  },
];
