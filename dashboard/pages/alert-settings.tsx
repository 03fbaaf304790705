import type { VNode } from 'preact';
import type { AlertsAnswer } from '../../protocol/telling.js';
import { ask } from '../api.js';
import { Check } from '../components/check.js';
import { Field, Form } from '../components/form.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';
import { sitePath } from '../paths.js';
import { useResource } from '../use-resource.js';

/** When the people and programs of a site are told, and when they were. */
export function AlertSettings({ site }: { site: string }): VNode {
  const { t, moment } = useLocale();
  const path = `${sitePath(site)}/alerts`;
  const { value: answer } = useResource<AlertsAnswer>(path);
  return (
    <>
      <h1>{fill(t.alerts.title, { site })}</h1>
      <p>{t.alerts.text}</p>
      {answer && (
        <Form
          submit={t.alerts.save}
          onSubmit={async ({ burst, silent, least, times, minutes }) => {
            const body = {
              burst: burst !== undefined,
              silent: silent !== undefined,
              least: Number(least),
              times: Number(times),
              minutes: Number(minutes),
            };
            await ask('PUT', path, { body });
            return t.settings.saved;
          }}
        >
          <h2>{t.alerts.burst}</h2>
          <p>{t.alerts.burstText}</p>
          <Check label={t.alerts.on} name="burst" checked={answer.settings.burst} />
          <NumberField label={t.alerts.least} name="least" value={answer.settings.least} />
          <NumberField label={t.alerts.times} name="times" value={answer.settings.times} />
          <h2>{t.alerts.silent}</h2>
          <p>{t.alerts.silentText}</p>
          <Check label={t.alerts.on} name="silent" checked={answer.settings.silent} />
          <NumberField label={t.alerts.minutes} name="minutes" value={answer.settings.minutes} />
        </Form>
      )}
      <h2>{t.alerts.past}</h2>
      {answer?.rows.length === 0 && <p class="quiet">{t.alerts.none}</p>}
      {answer && answer.rows.length > 0 && (
        <table class="list">
          <caption>{fill(t.alerts.caption, { site })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.alerts.what}</th>
              <th scope="col">{t.alerts.from}</th>
              <th scope="col">{t.alerts.until}</th>
            </tr>
          </thead>
          <tbody>
            {answer.rows.map(({ id, kind, page, openedAt, closedAt }) => (
              <tr key={id}>
                <th scope="row">
                  {kind === 'burst' ? t.alerts.burst : t.alerts.silent}
                  {page && <small>{pageLink(page).path}</small>}
                </th>
                <td>{moment(openedAt)}</td>
                <td>{closedAt === null ? t.alerts.goesOn : moment(closedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function NumberField({ label, name, value }: { label: string; name: string; value: number }): VNode {
  return (
    <Field
      label={label}
      name={name}
      value={String(value)}
      autocomplete="off"
      inputMode="numeric"
      pattern="[0-9]{1,7}"
    />
  );
}
