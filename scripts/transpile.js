/**
 * Rollup's way from TypeScript to JavaScript: each file by itself, since `npm run types` checks them all together.
 * A dozen builds with a type checker each took longer than everything else in them.
 */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

const SOURCE = /\.tsx?$/;

/** A Rollup plugin; `tsconfig` names the file whose compiler options hold. */
export default function transpile(tsconfig = 'tsconfig.json') {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig), {
    noEmit: false,
    sourceMap: false,
  });
  return {
    name: 'transpile',
    /** Sources import each other by the names that they have once compiled. */
    resolveId(id, importer) {
      if (!id.startsWith('.') || !importer || !SOURCE.test(importer)) return null;
      const path = resolve(dirname(importer), id).replace(/\.js$/, '');
      return [`${path}.ts`, `${path}.tsx`].find((file) => existsSync(file)) ?? null;
    },
    transform(code, id) {
      if (!SOURCE.test(id)) return null;
      const { outputText, diagnostics } = ts.transpileModule(code, {
        fileName: id,
        compilerOptions: {
          ...options,
          module: ts.ModuleKind.ESNext,
          moduleResolution: ts.ModuleResolutionKind.Bundler,
        },
        reportDiagnostics: true,
      });
      const [first] = diagnostics ?? [];
      if (first) this.error(ts.flattenDiagnosticMessageText(first.messageText, '\n'), first.start);
      return { code: outputText, map: null };
    },
  };
}
