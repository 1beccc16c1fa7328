import { isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const lost = "on the dyno, which loses them on each restart";
const keepsFiles = { does: `stores files ${lost}`, instead: "use the bucket's driver" } as const;
const keepsData = {
  does: "stores the database on the dyno, which loses it on each restart",
  instead: "use the driver of an add-on or external database",
} as const;
const keepsSessions = {
  does: `stores sessions ${lost}, where other dynos cannot read them`,
  instead: "store them in cookies, the database or the key-value store",
} as const;
const keepsLines = {
  does: `writes logs ${lost}, where no log add-on receives them`,
  instead: "write them to stderr",
  isAdvisory: true,
} as const;

const file = isWord("file", "files", "filesystem", "file_store", ":file_store", "memory", "memorystore");
const embedded = isWord("sqlite", "sqlite3", "better-sqlite3", "libsql-file", "h2", "hsqldb", "derby", "nedb", "lowdb");

/** What is kept on a dyno. devcenter.heroku.com/articles/dynos#ephemeral-filesystem */
export const dynoStorageSwitches: readonly Omit<Switch, "kind">[] = [
  // guides.rubyonrails.org/active_storage_overview.html, laravel.com/docs/filesystem, docs.djangoproject.com/en/stable/ref/settings/#storages
  {
    key: /^(ACTIVE_STORAGE_SERVICE|FILESYSTEM_(DISK|DRIVER|CLOUD)|STORAGE_(DRIVER|BACKEND|SERVICE)|UPLOADS?_STORAGE)$/,
    isWrong: isWord("local", "public", "disk", "file", "filesystem"),
    ...keepsFiles,
  },
  {
    key: /^(DJANGO_)?DEFAULT_FILE_STORAGE$/,
    isWrong: (value) => /FileSystemStorage$/.test(value.trim()),
    ...keepsFiles,
  },
  // laravel.com/docs/session, flask-session.readthedocs.io/en/latest/config.html, expressjs.com/en/resources/middleware/session.html
  { key: /^(\w+_)?SESSION_(DRIVER|TYPE|STORE|STORAGE|HANDLER|SAVE_HANDLER|BACKEND)$/, isWrong: file, ...keepsSessions },
  // docs.djangoproject.com/en/stable/ref/settings/#session-engine
  {
    key: /^(DJANGO_)?SESSION_ENGINE$/,
    isWrong: (value) => /sessions\.backends\.file$/.test(value.trim()),
    ...keepsSessions,
  },
  // laravel.com/docs/database, docs.strapi.io/cms/configurations/database, docs.ghost.org/config, typeorm.io/data-source-options
  {
    key: /^(\w+_)?(DB|DATABASE|TYPEORM|KNEX)_{1,2}(CONNECTION|CLIENT|DRIVER|TYPE|DIALECT|ENGINE|ADAPTER)$/i,
    isWrong: (value) => embedded(value) || /\.sqlite3$/.test(value.trim()),
    ...keepsData,
  },
  // github.com/jazzband/dj-database-url, prisma.io/docs (file:./dev.db), docs.spring.io/spring-boot: jdbc:h2, jdbc:sqlite
  {
    key: /(_(URL|URI|DSN)|^DSN|CONNECTION_STRING)$/i,
    isWrong: (value) =>
      /^(sqlite3?:|file:.{1,512}\.(db|sqlite3?)(\?|$)|jdbc:sqlite:|jdbc:(h2|hsqldb|derby):(?!\/\/|tcp:|ssl:|hsqls?:))/i.test(
        value.trim(),
      ),
    ...keepsData,
  },
  // laravel.com/docs/logging#available-channel-drivers
  { key: /^LOG_(CHANNEL|STACK)$/, isWrong: isWord("single", "daily"), ...keepsLines },
];
