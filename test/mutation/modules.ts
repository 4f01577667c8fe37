import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { compileFunction } from "node:vm";
import ts from "typescript";
import type { Enter } from "./entered.ts";
import { ENTERED, saysEntered } from "./entered.ts";

type Exports = Record<string, unknown>;
type Body = (exports: Exports, require: (name: string) => unknown, enter: Enter) => void;

function bodyOf(file: string, text: string, watched: boolean): Body {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
    transformers: { before: watched ? [saysEntered(file)] : [] },
  });
  return compileFunction(outputText, ["exports", "require", ENTERED], { filename: file }) as Body;
}

/**
 * Pure TypeScript files as modules of this process, of which one can be replaced by a changed text: only what leans on it
 * is evaluated again. `given` are the packages they may import; `enter` hears of each function entered.
 */
export function modules(given: Record<string, Exports>, enter: Enter) {
  const bodies = new Map<string, Body>();
  const loaded = new Map<string, Exports>();
  const importers = new Map<string, Set<string>>();
  let watched = true;

  function load(file: string): Exports {
    const known = loaded.get(file);
    if (known) return known;
    const exports: Exports = {};
    loaded.set(file, exports);
    const body = bodies.get(file) ?? bodyOf(file, readFileSync(file, "utf8"), watched);
    bodies.set(file, body);
    body(exports, (name) => given[name] ?? loadFrom(file, name), enter);
    return exports;
  }

  function loadFrom(importer: string, name: string): Exports {
    if (!name.startsWith(".")) throw new Error(`${importer} imports ${name}, which is not given`);
    const file = resolve(dirname(importer), name);
    importers.set(file, (importers.get(file) ?? new Set()).add(importer));
    return load(file);
  }

  function leaningOn(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found;
    found.add(file);
    for (const importer of importers.get(file) ?? []) leaningOn(importer, found);
    return found;
  }

  const forget = (files: Iterable<string>): void => {
    for (const file of files) loaded.delete(file);
  };

  function put(file: string, text: string): void {
    bodies.set(file, bodyOf(file, text, watched));
    forget(leaningOn(file));
  }

  function restore(file: string): void {
    bodies.delete(file);
    forget(leaningOn(file));
  }

  /** From now on nothing says that it was entered, which makes all of it quicker. */
  function unwatch(): void {
    watched = false;
    const all = [...bodies.keys()];
    bodies.clear();
    for (const file of all) bodies.set(file, bodyOf(file, readFileSync(file, "utf8"), watched));
    loaded.clear();
  }

  /** Something may have been stopped while it was being loaded. */
  const forgetAll = (): void => loaded.clear();

  return { load, unwatch, forgetAll, leaningOn, put, restore };
}
