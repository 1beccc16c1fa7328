/**
 * Whether a config var names the one host to which an app redirects the others: rack-canonical-host and suspenders
 * (APPLICATION_HOST), laravel/laravel config/app.php (APP_URL), wordpress.org wp-config (WP_HOME), Phoenix's runtime.exs (PHX_HOST),
 * Next.js and Nuxt by convention, docs.joinmastodon.org (LOCAL_DOMAIN). `ALLOWED_HOSTS` does not redirect.
 */
export const isCanonicalHostKey = (key: string): boolean => canonical.test(key) && !allowed.test(key);

const canonical =
  /^(\w+_)?(CANONICAL_(HOST|HOSTNAME|DOMAIN|URL)|APPLICATION_(HOST|URL)|APP_(HOST|HOSTNAME|DOMAIN|URL)|DEFAULT_(HOST|URL|URI|DOMAIN)|SITE_(HOST|URL|DOMAIN)|PUBLIC_(HOST|HOSTNAME|URL|DOMAIN)|BASE_URL|ROOT_URL|ROOT_DOMAIN|PRIMARY_(HOST|DOMAIN)|MAIN_(HOST|DOMAIN)|REDIRECT_HOST|FORCE_(HOST|DOMAIN))$|^(HOST|HOSTNAME|DOMAIN|DOMAIN_NAME|URL|ORIGIN|SERVER_NAME|PHX_HOST|WP_HOME|WP_HOME_HOST|WP_SITEURL|DOMAIN_CURRENT_SITE|NEXTAUTH_URL|AUTH_URL|LOCAL_DOMAIN|WEB_DOMAIN|DISCOURSE_HOSTNAME|EXTERNAL_URL|WAGTAILADMIN_BASE_URL|API_HOST|API_URL|NUXT_PUBLIC_HOST|RAILS_HOST)$/i;

/** Lists the accepted hosts, not the canonical one. */
const allowed = /ALLOWED|TRUSTED|CORS|CSRF|COOKIE|ASSET|CDN/i;
