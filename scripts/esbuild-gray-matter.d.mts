import type { BuildOptions, Plugin } from "esbuild";

export declare const withoutEngines: Plugin;

export declare const grayMatterInBrowser: Required<Pick<BuildOptions, "plugins" | "define">>;
