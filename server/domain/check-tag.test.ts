import { describe, expect, it } from 'vitest';
import { checkTag } from './check-tag.js';

const expected = { site: 'gazette', collector: 'https://share.example.org' };
const TAG = '<script async src="https://share.example.org/luciole.js" data-site="gazette"></script>';
const BUTTONS = '<luciole-share></luciole-share>';

const check = (html: string, { policies = [] as string[], url = 'https://www.example.org/a' } = {}) =>
  checkTag({ url, html, policies }, expected).map(({ finding, values }) =>
    `${finding} ${Object.values(values).join(' ')}`.trim(),
  );

describe('checkTag', () => {
  it('finds nothing wrong with the tag as it is to be pasted', () => {
    expect(check(`<!doctype html><head>${TAG}</head><p>Text ${BUTTONS}`)).toEqual(['tag-found']);
    expect(check(`${TAG.replace('luciole.js', 'luciole.0.1.0.js')}${BUTTONS}`)).toEqual(['tag-found']);
  });

  it.each<[string, string, string[]]>([
    ['no tag', `<p>${BUTTONS}`, ['tag-missing']],
    ['the tag in a comment', `<!-- ${TAG} -->${BUTTONS}`, ['tag-missing']],
    ['the tag as text', `<pre>${TAG.replaceAll('<', '&lt;')}</pre>${BUTTONS}`, ['tag-missing']],
    ['the tag in a template', `<template>${TAG}</template>${BUTTONS}`, ['tag-missing']],
    ['the tag in a text field', `<textarea>${TAG}</textarea>${BUTTONS}`, ['tag-missing']],
    ['the tag where scripts do not run', `<noscript>${TAG}</noscript>${BUTTONS}`, ['tag-missing']],
    ['the tag in another script', `<script>"${TAG.replace('</script>', '')}"</script>`, ['tag-missing']],
    [
      'a tag manager and no tag',
      '<script>(function(){ "https://www.googletagmanager.com/gtm.js" })()</script>',
      ['tag-missing', 'tag-in-manager'],
    ],
    [
      'a consent manager that holds it back',
      `${TAG.replace('async', 'type="text/plain"')}${BUTTONS}`,
      ['tag-held-back text/plain'],
    ],
    ['no id', `${TAG.replace('data-site="gazette"', '')}${BUTTONS}`, ['id-missing gazette']],
    ['another id', `${TAG.replace('"gazette"', '"gazete"')}${BUTTONS}`, ['id-other gazete gazette']],
    [
      'another collector',
      `${TAG.replace('share.', 'old.')}${BUTTONS}`,
      ['reports-elsewhere https://old.example.org https://share.example.org'],
    ],
    [
      'a wrong data-api',
      `${TAG.replace('async', 'data-api="/collect"')}${BUTTONS}`,
      ['reports-elsewhere https://www.example.org https://share.example.org'],
    ],
    [
      'a copy of the script with the right data-api',
      `<script src="/luciole.js" data-site="gazette" data-api="https://share.example.org"></script>${BUTTONS}`,
      ['tag-found'],
    ],
    ['no element', TAG, ['tag-found', 'element-missing']],
    [
      'consent required',
      `${TAG.replace('async', 'data-consent="required"')}${BUTTONS}`,
      ['tag-found', 'consent-required'],
    ],
    ['markup that is broken', `<div <p>${TAG}</b></div></html>${BUTTONS}<`, ['tag-found']],
    [
      'markup in the id',
      `${TAG.replace('"gazette"', '"&lt;img src=x onerror=alert(1)&gt;"')}${BUTTONS}`,
      ['id-other <img src=x onerror=alert(1)> gazette'],
    ],
  ])('says what is wrong with %s', (_, html, findings) => {
    expect(check(html)).toEqual(findings);
  });

  it('reads the policy of headers and of the page itself', () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'">${TAG}${BUTTONS}`;
    expect(check(html, { policies: ["script-src 'self'"] })).toEqual([
      "policy-script script-src 'self' https://share.example.org",
      "policy-connect connect-src 'self' https://share.example.org",
    ]);
    const both = 'script-src share.example.org; connect-src share.example.org';
    expect(check(TAG + BUTTONS, { policies: [both] })).toEqual(['tag-found']);
  });

  it('says that a page of https cannot load what comes by http', () => {
    const plain = `${TAG.replace('https:', 'http:')}${BUTTONS}`;
    expect(check(plain)).toContain('mixed-content http://share.example.org');
    const local = plain.replace('share.example.org', 'localhost:8787');
    expect(check(local).some((line) => line.startsWith('mixed'))).toBe(false);
  });

  it('takes addresses from the base of the page', () => {
    const html = `<base href="https://share.example.org/"><script src="luciole.js" data-site="gazette"></script>`;
    expect(check(html + BUTTONS)).toEqual(['tag-found']);
  });

  it('takes the tag of the site where there are several', () => {
    expect(check(`${TAG.replace('"gazette"', '"old"')}${TAG}${BUTTONS}`)).toEqual(['tag-found']);
  });

  it.each<[string, (n: number) => string]>([
    // Each paragraph takes all that was opened before up again: as a tree, gigabytes.
    ['opens ever more', (n) => `<p><b a=${n}>`],
    ['nests a million deep', () => '<div><a>'],
    ['has one tag of a hundred thousand attributes', (n) => (n === 0 ? '<a ' : `a${n} `)],
  ])('stands a page that %s', (_, piece) => {
    const hostile = Array.from({ length: 80_000 }, (_, n) => piece(n)).join('');
    expect(check(`${TAG}${BUTTONS}${hostile}`)).toEqual(['tag-found']);
  });

  it('stands a policy and an integrity of tens of thousands of words', () => {
    const hashes = Array.from({ length: 30_000 }, (_, n) => `sha256-${n}`);
    const policy = `script-src ${hashes.map((hash) => `'${hash}'`).join(' ')}`;
    const tag = TAG.replace('async', `integrity="${hashes.join(' ')}"`);
    expect(check(tag + BUTTONS, { policies: [policy] })).toEqual(['tag-found']);
  });

  it('stands pages that nest very deep, and shows only the beginning of what is long', () => {
    expect(check(`${'<b>'.repeat(50_000)}${TAG}${BUTTONS}`)).toContain('tag-found');
    const [line = ''] = check(`${TAG.replace('gazette', 'x'.repeat(5000))}${BUTTONS}`);
    expect(line.length).toBeLessThan(300);
  });
});
