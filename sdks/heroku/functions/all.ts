import type { FunctionDefinition } from "../define/function.ts";
import { getAddonPlanFunction } from "./get-addon-plan.ts";
import { getAddonServiceFunction } from "./get-addon-service.ts";
import { getAppFunction } from "./get-app.ts";
import { getDynoSizesFunction } from "./get-dyno-sizes.ts";
import { getPipelinesFunction } from "./get-pipelines.ts";
import { getTeamFunction } from "./get-team.ts";

/** Every function of the provider. */
export const functions: readonly FunctionDefinition[] = [
  getAddonPlanFunction,
  getAddonServiceFunction,
  getAppFunction,
  getDynoSizesFunction,
  getPipelinesFunction,
  getTeamFunction,
];
