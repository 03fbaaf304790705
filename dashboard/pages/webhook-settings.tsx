import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { TOLD, WEBHOOK_KINDS, type DeliveryRow, type WebhookRow } from '../../protocol/telling.js';
import { ask } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Check } from '../components/check.js';
import { Field, Form, reasonOf } from '../components/form.js';
import { Select } from '../components/select.js';
import { Snippet } from '../components/snippet.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { sitePath } from '../paths.js';
import { useResource } from '../use-resource.js';

interface Made {
  name: string;
  secret: string;
}

/** Where programs of the publisher are told what happens. */
export function WebhookSettings({ site }: { site: string }): VNode {
  const { t } = useLocale();
  const root = `${sitePath(site)}/webhooks`;
  const { value: rows, reload } = useResource<WebhookRow[]>(root);
  const [made, setMade] = useState<Made | null>(null);

  return (
    <>
      <h1>{fill(t.webhooks.title, { site })}</h1>
      <p>{t.webhooks.text}</p>
      {rows?.length === 0 && <p class="quiet">{t.webhooks.none}</p>}
      {rows?.map((row) => (
        <Webhook key={row.id} row={row} path={`${root}/${row.id}`} changed={reload} made={setMade} />
      ))}
      {made && (
        <div class="made" role="status">
          <h2>{fill(t.webhooks.madeTitle, { name: made.name })}</h2>
          <p>{t.settings.once}</p>
          <Snippet key={made.secret} text={made.secret} />
        </div>
      )}
      <h2>{t.webhooks.make}</h2>
      <Form
        submit={t.webhooks.make}
        clears
        onSubmit={async ({ name = '', kind, url, ...values }) => {
          const events = TOLD.filter((event) => values[event] !== undefined);
          if (events.length === 0) return t.webhooks.chooseOne;
          const body = { name, kind, url, events, language: t.code };
          const { secret } = await ask<{ secret: string | null }>('POST', root, { body });
          setMade(secret === null ? null : { name, secret });
          reload();
          return t.webhooks.madeSaid;
        }}
      >
        <Field label={t.webhooks.name} name="name" autocomplete="off" maxLength={80} />
        <Select
          label={t.webhooks.kind}
          name="kind"
          options={WEBHOOK_KINDS.map((kind) => [kind, t.webhooks.kinds[kind]] as const)}
        />
        <Field label={t.webhooks.url} name="url" type="url" autocomplete="off" hint={t.webhooks.urlHint} />
        <fieldset>
          <legend>{t.webhooks.events}</legend>
          {TOLD.map((event) => (
            <Check
              key={event}
              label={t.webhooks.told[event]}
              name={event}
              checked={event.startsWith('alert')}
            />
          ))}
        </fieldset>
      </Form>
    </>
  );
}

interface Props {
  row: WebhookRow;
  path: string;
  changed: () => void;
  made: (secret: Made) => void;
}

function Webhook({ row, path, changed, made }: Props): VNode {
  const { t, moment } = useLocale();
  const [said, setSaid] = useState('');
  const [times, setTimes] = useState(0);
  const { name, kind, origin, events, off, failingSince } = row;

  const test = async () => {
    setSaid(t.webhooks.testing);
    try {
      const { error } = await ask<{ error: string | null }>('POST', `${path}/test`);
      setSaid(error === null ? t.webhooks.tested : fill(t.webhooks.failed, { why: error }));
      setTimes((before) => before + 1);
    } catch (error) {
      setSaid(reasonOf(error, t));
    }
  };
  const act = async (method: string, to = path, body?: unknown) => {
    await ask(method, to, { body });
    changed();
  };
  return (
    <section class="webhook" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {t.webhooks.kinds[kind]}, <code>{origin}</code>
        <small>{events.map((event) => t.webhooks.told[event]).join(' · ')}</small>
      </p>
      {off === 'failing' && (
        <p class="note">{fill(t.webhooks.offFailing, { since: moment(failingSince ?? 0) })}</p>
      )}
      {off === 'owner' && <p class="note">{t.webhooks.offOwner}</p>}
      {off === null && failingSince !== null && (
        <p class="note">{fill(t.webhooks.failing, { since: moment(failingSince) })}</p>
      )}
      <p class="choices">
        <button type="button" aria-label={fill(t.webhooks.testWhat, { name })} onClick={() => void test()}>
          {t.webhooks.test}
        </button>
        <ActionButton
          label={off === null ? t.webhooks.switchOff : t.webhooks.switchOn}
          name={fill(off === null ? t.webhooks.switchOffWhat : t.webhooks.switchOnWhat, { name })}
          act={() => act('PATCH', path, { on: off !== null })}
        />
        {kind === 'json' && (
          <ActionButton
            label={t.webhooks.rotate}
            name={fill(t.webhooks.rotateWhat, { name })}
            act={async () => {
              const { secret } = await ask<{ secret: string }>('POST', `${path}/secret`);
              made({ name, secret });
            }}
          />
        )}
        <ActionButton
          label={t.webhooks.remove}
          name={fill(t.webhooks.removeWhat, { name })}
          act={() => act('DELETE')}
        />
        <span role="status">{said}</span>
      </p>
      <Deliveries key={times} path={`${path}/deliveries`} name={name} />
    </section>
  );
}

/** Read when it is opened: most days nobody asks. */
function Deliveries({ path, name }: { path: string; name: string }): VNode {
  const { t, moment } = useLocale();
  const [open, setOpen] = useState(false);
  const { value: rows } = useResource<DeliveryRow[]>(open ? path : null);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.webhooks.deliveries}</summary>
      {rows?.length === 0 && <p class="quiet">{t.webhooks.noDeliveries}</p>}
      {rows && rows.length > 0 && (
        <table class="list">
          <caption>{fill(t.webhooks.deliveriesOf, { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.webhooks.when}</th>
              <th scope="col">{t.webhooks.event}</th>
              <th scope="col">{t.webhooks.state}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, event, madeAt, state, tries, nextAt, error }) => (
              <tr key={id}>
                <td>{moment(madeAt)}</td>
                <td>{event === 'test' ? t.webhooks.test : t.webhooks.told[event]}</td>
                <td>
                  {t.webhooks.states[state]}
                  {tries > 1 && ` × ${tries}`}
                  {error !== null && <small>{error}</small>}
                  {nextAt !== null && <small>{fill(t.webhooks.next, { at: moment(nextAt) })}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
