import { describe, expect, it } from 'vitest';
import { ownFiles } from './own-files.js';

const tracker = 'import(new URL("luciole-ui.abc.js",s.src))';

describe('ownFiles', () => {
  it('counts the tracker and the buttons it names', () => {
    const sources = new Map([
      ['luciole.js', tracker],
      ['luciole-ui.abc.js', 'export{a as attach}'],
    ]);
    expect(ownFiles(sources)).toEqual({
      tracker: 'luciole.js',
      buttons: 'luciole-ui.abc.js',
      always: ['luciole.js', 'luciole-ui.abc.js'],
      onDemand: [],
    });
  });

  it('counts what is imported statically, and not what is imported when it is needed', () => {
    const sources = new Map([
      ['luciole.js', tracker],
      [
        'luciole-ui.abc.js',
        'import{h}from"./shared.1.js";import"./side.2.js";const q=()=>import("./qr.3.js")',
      ],
      ['shared.1.js', 'export * from "./deep.4.js"'],
      ['side.2.js', ''],
      ['deep.4.js', ''],
      ['qr.3.js', 'import{h}from"./shared.1.js"'],
    ]);
    const { always, onDemand } = ownFiles(sources);
    expect(always).toEqual(['luciole.js', 'luciole-ui.abc.js', 'shared.1.js', 'side.2.js', 'deep.4.js']);
    expect(onDemand).toEqual(['qr.3.js']);
  });

  it('does not count the same tracker again under its version', () => {
    const sources = new Map([
      ['luciole.js', tracker],
      ['luciole.1.2.3.js', tracker],
      ['luciole-ui.abc.js', ''],
    ]);
    expect(ownFiles(sources).onDemand).toEqual([]);
  });

  it('refuses a build whose tracker names no buttons', () => {
    expect(() => ownFiles(new Map([['luciole.js', '']]))).toThrow('names 0');
  });
});
