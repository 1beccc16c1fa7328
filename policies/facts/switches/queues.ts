import { isOff, isOn, isWord } from "../switch-words.ts";
import type { Switch } from "../switches.ts";

const inMemory = "keeps jobs in the memory of a web dyno, or does them while a visitor waits, and the worker gets none";
const onDyno = "keeps files on the dyno, which loses them at each restart";

/** Queues that are none, and files that stay on a dyno. */
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
    key: /^((DJANGO_)?CELERY_(TASK_)?ALWAYS_EAGER|HUEY_IMMEDIATE|DRAMATIQ_EAGER|SIDEKIQ_INLINE|RESQUE_INLINE)$/,
    isWrong: isOn,
    kind: "queue",
    does: inMemory,
  },
  { key: /^(RQ_ASYNC|DELAYED_JOB_DELAY_JOBS|DELAY_JOBS)$/, isWrong: isOff, kind: "queue", does: inMemory },
  // symfony.com/doc/current/messenger.html#sync-transport
  {
    key: /^MESSENGER_TRANSPORT_DSN$|BROKER_URL$/,
    isWrong: (value) => /^(sync|in-memory|memory|filesystem):/i.test(value.trim()),
    kind: "queue",
    does: inMemory,
  },
  // guides.rubyonrails.org/active_storage_overview.html, laravel.com/docs/filesystem, docs.djangoproject.com/en/stable/ref/settings/#storages
  {
    key: /^(ACTIVE_STORAGE_SERVICE|FILESYSTEM_(DISK|DRIVER|CLOUD)|STORAGE_(DRIVER|BACKEND|SERVICE)|UPLOADS?_STORAGE)$/,
    isWrong: isWord("local", "public", "disk", "file", "filesystem"),
    kind: "files",
    does: onDyno,
  },
  {
    key: /^(DJANGO_)?DEFAULT_FILE_STORAGE$/,
    isWrong: (value) => /FileSystemStorage$/.test(value.trim()),
    kind: "files",
    does: onDyno,
  },
];
