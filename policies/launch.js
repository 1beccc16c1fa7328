// The engine starts packs through ts-node unless their entry is JavaScript: Node reads the TypeScript by itself.
import "./index.ts";
