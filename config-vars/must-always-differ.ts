/**
 * Whether a config var signs or encrypts what an app hands out, by its name: `SECRET_KEY_BASE`, `DJANGO_SECRET_KEY`,
 * `SESSION_SECRET`, `ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY`. With the same key, staging could forge production's sessions: so no
 * reason makes it the same.
 */
export const mustAlwaysDiffer = (key: string): boolean => signing.some((pattern) => pattern.test(key));

const signing = [
  /(^|_)SECRET_KEY_BASE$|^SECRET(_KEY|_TOKEN)?$|^APP_KEY$/i,
  /^(APP|APPLICATION|AUTH|DJANGO|FLASK|LARAVEL|NEXTAUTH|RAILS)_SECRET(_KEY|_TOKEN)?$/i,
  /(^|_)(COOKIE|CSRF|ENCRYPTION|JWT|SESSION|SIGNING)S?_(\w{1,40}_)?(KEY|PASSWORD|SALT|SECRET)S?$/i,
];
