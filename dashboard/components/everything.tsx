import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { askWhole, download, saveFile } from '../download.js';
import { useLocale } from '../locale-context.js';
import { useSite } from '../site-context.js';
import { reasonOf } from './form.js';

interface Props {
  /** Where all breakdowns are read. */
  report: string;
  /** What else the page shows, by name. */
  parts: Record<string, string>;
}

/** All of the page, as one file. */
export function Everything({ report, parts }: Props): VNode {
  const { t } = useLocale();
  const { site, token } = useSite();
  const [failed, setFailed] = useState('');
  const span = new URLSearchParams(report.split('?')[1]);
  const name = [site.id, span.get('from') ?? '', span.get('to') ?? ''].join('-');

  const saveJson = async () => {
    const answers = await Promise.all(
      Object.entries({ report, ...parts }).map(async ([part, path]) => [part, await askWhole(path, token)]),
    );
    const text = `${JSON.stringify(Object.fromEntries(answers), null, 2)}\n`;
    saveFile(`${name}.json`, text, 'application/json');
  };
  const save = (work: () => Promise<void>) => {
    setFailed('');
    work().catch((error: unknown) => setFailed(reasonOf(error, t)));
  };
  return (
    <p class="everything quiet">
      <span>{t.panel.everything}</span>
      <button type="button" onClick={() => save(() => download('csv', { path: report, name, token }))}>
        CSV
      </button>
      <button type="button" onClick={() => save(saveJson)}>
        JSON
      </button>
      {failed && (
        <span role="alert" class="refusal">
          {failed}
        </span>
      )}
    </p>
  );
}
