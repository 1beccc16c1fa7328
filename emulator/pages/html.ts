import type { html } from "hono/html";

/** What `html` makes: text in which every value is escaped. */
export type Html = ReturnType<typeof html>;

/** What `html` takes: nothing is written for what is false or missing. */
export type Content = Html | string | number | false | undefined | readonly Content[];
