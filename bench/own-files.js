/**
 * Sorts what the build wrote into what every page with the tag and the element loads, and what is loaded on
 * demand. The tracker loads one module of buttons where an element stands, which may import others statically;
 * every other part, and what is imported dynamically from there on, comes only when it is turned on.
 *
 * @param {Map<string, string>} sources the code of each built script, by file name
 * @returns {{ tracker: string, buttons: string, always: string[], onDemand: string[] }} file names
 */
export function ownFiles(sources) {
  const tracker = 'luciole.js';
  const modules = [...sources.keys()].filter((name) => /^luciole-ui\.[^.]+\.js$/.test(name));
  const [buttons] = modules;
  if (buttons === undefined || modules.length > 1) {
    throw new Error(`One module of buttons was expected beside ${tracker}, not ${modules.length}.`);
  }
  const always = [tracker, buttons];
  for (const name of always) {
    for (const [, imported] of sources.get(name)?.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g) ??
      []) {
      if (!always.includes(imported)) always.push(imported);
    }
  }
  const versioned = /^luciole\.[\d.]+\.js$/;
  const onDemand = [...sources.keys()].filter((name) => !always.includes(name) && !versioned.test(name));
  return { tracker, buttons, always, onDemand };
}
