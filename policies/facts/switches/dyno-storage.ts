import { isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const lost = "on the dyno, which loses them at each restart";
const keepsFiles = { does: `keeps files ${lost}`, instead: "name the bucket's" } as const;
const keepsData = {
  does: "keeps the database on the dyno, which loses it at each restart",
  instead: "name the driver of a database that is an add-on, or elsewhere",
} as const;
const keepsSessions = {
  does: `keeps sessions ${lost}, and no other dyno knows them`,
  instead: "keep them in cookies, the database or the key-value store",
} as const;
const keepsLines = {
  does: `keeps log lines ${lost}, and no log add-on gets them`,
  instead: "write them to stderr",
  isAdvised: true,
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
