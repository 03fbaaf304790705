import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';
import { ownFiles } from './own-files.js';

const here = dirname(fileURLToPath(import.meta.url));
const peersFolder = join(here, 'peers');
const ownFolder = join(here, '../dist/widget');

/**
 * A widget as a page carries it: what its own documentation tells a publisher to paste, with the five channels
 * of this comparison or the nearest that it has.
 *
 * @typedef {object} Widget
 * @property {string} name
 * @property {string} version
 * @property {string[]} offers the five channels it is measured with
 * @property {boolean} drawsIcons whether it brings the looks of its buttons, or leaves them to the page
 * @property {Map<string, Buffer>} files everything the page loads, by file name
 * @property {string[]} onDemand files that it loads later, if at all
 * @property {string} script the file that the page's tag names
 * @property {Record<string, string>} attributes of that tag
 * @property {string} [style] the style sheet that stands in the page's head, of a widget that has one
 * @property {string} [rules] what its documentation has the page's own style sheet say, to keep its place free
 * @property {string} markup what stands in the page's body from the start
 * @property {string} controls selector of its buttons, inside open shadow roots too
 */

/**
 * Ours first, then its peers; installs the peers where that has not been done.
 *
 * @returns {Promise<Widget[]>}
 */
export async function widgets() {
  if (!existsSync(join(ownFolder, 'luciole.js'))) {
    throw new Error('There is no built widget: npm run build makes it.');
  }
  if (!existsSync(join(peersFolder, 'node_modules'))) {
    console.error('Installing the peers, once.');
    // None of them needs its install script: the only one there is prints a notice.
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', peersFolder], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  return [luciole(), shareon(), sharer(), await shareMenu(), await reactShare(), shariff()];
}

/** @returns {Widget} */
function luciole() {
  const names = readdirSync(ownFolder).filter((name) => name.endsWith('.js'));
  const sources = new Map(names.map((name) => [name, readFileSync(join(ownFolder, name), 'utf8')]));
  const { tracker, always, onDemand } = ownFiles(sources);
  const offers = ['whatsapp', 'messenger', 'telegram', 'email', 'sms'];
  return {
    name: 'Luciole',
    version: JSON.parse(readFileSync(join(here, '../package.json'), 'utf8')).version,
    offers,
    drawsIcons: true,
    files: new Map(always.map((name) => [name, Buffer.from(sources.get(name))])),
    onDemand,
    script: tracker,
    // Messenger is shown on a computer only where the owner has an app id.
    attributes: { 'data-site': 'demo', 'data-messenger-app-id': '1' },
    rules: 'luciole-share { display: block; padding-bottom: 40px }',
    markup: `<luciole-share channels="${offers.join(' ')}"></luciole-share>`,
    // As for the others: what opens nothing yet is no button.
    controls: 'a[href], button',
  };
}

/** @returns {Widget} */
function shareon() {
  return {
    ...published('shareon', 'dist/shareon.iife.js', 'dist/shareon.min.css'),
    offers: ['whatsapp', 'messenger', 'telegram', 'email', 'viber'],
    drawsIcons: true,
    attributes: { init: '' },
    markup: `<div class="shareon">
      <a class="whatsapp"></a><a class="messenger" data-fb-app-id="1"></a><a class="telegram"></a>
      <a class="email"></a><a class="viber"></a>
    </div>`,
    controls: 'a[href]',
  };
}

/** @returns {Widget} */
function sharer() {
  const offers = ['whatsapp', 'messenger', 'telegram', 'email', 'sms'];
  const button = (name) =>
    `<button data-sharer="${name}" data-url="https://example.org/" data-title="A title">${name}</button>`;
  return {
    ...published('sharer.js', 'sharer.min.js'),
    offers,
    drawsIcons: false,
    markup: `<p>${offers.map(button).join('')}</p>`,
    controls: 'button',
  };
}

/** @returns {Promise<Widget>} */
async function shareMenu() {
  const offers = ['whatsapp', 'messenger', 'telegram', 'email', 'sms'];
  return {
    ...(await bundled('share-menu')),
    offers,
    drawsIcons: true,
    markup: `<share-menu>${offers.map((name) => `<share-target-${name} app-id="1"></share-target-${name}>`).join('')}</share-menu>`,
    controls: '.target:not(#clipboard)',
  };
}

/** @returns {Promise<Widget>} */
async function reactShare() {
  return {
    ...(await bundled('react-share')),
    name: 'react-share + React',
    version: `${versionOf('react-share')} + ${versionOf('react-dom')}`,
    offers: ['whatsapp', 'messenger', 'telegram', 'email', 'viber'],
    drawsIcons: true,
    markup: '<div id="react-share"></div>',
    controls: 'button',
  };
}

/** @returns {Widget} */
function shariff() {
  const offers = ['whatsapp', 'facebook', 'telegram', 'mail', 'threema'];
  const widget = published('shariff', 'dist/shariff.complete.js', 'dist/shariff.complete.css');
  // Its five icons come from two of the three fonts that its style sheet names.
  for (const font of ['fa-brands-400.woff2', 'fa-solid-900.woff2']) {
    widget.files.set(font, readPeer('shariff', `dist/${font}`));
  }
  return {
    ...widget,
    offers,
    drawsIcons: true,
    markup: `<div class="shariff" data-lang="en" data-mail-url="mailto:" data-services='${JSON.stringify(offers)}'></div>`,
    controls: 'li a',
  };
}

/** What goes for every peer that is used as it is published. */
function published(name, script, style) {
  const files = new Map();
  for (const path of [style, script]) if (path) files.set(path.split('/').at(-1), readPeer(name, path));
  return {
    name,
    version: versionOf(name),
    files,
    onDemand: [],
    script: script.split('/').at(-1),
    attributes: {},
    style: style?.split('/').at(-1),
  };
}

/** What goes for every peer that a publisher bundles. */
async function bundled(name) {
  const script = `${name}.js`;
  return {
    name,
    version: versionOf(name),
    files: new Map([[script, await bundle(join(peersFolder, script))]]),
    onDemand: [],
    script,
    attributes: {},
  };
}

const readPeer = (name, path) => readFileSync(join(peersFolder, 'node_modules', name, path));
const versionOf = (name) => JSON.parse(readPeer(name, 'package.json').toString()).version;
