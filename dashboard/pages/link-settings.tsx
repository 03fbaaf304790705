import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { PASSWORD_LENGTH, type LinkRow } from '../../protocol/people.js';
import { ask } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field, Form } from '../components/form.js';
import { Snippet } from '../components/snippet.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useResource } from '../use-resource.js';

/** Dashboards that others may look at, and where. */
export function LinkSettings({ site }: { site: string }): VNode {
  const { t, day } = useLocale();
  const root = `/v1/sites/${encodeURIComponent(site)}/links`;
  const { value: rows, reload } = useResource<LinkRow[]>(root);
  const [made, setMade] = useState<{ name: string; link: string; embed: string } | null>(null);

  return (
    <>
      <h1>{fill(t.links.title, { site })}</h1>
      <p>{fill(t.links.text, { site })}</p>
      {rows?.length === 0 && <p class="quiet">{t.links.none}</p>}
      {rows && rows.length > 0 && (
        <table class="list">
          <caption>{fill(t.links.caption, { site })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.links.name}</th>
              <th scope="col">{t.keys.used}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, password, usedOn }) => (
              <tr key={id}>
                <th scope="row">
                  {name}
                  {password && <small>{t.links.withPassword}</small>}
                </th>
                <td>{usedOn === null ? t.settings.never : day(usedOn)}</td>
                <td class="act">
                  <ActionButton
                    label={t.keys.revoke}
                    name={fill(t.keys.revokeWhat, { name })}
                    act={async () => {
                      await ask('DELETE', `${root}/${id}`);
                      reload();
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>{t.links.make}</h2>
      <Form
        submit={t.links.make}
        clears
        onSubmit={async ({ name = '', password = '' }) => {
          const body = { name, ...(password && { password }) };
          setMade({ name, ...(await ask<{ link: string; embed: string }>('POST', root, { body })) });
          reload();
          return undefined;
        }}
      >
        <Field label={t.links.name} name="name" autocomplete="off" maxLength={80} />
        <Field
          label={t.links.passwordOptional}
          name="password"
          type="password"
          autocomplete="off"
          required={false}
          minLength={PASSWORD_LENGTH.min}
          maxLength={PASSWORD_LENGTH.max}
        />
      </Form>
      {made && (
        <div class="made" role="status">
          <h3>{fill(t.links.madeTitle, { name: made.name })}</h3>
          <p>{t.settings.once}</p>
          <Snippet key={made.link} text={made.link} />
          <p>{t.links.frame}</p>
          <Snippet
            key={made.embed}
            text={`<iframe src="${made.embed}" title="Luciole" width="100%" height="900"></iframe>`}
          />
        </div>
      )}
      <Embedding site={site} />
    </>
  );
}

function Embedding({ site }: { site: string }): VNode {
  const { t } = useLocale();
  const id = useId();
  const path = `/v1/sites/${encodeURIComponent(site)}/embedding`;
  const { value } = useResource<{ origins: string[] }>(path);
  return (
    <>
      <h2>{t.links.embedTitle}</h2>
      <p id={`${id}-text`}>{t.links.embedText}</p>
      {value && (
        <Form
          submit={t.links.save}
          refusals={{ 400: t.links.badOrigin }}
          onSubmit={async ({ origins = '' }) => {
            const lines = origins.split(/\s+/).filter(Boolean);
            await ask('PUT', path, { body: { origins: lines } });
            return t.settings.saved;
          }}
        >
          <div class="field">
            <label for={id}>{t.links.origins}</label>
            <textarea
              id={id}
              name="origins"
              rows={3}
              spellcheck={false}
              aria-describedby={`${id}-text`}
              defaultValue={value.origins.join('\n')}
            />
          </div>
        </Form>
      )}
    </>
  );
}
