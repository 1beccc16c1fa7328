/** A value that must never be seen outside Heroku and Pulumi's encryption. */
export const marker = "marker-5b1f9c7e-never-print-me";

/** The secrets that the example estate asks for. */
export const secrets = {
  "catalog:EMAIL_HOST_PASSWORD": { value: `${marker}-1`, secret: true },
  "bookings:SMTP_PASSWORD": { value: `${marker}-2`, secret: true },
};
