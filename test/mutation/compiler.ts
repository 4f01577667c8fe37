import ts from "typescript";

/** The compiler over some files, of which one can be asked for with another text. */
export function compiler(files: readonly string[]) {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const changed = new Map<string, string>();
  let version = 0;
  const textOf = (file: string): string | undefined => changed.get(file) ?? ts.sys.readFile(file);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noEmit: true }),
    getScriptFileNames: () => [...files],
    getScriptVersion: (file) => (changed.has(file) ? `changed ${version}` : "as it is"),
    getScriptSnapshot: (file) => {
      const text = textOf(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const program = service.getProgram();
  if (!program) throw new Error("the files make no program");

  /** Whether a file still compiles with this text; what leans on it is not asked. */
  function accepts(file: string, text: string): boolean {
    version++;
    changed.set(file, text);
    try {
      return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].length === 0;
    } finally {
      changed.delete(file);
    }
  }

  return { program, accepts };
}
