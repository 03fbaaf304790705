import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ROLES, type InvitationRow, type MemberRow, type Role } from '../../protocol/people.js';
import { ask } from '../api.js';
import { ActionButton } from '../components/action-button.js';
import { Field, Form, reasonOf } from '../components/form.js';
import { Select } from '../components/select.js';
import { Snippet } from '../components/snippet.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useResource } from '../use-resource.js';

/** Who may look at a site, and who is invited. */
export function PeopleSettings({ site }: { site: string }): VNode {
  const { t, moment } = useLocale();
  const root = `/v1/sites/${encodeURIComponent(site)}`;
  const members = useResource<MemberRow[]>(`${root}/members`);
  const invitations = useResource<InvitationRow[]>(`${root}/invitations`);
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const [trouble, setTrouble] = useState('');

  const change = (person: string, role: Role) => {
    ask('PATCH', `${root}/members/${person}`, { body: { role } }).then(
      () => {
        setTrouble('');
        members.reload();
      },
      (error: unknown) => {
        setTrouble(reasonOf(error, t));
        members.reload();
      },
    );
  };
  const roles = ROLES.map((role) => [role, t.settings.roles[role]] as const);

  return (
    <>
      <h1>{fill(t.members.title, { site })}</h1>
      <table class="list cards" role="table">
        <caption>{fill(t.members.caption, { site })}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {t.members.person}
            </th>
            <th scope="col" role="columnheader">
              {t.members.role}
            </th>
            <td role="cell" />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {members.value?.map(({ person, name, email, role, everywhere, secondFactor, you }) => (
            <tr key={person} role="row">
              <th scope="row" role="rowheader">
                {name}
                <small>
                  {[email, you && t.members.you, secondFactor && t.members.second]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </th>
              <td role="cell">
                {everywhere || you ? (
                  everywhere ? (
                    t.members.everywhere
                  ) : (
                    t.settings.roles[role]
                  )
                ) : (
                  <select
                    aria-label={fill(t.members.roleOf, { name })}
                    value={role}
                    onChange={({ currentTarget }) => change(person, currentTarget.value as Role)}
                  >
                    {roles.map(([value, label]) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                )}
              </td>
              <td class="act" role="cell">
                {!everywhere && !you && (
                  <ActionButton
                    label={t.members.remove}
                    name={fill(t.members.removeWho, { name })}
                    act={async () => {
                      await ask('DELETE', `${root}/members/${person}`);
                      members.reload();
                    }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="alert" class="refusal">
        {trouble}
      </p>
      <ul class="quiet">
        {ROLES.map((role) => (
          <li key={role}>{t.members.rolesText[role]}</li>
        ))}
      </ul>

      {invitations.value && invitations.value.length > 0 && (
        <>
          <h2>{t.members.open}</h2>
          <table class="list cards" role="table">
            <caption class="hidden">{t.members.open}</caption>
            <tbody role="rowgroup">
              {invitations.value.map(({ id, name, role, expiresAt }) => (
                <tr key={id} role="row">
                  <th scope="row" role="rowheader">
                    {name}
                    <small>{fill(t.members.until, { day: moment(expiresAt) })}</small>
                  </th>
                  <td role="cell">{t.settings.roles[role]}</td>
                  <td class="act" role="cell">
                    <ActionButton
                      label={t.members.withdraw}
                      name={fill(t.members.withdrawWho, { name })}
                      act={async () => {
                        await ask('DELETE', `${root}/invitations/${id}`);
                        invitations.reload();
                      }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}

      <h2>{t.members.inviteTitle}</h2>
      <p>{t.members.inviteText}</p>
      <Form
        submit={t.members.invite}
        clears
        onSubmit={async ({ name = '', role }) => {
          const { link } = await ask<{ link: string }>('POST', `${root}/invitations`, {
            body: { name, role },
          });
          setMade({ name, link });
          invitations.reload();
          return undefined;
        }}
      >
        <Field label={t.members.inviteFor} name="name" autocomplete="off" maxLength={80} />
        <Select label={t.members.role} name="role" options={roles} />
      </Form>
      {made && (
        <div class="made" role="status">
          <h3>{fill(t.members.invited, { name: made.name })}</h3>
          <p>{t.settings.once}</p>
          <Snippet key={made.link} text={made.link} />
        </div>
      )}
    </>
  );
}
