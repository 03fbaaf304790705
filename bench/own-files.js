/**
 * Sorts what the build wrote into what every page with the tag and the element loads, and what is loaded on
 * demand. The tracker names the module of the buttons, which may import others statically; what is imported
 * dynamically from there on comes only when it is needed.
 *
 * @param {Map<string, string>} sources the code of each built script, by file name
 * @returns {{ tracker: string, buttons: string, always: string[], onDemand: string[] }} file names
 */
export function ownFiles(sources) {
  const tracker = 'luciole.js';
  const named = [...sources.keys()].filter(
    (name) => name !== tracker && sources.get(tracker)?.includes(name),
  );
  const [buttons] = named;
  if (buttons === undefined || named.length > 1) {
    throw new Error(`${tracker} should name one module of buttons, and names ${named.length}.`);
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
