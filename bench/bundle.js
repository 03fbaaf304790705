import { createRequire } from 'node:module';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/**
 * Bundles a module the way a careful publisher would: one script, production code only, minified.
 *
 * @param {string} entry path of the module; its packages are found from there
 * @returns {Promise<Buffer>}
 */
export async function bundle(entry) {
  // Only peers need it, so it is installed with them.
  const { default: commonjs } = createRequire(entry)('@rollup/plugin-commonjs');
  const bundled = await rollup({
    input: entry,
    plugins: [
      nodeResolve({ browser: true }),
      commonjs(),
      replace({ preventAssignment: true, 'process.env.NODE_ENV': JSON.stringify('production') }),
    ],
    onwarn(warning) {
      // Directives such as 'use client' mean nothing in one script.
      if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(`${entry}: ${warning.message}`);
    },
  });
  const { output } = await bundled.generate({
    format: 'iife',
    plugins: [terser({ ecma: 2020, toplevel: true, compress: { passes: 3 } })],
  });
  await bundled.close();
  return Buffer.from(output[0].code);
}
