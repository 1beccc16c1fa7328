/** What a service has an add-on for: one of the same purpose can take its place. */
export const purposes = [
  "database",
  "key-value store",
  "graph database",
  "cache",
  "broker",
  "files",
  "logs",
  "errors",
  "mail",
  "egress",
  "jobs",
  "other",
] as const;
export type Purpose = (typeof purposes)[number];
