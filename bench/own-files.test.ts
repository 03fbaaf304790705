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

  it('counts no part that the tracker loads only where it is turned on', () => {
    const sources = new Map([
      ['luciole.js', 'import(new URL(`luciole-${name}.abc.js`,s.src))'],
      ['luciole-ui.abc.js', 'const l=()=>import("./luciole-looks.def.js")'],
      ['luciole-looks.def.js', 'import{w}from"./luciole-ui.abc.js"'],
      ['luciole-copied.abc.js', ''],
    ]);
    expect(ownFiles(sources).always).toEqual(['luciole.js', 'luciole-ui.abc.js']);
    expect(ownFiles(sources).onDemand).toEqual(['luciole-looks.def.js', 'luciole-copied.abc.js']);
  });

  it.each([
    ['no buttons', ['luciole.js']],
    ['buttons of two builds', ['luciole.js', 'luciole-ui.abc.js', 'luciole-ui.def.js']],
  ])('refuses %s', (_, names) => {
    expect(() => ownFiles(new Map(names.map((name) => [name, ''])))).toThrow('One module of buttons');
  });
});
