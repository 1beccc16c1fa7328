import type { Permission } from "../model/permissions.ts";

/** Something done to an app. Source and reading of each: `docs/emulator.md`, "Who may do what". */
export interface Action {
  /** As a refusal says it: "You do not have permission to <doing> on <app>." */
  readonly doing: string;
  /** Any one of these permissions is enough. */
  readonly needs: readonly [Permission, ...Permission[]];
  /** On a personal app, its owner alone may do it. */
  readonly ownerOnly?: true;
  /** It shows or changes config vars, or an address with a password: the token needs a scope for protected data. */
  readonly isProtected?: true;
}

const deployOrOperate = ["deploy", "operate"] as const;

/** What Dev Center's "App Permissions and Allowed Actions" lists, and what else the local Heroku serves. */
export const actions = {
  view: { doing: "view information", needs: ["view"] },
  "see code": { doing: "view code", needs: ["deploy"] },
  "push code": { doing: "push code", needs: ["deploy"] },
  "access config vars": { doing: "access config vars", needs: deployOrOperate, isProtected: true },
  "view add-ons": { doing: "view addon resources", needs: deployOrOperate },
  "manage free add-ons": { doing: "manage addon resources", needs: deployOrOperate },
  "manage paid add-ons": { doing: "manage paid addon resources", needs: ["operate"], ownerOnly: true },
  "use data": { doing: "access data of addon resources", needs: deployOrOperate, isProtected: true },
  "turn maintenance on or off": { doing: "turn maintenance mode on or off", needs: deployOrOperate },
  "roll back": { doing: "roll back releases", needs: deployOrOperate },
  scale: { doing: "scale dynos", needs: deployOrOperate },
  restart: { doing: "restart dynos", needs: ["operate"] },
  "migrate the stack": { doing: "change the stack", needs: ["operate"] },
  "manage log drains": { doing: "access log drains", needs: ["operate"] },
  "manage domains": { doing: "manage domains", needs: ["operate"] },
  "manage certificates": { doing: "manage certificates", needs: ["operate"] },
  "manage features": { doing: "manage features", needs: ["operate"] },
  "manage webhooks": { doing: "access webhooks", needs: ["operate"] },
  "manage people": { doing: "manage collaborators", needs: ["manage"] },
  rename: { doing: "rename the app", needs: ["manage"], ownerOnly: true },
  transfer: { doing: "lock or transfer the app", needs: ["manage"], ownerOnly: true },
  "delete the app": { doing: "delete the app", needs: ["manage"], ownerOnly: true },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof actions;
