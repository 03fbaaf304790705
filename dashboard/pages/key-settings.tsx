import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { SCOPES, type KeyRow } from '../../protocol/people.js';
import { ask } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field, Form } from '../components/form.js';
import { Select } from '../components/select.js';
import { Snippet } from '../components/snippet.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useResource } from '../use-resource.js';

/** The keys with which programs come. */
export function KeySettings({ site }: { site: string }): VNode {
  const { t, day } = useLocale();
  const root = `/v1/sites/${encodeURIComponent(site)}/keys`;
  const { value: rows, reload } = useResource<KeyRow[]>(root);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);

  return (
    <>
      <h1>{fill(t.keys.title, { site })}</h1>
      <p>{t.keys.text}</p>
      {rows?.length === 0 && <p class="quiet">{t.keys.none}</p>}
      {rows && rows.length > 0 && (
        <table class="list">
          <caption>{fill(t.keys.caption, { site })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.keys.name}</th>
              <th scope="col">{t.keys.used}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, scope, usedOn }) => (
              <tr key={id}>
                <th scope="row">
                  {name || t.keys.unnamed}
                  <small>{t.keys.scopes[scope]}</small>
                </th>
                <td>{usedOn === null ? t.settings.never : day(usedOn)}</td>
                <td class="act">
                  <ActionButton
                    label={t.keys.revoke}
                    name={fill(t.keys.revokeWhat, { name: name || id })}
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
      <h2>{t.keys.make}</h2>
      <Form
        submit={t.keys.make}
        clears
        onSubmit={async ({ name = '', scope }) => {
          const { key } = await ask<{ key: string }>('POST', root, { body: { name, scope } });
          setMade({ name, key });
          reload();
          return undefined;
        }}
      >
        <Field label={t.keys.name} name="name" autocomplete="off" maxLength={80} />
        <Select
          label={t.keys.scope}
          name="scope"
          options={SCOPES.map((scope) => [scope, t.keys.scopes[scope]] as const)}
        />
      </Form>
      {made && (
        <div class="made" role="status">
          <h3>{fill(t.keys.madeTitle, { name: made.name })}</h3>
          <p>{t.settings.once}</p>
          <Snippet key={made.key} text={made.key} />
        </div>
      )}
    </>
  );
}
