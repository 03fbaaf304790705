import type { Page } from '@playwright/test';

/** How many `<luciole-share>` elements are in a page's memory, those that stand in it and those that are gone. */
export async function aliveElements(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { result } = await devtools.send('Runtime.evaluate', {
    expression: `customElements.get('luciole-share').prototype`,
  });
  const { objects } = await devtools.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId!,
    objectGroup: 'alive',
  });
  const { result: length } = await devtools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function(){return this.length}',
    returnByValue: true,
  });
  await devtools.detach();
  return length.value as number;
}
