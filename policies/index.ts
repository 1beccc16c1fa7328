import { servePack } from "./pack.ts";
import { rules } from "./rules/all.ts";

servePack("tandem", rules);
