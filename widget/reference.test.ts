import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS, isChannel } from '../protocol/index.js';
import { LANGUAGES } from './buttons/labels/index.js';
import { ROWS } from './buttons/rows.js';

const reference = readFileSync('docs/widget.md', 'utf8');

/** What stands under a heading of the page. */
const chapter = (heading: string) =>
  reference.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';

/** The first column of the table there. */
const namesUnder = (heading: string) => {
  return [...chapter(heading).matchAll(/^\| (`.+?) +\|/gm)].flatMap(([, cell]) =>
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
  it('names every attribute of the tag that the code reads, and no other', () => {
    const atOnce = [...found(/const \{ (.*) \} = tag;/g)].flatMap(
      (names) => names.match(/\w+(?=[ ,:]|$)/g) ?? [],
    );
    const read = [...found(/\btag(?:\['|\.)(\w+)(?='\]|\b(?!\())/g), ...found(/'(\w+)' in tag\b/g)];
    const documented = namesUnder('The tag');
    expect(documented).toEqual(expect.arrayContaining(read.map((name) => `data-${kebab(name)}`)));
    for (const name of documented)
      expect([...read, ...atOnce].map((each) => `data-${kebab(each)}`)).toContain(name);
  });

  it('has an option of the module for each attribute of the tag, and no other', () => {
    const options = /interface Options \{(.*?)^\}/ms.exec(source)![1]!;
    const names = [...options.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => `data-${kebab(name!)}`);
    expect(names.sort()).toEqual(namesUnder('The tag').sort());
  });

  it('names every attribute of the element that the code reads, and no other', () => {
    const read = [
      ...found(/(?:\battribute|element\.getAttribute)\('(\w+)'\)/g),
      ...found(/:host\(\[([a-z]+)[\]=^]/g),
    ].filter((name) => name !== 'hidden');
    expect(new Set(namesUnder('The element'))).toEqual(new Set(read));
  });

  it('has a type for each attribute of the element, and no other', () => {
    const attributes = /interface ShareAttributes \{(.*?)^\}/ms.exec(source)![1]!;
    const names = [...attributes.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name!);
    expect(names.sort()).toEqual(namesUnder('The element').sort());
  });

  it('names every channel but the address bar, which has no button, with what can be said of who sees it', () => {
    const shown = CHANNEL_NAMES.filter((name) => name !== 'address-bar');
    expect(namesUnder('Channels').sort()).toEqual([...shown].sort());
    for (const row of chapter('Channels').matchAll(/^\| `.*\|$/gm)) {
      const cells = row[0].split('|').map((cell) => cell.trim());
      for (const name of cells[1]!.match(/[\w-]+/g)!.filter(isChannel))
        expect(cells.at(-2), name).toBe(CHANNELS[name].visibility);
    }
  });

  it('marks as usual the channels that stand where an element names none', () => {
    const usual = [...chapter('Channels').matchAll(/^\| `([\w-]+)` +\| yes /gm)].map(([, name]) => name);
    expect(usual).toEqual(ROWS.map(([name]) => name));
  });

  it('names every slot, and no other', () => {
    const slots = [...found(/\bplace\(element, group, '(\w+)'/g)];
    expect(slots).toHaveLength(2);
    expect(source).toContain("const name = 'icon-' + channel");
    expect(namesUnder('Slots').sort()).toEqual([...slots, 'icon-NAME'].sort());
  });

  it('names every part and every custom property that the code has, and no other', () => {
    const parts = new Set([...found(/\bpart: '(\w+)/g), ...found(/\bplace\(element, group, '(\w+)'/g)]);
    expect(new Set(namesUnder('Parts'))).toEqual(parts);
    expect(new Set(namesUnder('Custom properties'))).toEqual(found(/(--luciole-[a-z-]*[a-z])/g));
  });

  it('has the attributes of an owner’s own channel that the code reads', () => {
    const read = found(/\btheirs\.getAttribute\('(\w+)'\)/g);
    const [, tag] = /<luciole-channel ([^>]*)>/.exec(reference)!;
    expect(new Set([...tag!.matchAll(/(\w+)="/g)].map(([, name]) => name))).toEqual(read);
  });

  it.each(['buttons', 'boutons', 'getting-started', 'demarrer', 'bundlers'])(
    'has all that the guide %s speaks of',
    (guide) => {
      const text = readFileSync(`docs/${guide}.md`, 'utf8');
      const spoken = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name]) => name!));
      for (const name of spoken(/(data-[a-z]+(?:-[a-z]+)*)/g)) expect(namesUnder('The tag')).toContain(name);
      for (const name of spoken(/(--luciole-[a-z-]*[a-z])/g))
        expect(namesUnder('Custom properties')).toContain(name);
      for (const name of spoken(/::part\((\w+)\)/g))
        expect([...namesUnder('Parts'), ...CHANNEL_NAMES]).toContain(name);
      for (const name of spoken(/\bluciole\.(\w+)\(/g))
        expect(namesUnder('Methods').map((method) => /^\w+/.exec(method)![0])).toContain(name);
      for (const [, attributes] of text.matchAll(/<luciole-share([^>]*)>/g))
        for (const [, name] of attributes!.matchAll(/ ([a-z]+)="/g))
          expect(namesUnder('The element')).toContain(name);
    },
  );

  it('says the same in both languages of the guide: chapter by chapter, with the same code in each', () => {
    const shape = (guide: string) =>
      readFileSync(`docs/${guide}.md`, 'utf8')
        .split(/^## /m)
        .map((text) => [
          (text.match(/^```\w+/gm) ?? []).join(),
          [...new Set(text.match(/data-[a-z]+(?:-[a-z]+)*|--luciole-[a-z-]+|luciole\.\w+\(/g))].sort().join(),
        ]);
    expect(shape('boutons')).toEqual(shape('buttons'));
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
