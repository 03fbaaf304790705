import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { FINDINGS, type CheckAnswer, type CheckFinding } from '../../protocol/checking.js';
import { ask } from '../api.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { sitePath } from '../paths.js';
import type { SiteInfo } from '../site-context.js';
import { useAsked } from '../use-asked.js';
import { Field, Form } from './form.js';
import { Prose } from './prose.js';

/** How often what the collector noticed is looked at again, ms. */
const EVERY_MS = 5000;

const ORDER = ['bad', 'note', 'good'] as const;

/** Why nothing arrives: what the collector noticed, and a look at a page of the site. For owners. */
export function SiteCheck({ site }: { site: Pick<SiteInfo, 'id' | 'origins'> }): VNode {
  const { t, moment, time } = useLocale();
  const path = `${sitePath(site.id)}/check`;
  const { value: noticed } = useAsked<CheckAnswer>({
    key: `check ${site.id}`,
    load: (signal) => ask('GET', path, { signal }),
    everyMs: () => EVERY_MS,
  });
  const [checked, setChecked] = useState<(CheckAnswer & { at: number }) | null>(null);

  // What was noticed goes on changing; what was found on the page is of the moment it was looked at.
  const known = new Set(noticed?.findings.map(({ finding }) => finding));
  const onPage = checked?.findings.filter(({ finding }) => !known.has(finding) && !NOTICED.has(finding));
  return (
    <section class="site-check">
      <h2>{t.check.title}</h2>
      <Form
        submit={t.check.submit}
        refusals={{ 429: t.check.tooMany }}
        onSubmit={async ({ page }) => {
          setChecked({ ...(await ask<CheckAnswer>('POST', path, { body: { page } })), at: Date.now() });
          return t.check.done;
        }}
      >
        <Field
          label={t.check.page}
          name="page"
          type="url"
          autocomplete="off"
          value={`${site.origins[0] ?? ''}/`}
          hint={t.check.pageHint}
        />
      </Form>
      {checked && onPage && (
        <>
          <h3>{fill(t.check.onPage, { time: time(checked.at) })}</h3>
          {checked.page !== null && <p class="quiet address">{checked.page}</p>}
          <Findings findings={onPage} />
        </>
      )}
      {noticed && (
        <>
          <h3>{t.check.noticed}</h3>
          <p class="quiet">{fill(t.check.since, { time: moment(noticed.since) })}</p>
          <Findings findings={noticed.findings} />
        </>
      )}
    </section>
  );
}

/** What the collector notices by itself; it stands in its own list. */
const NOTICED = new Set<string>([
  'views-arrived',
  'origin-refused',
  'no-origin',
  'id-unknown',
  'fetched-but-silent',
  'never-fetched',
]);

function Findings({ findings }: { findings: CheckFinding[] }): VNode {
  const { t, moment, number } = useLocale();
  const inOrder = ORDER.flatMap((level) => findings.filter(({ finding }) => FINDINGS[finding] === level));
  return (
    <ul class="findings">
      {inOrder.map(({ finding, values }, index) => {
        const level = FINDINGS[finding];
        const said = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            // A backtick in what a page says would end what is shown as code.
            typeof value === 'string'
              ? value.replaceAll('`', 'ˋ')
              : name === 'at'
                ? moment(value)
                : number(value),
          ]),
        );
        return (
          <li key={index} class={`is-${level}`}>
            <b>
              <span class="hidden">{t.check.levels[level]} </span>
              <Prose text={fill(t.check.findings[finding].title, said)} />
            </b>
            <p>
              <Prose text={fill(t.check.findings[finding].text, said)} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
