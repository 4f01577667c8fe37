import { build, buildState, canBuild, keepBuild } from "./built.mjs";

if (canBuild()) await build();
else keepBuild(buildState());
