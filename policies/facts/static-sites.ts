/**
 * Whether a buildpack only serves files: heroku-community/nginx, heroku-community/static and their forks.
 * The last buildpack runs the app. elements.heroku.com/buildpacks
 */
const servesFiles = (buildpack: string): boolean => /(^|[/-])(nginx|static|caddy|staticfile)([-.#]|$)/i.test(buildpack);

/** Whether an app is a static site: it runs no code of its own and logs only requests. */
export const isStaticSite = ({ buildpacks }: { readonly buildpacks: readonly string[] }): boolean =>
  servesFiles(buildpacks.at(-1) ?? "");
