import type { Plugin } from 'rollup';

export default function transpile(tsconfig?: string): Plugin;
