/**
 * Runs in the page, before anything else of it: puts the widget's tag in when told to and watches what follows.
 * A classic script without imports, served as it is.
 */
/* global document, MutationObserver, requestAnimationFrame, Element */

/** Length of the window in which long tasks and layout shifts are put down to the widget. */
const WATCH_MS = 500;

const roots = [document];
let onChange = () => undefined;

const watch = (root) =>
  new MutationObserver(() => onChange()).observe(root, { subtree: true, childList: true, attributes: true });
watch(document);

// A shadow root hides its changes from observers outside it.
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  const root = attachShadow.call(this, init);
  roots.push(root);
  watch(root);
  return root;
};

const entries = { longtask: [], 'layout-shift': [] };
for (const type of Object.keys(entries)) {
  new PerformanceObserver((list) => entries[type].push(...list.getEntries())).observe({ type });
}

const nextFrame = () =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      // A message sent in a frame is delivered when the frame has been laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });
  });

/** How long a fixed piece of work takes, in ms: the middle of five tries. It tells how fast the page runs now. */
globalThis.workMs = () => {
  const tries = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    let sum = 0;
    for (let step = 0; step < 1_000_000; step += 1) sum += Math.sqrt(step);
    return sum > 0 && performance.now() - startMs;
  });
  return tries.sort((a, b) => a - b)[2];
};

/**
 * Puts in the widget's tags and waits until its script has run, its style sheet is there if it is among them,
 * and `count` controls have a box each. Without a script it only watches, for as long: that is the floor.
 */
globalThis.measure = async ({ script, style, attributes, controls, count }) => {
  const haveBoxes = (found) =>
    found.filter((control) => control.getBoundingClientRect().width > 0).length >= count;
  const boxes = () => {
    const found = roots.flatMap((root) => {
      const from = root === document ? document.getElementById('widget') : root;
      return [...from.querySelectorAll(controls)];
    });
    // Layout is asked for only once there is something to lay out: it would cost the widget otherwise.
    if (found.length < count) return false;
    return haveBoxes(found);
  };
  const tags = [];
  if (style) tags.push(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style }));
  if (script) tags.push(Object.assign(document.createElement('script'), { src: script, async: true }));
  for (const [name, value] of Object.entries(attributes)) tags.at(-1).setAttribute(name, value);

  // The clock's own functions are compiled before it starts, on what is in the page anyway: nobody's time.
  for (let time = 0; time < 3; time += 1) {
    boxes();
    haveBoxes([...document.querySelectorAll('p')].slice(0, count));
  }

  let startMs = performance.now();
  let mountedMs = startMs;
  if (script) {
    await new Promise((done, failed) => {
      let awaited = tags.length;
      onChange = () => {
        if (awaited > 0 || !boxes()) return;
        mountedMs = performance.now();
        onChange = () => undefined;
        done();
      };
      for (const tag of tags) {
        tag.onload = () => {
          awaited -= 1;
          onChange();
        };
        tag.onerror = () => failed(new Error(`${tag.src ?? tag.href} did not load`));
      }
      startMs = performance.now();
      document.head.append(...tags);
    });
  }
  const frameMs = await nextFrame();
  await new Promise((done) => setTimeout(done, Math.max(0, startMs + WATCH_MS - performance.now())));
  const after = (type) => entries[type].filter((entry) => entry.startTime + entry.duration >= startMs);
  return {
    mountMs: mountedMs - startMs,
    frameMs: frameMs - startMs,
    longTasks: after('longtask').map(({ duration }) => duration),
    layoutShift: after('layout-shift').reduce((sum, { value }) => sum + value, 0),
  };
};
