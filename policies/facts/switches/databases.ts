import { isOn, isWord } from "../switch-words.ts";
import type { Switch } from "./switch.ts";

const dropsTables = "changes or drops database tables whenever the app starts";

/** Settings that change a database when the app starts. */
export const databaseSwitches: readonly Switch[] = [
  // docs.spring.io/spring-boot/how-to/data-initialization.html
  {
    key: /^((SPRING_JPA_)?HIBERNATE_(DDL_AUTO|HBM2DDL_AUTO)|SPRING_JPA_HIBERNATE_DDL_AUTO|QUARKUS_HIBERNATE_ORM_DATABASE_GENERATION)$/,
    isWrong: isWord("create", "create-drop", "drop", "drop-and-create"),
    kind: "guard",
    does: dropsTables,
  },
  // typeorm.io/data-source-options, sequelize.org/docs/v6/core-concepts/model-basics
  {
    key: /^(TYPEORM_(SYNCHRONIZE|DROP_SCHEMA)|DB_SYNCHRONIZE|DB_SYNC_FORCE|SEQUELIZE_(SYNC_)?FORCE|(RESET|DROP|WIPE|TRUNCATE)_(DB|DATABASE)|(DB|DATABASE)_(RESET|DROP|WIPE)(_ON_(BOOT|START))?)$/,
    isWrong: isOn,
    kind: "guard",
    does: dropsTables,
  },
];
