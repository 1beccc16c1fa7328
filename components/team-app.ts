import { App, AppConfigAssociation, Formation, GeneratedSecret } from "@pulumi/heroku";
import { all, ComponentResource, type ComponentResourceOptions, Config, type Output } from "@pulumi/pulumi";
import { configVars } from "../kinds/config-vars.ts";
import { configSecret } from "../kinds/generated-secret.ts";
import { process } from "../kinds/process.ts";
import type { ServiceSettings } from "../settings/settings.ts";

/** What a `TeamApp` is made of. */
export interface TeamAppArgs {
  /** Name of the team that owns the app. */
  readonly team: string;
  readonly settings: ServiceSettings;
  /** Whether the app refuses to be deleted: its add-ons would go with it. */
  readonly protect: boolean;
}

/**
 * An app of the team, its config vars and its dynos. Dynos wait until a release has made their process type known.
 *
 * @example new TeamApp("catalog-app", { team: "example-library", settings, protect: true })
 */
export class TeamApp extends ComponentResource {
  readonly id: Output<string>;
  /** Address at which Heroku serves the app. */
  readonly url: Output<string>;
  /** The declared config vars, secret as a whole. */
  readonly configValues: Output<Record<string, string>>;

  constructor(name: string, args: TeamAppArgs, options?: ComponentResourceOptions) {
    super("tandem:index:TeamApp", name, {}, options);
    const app = this.#app(name, args);
    this.configValues = this.#configVars(app.id, args.settings);
    this.#dynos(app, args.settings);
    this.id = app.id;
    this.url = app.webUrl;
    this.registerOutputs({ id: this.id, url: this.url });
  }

  #app(name: string, { team, settings, protect }: TeamAppArgs): App {
    const { region, space, stack, buildpacks } = settings.declaration;
    return new App(
      name,
      {
        name: settings.appName,
        organization: { name: team },
        acm: settings.domain !== undefined,
        ...(settings.maintenance && { maintenance: true }),
        ...(region !== undefined && { region }),
        ...(space !== undefined && { space }),
        ...(stack !== undefined && { stack }),
        ...(buildpacks !== undefined && { buildpacks: [...buildpacks] }),
      },
      { parent: this, protect },
    );
  }

  /** One object for all of them: each change of it is one release and one restart. */
  #configVars(
    appId: Output<string>,
    { declaration, vars, secretKeys, generatedKeys }: ServiceSettings,
  ): Output<Record<string, string>> {
    const config = new Config(declaration.name);
    const secrets = secretKeys.map((path): [string, Output<string>] => {
      const key = path.slice(declaration.name.length + 1);
      return [key, config.requireSecret(key)];
    });
    const generated = generatedKeys.map((key): [string, Output<string>] => {
      return [key, new GeneratedSecret(configSecret.of(declaration.name, key), {}, { parent: this }).value];
    });
    const sensitiveVars = Object.fromEntries([...secrets, ...generated]);
    const values = { ...vars, ...sensitiveVars };
    if (Object.keys(values).length > 0) {
      new AppConfigAssociation(
        configVars.naming.of(declaration.name),
        { appId, vars, sensitiveVars },
        { parent: this },
      );
    }
    return all(values).apply((known) => known);
  }

  /** Dynos go with their app: they are stopped one by one only where the app stays. */
  #dynos(app: App, { declaration, processes }: ServiceSettings) {
    for (const { type, quantity, size } of processes) {
      const options = { parent: this, deletedWith: app };
      new Formation(process.naming.of(declaration.name, type), { appId: app.id, type, quantity, size }, options);
    }
  }
}
