/**
 * Whether a buildpack serves files and runs nobody's code: heroku-community/nginx, heroku-community/static, and what is made of them.
 * Where it is the last, it runs the app. elements.heroku.com/buildpacks
 */
const servesFiles = (buildpack: string): boolean => /(^|[/-])(nginx|static|caddy|staticfile)([-.#]|$)/i.test(buildpack);

/** Whether an app is a static site: nothing of its own runs, so that nothing fails, and its log lines are of visits alone. */
export const isStaticSite = ({ buildpacks }: { readonly buildpacks: readonly string[] }): boolean =>
  servesFiles(buildpacks.at(-1) ?? "");
