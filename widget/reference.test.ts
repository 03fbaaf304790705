import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES } from '../protocol/index.js';
import { LANGUAGES } from './buttons/labels/index.js';

const reference = readFileSync('docs/widget.md', 'utf8');

/** The first column of the table under a heading of the page. */
const namesUnder = (heading: string) => {
  const chapter = reference.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return [...chapter.matchAll(/^\| (`.+?) +\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  );
};

const source = readdirSync('widget', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join('widget', file), 'utf8'))
  .join('\n');

const found = (pattern: RegExp) => new Set([...source.matchAll(pattern)].map(([, name]) => name!));

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the reference page', () => {
  it('names every attribute of the tag that the code reads', () => {
    const read = [...found(/\btag(?:\['|\.)(\w+)(?='\]|\b(?!\())/g)].map((name) => `data-${kebab(name)}`);
    expect(read).toContain('data-lang');
    expect(namesUnder('The tag')).toEqual(expect.arrayContaining(read));
  });

  it('has an option of the module for each attribute of the tag, and no other', () => {
    const options = /interface Options \{(.*?)^\}/ms.exec(source)![1]!;
    const names = [...options.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => `data-${kebab(name!)}`);
    expect(names.sort()).toEqual(namesUnder('The tag').sort());
  });

  it('names every attribute of the element that the code reads', () => {
    const read = [...found(/(?:\battribute|element\.getAttribute)\('(\w+)'\)/g)];
    expect(read).toContain('channels');
    expect(namesUnder('The element')).toEqual(expect.arrayContaining(read));
  });

  it('has a type for each attribute of the element, and no other', () => {
    const attributes = /interface ShareAttributes \{(.*?)^\}/ms.exec(source)![1]!;
    const names = [...attributes.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name!);
    expect(names.sort()).toEqual(namesUnder('The element').sort());
  });

  it('names every channel but the address bar, which has no button', () => {
    const shown = CHANNEL_NAMES.filter((name) => name !== 'address-bar');
    expect(namesUnder('Channels')).toEqual(expect.arrayContaining(shown));
  });

  it('names every part and every custom property that the code has', () => {
    const parts = [...found(/\bpart: '(\w+)/g)];
    expect(namesUnder('Parts')).toEqual(expect.arrayContaining(parts));
    const properties = [...found(/(--luciole-[a-z-]*[a-z])/g)];
    expect(namesUnder('Custom properties')).toEqual(expect.arrayContaining(properties));
  });

  it('names every event, and every method', () => {
    expect(new Set(namesUnder('Events'))).toEqual(found(/CustomEvent\('(luciole:\w+)'/g));
    const api = /export interface Api \{(.*?)^\}/ms.exec(source)![1]!;
    const methods = new Set([...api.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name));
    expect(new Set(namesUnder('Methods').map((name) => /^\w+/.exec(name)![0]))).toEqual(methods);
  });

  it('names every language', () => {
    const chapter = reference.split('## Languages')[1]!.split('## Files')[0]!;
    for (const lang of LANGUAGES) expect(chapter).toContain(`\`${lang}\``);
  });
});
