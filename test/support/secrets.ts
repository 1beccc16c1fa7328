/** A value that must never be seen outside Heroku and Pulumi's encryption. */
export const marker = "marker-5b1f9c7e-never-print-me";

/** Secrets of an environment, as an engine takes them. */
export type SecretsOf = (environment: string) => Readonly<Record<string, { value: string; secret: true }>>;

/** The secrets that the example estate asks for; each environment has its own. None holds a name that a message may say: parts of secrets are redacted. */
export const secretsOf = (environment: string) =>
  ({
    "catalog:EMAIL_HOST_PASSWORD": { value: `${marker}-${environment.length}-1`, secret: true },
    "bookings:SMTP_PASSWORD": { value: `${marker}-${environment.length}-2`, secret: true },
  }) as const satisfies ReturnType<SecretsOf>;
