import { z } from "zod";

/** An app's name, as Heroku's schema has it. */
export const appName = z.string().regex(/^[a-z][a-z0-9-]{1,28}[a-z0-9]$/);

/** A pipeline's name. */
export const pipelineName = z.string().regex(/^[a-z][a-z0-9-]{2,29}$/);

/** An add-on's name. */
export const addonName = z.string().regex(/^[a-zA-Z][A-Za-z0-9_-]+$/);

/** An id or a name, bare or in an object as Heroku's command line sends it. */
export const identity = z.union([
  z.string(),
  z.looseObject({ id: z.string() }).transform(({ id }) => id),
  z.looseObject({ name: z.string() }).transform(({ name }) => name),
]);

/** An attachment's name, which begins its config vars. */
export const attachmentName = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
