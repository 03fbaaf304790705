import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Member } from '../auth/members.js';
import { shownEmail } from '../auth/people.js';
import { needs } from './access.js';
import { jsonAnswer, jsonBody } from './answers.js';
import type { Dependencies, Environment } from './environment.js';
import {
  invitationsAnswerSchema,
  membersAnswerSchema,
  nameSchema,
  roleSchema,
  siteParams,
  siteRefusals,
  thingParams,
} from './people-schema.js';
import { ProblemError } from './problem.js';
import { problemAnswer } from './stats-schema.js';

/** Adds what owners do with the people of a site: see them, change their roles, invite. */
export function serveMembers(
  app: OpenAPIHono<Environment>,
  { accounts, publicUrl, now }: Dependencies,
): void {
  const { members, invitations, log } = accounts;

  app.openapi(membersRoute, (c) => {
    const rows = members.list(c.get('site').id);
    return c.json(
      rows.map((row) => ({ ...row, email: shownEmail(row.email), you: row.person === c.get('person').id })),
      200,
    );
  });

  /** The member that a path names, where the caller may change them. */
  const memberOf = (site: string, person: string, caller: string) => {
    const member = members.list(site).find((each) => each.person === person);
    if (!member) throw new ProblemError(404, 'The site has no such member.');
    if (person === caller)
      throw new ProblemError(409, 'Your own role is changed by another owner of the site.');
    if (member.everywhere)
      throw new ProblemError(409, 'An owner of every site is changed by "luciole user" on the server only.');
    return member;
  };

  /** What the caller does to the member that a path names, unless they are no owner any more by then. */
  const changeMember = (
    { site, person, caller }: Record<'site' | 'person' | 'caller', string>,
    change: (member: Member) => void,
  ) => {
    const done = members.asOwner(caller, site, () => {
      change(memberOf(site, person, caller));
    });
    if (!done) throw new ProblemError(403, 'You are no owner of the site any more.');
  };

  app.openapi(roleRoute, (c) => {
    const site = c.get('site').id;
    const { role } = c.req.valid('json');
    const by = c.get('actor');
    changeMember({ site, person: c.req.valid('param').id, caller: c.get('person').id }, (member) => {
      members.put({ person: member.person, site, role }, now());
      log.note({ action: 'role-changed', site, by, what: `${member.email}: ${role}` }, now());
    });
    return c.body(null, 204);
  });

  app.openapi(removeRoute, (c) => {
    const site = c.get('site').id;
    const by = c.get('actor');
    changeMember({ site, person: c.req.valid('param').id, caller: c.get('person').id }, (member) => {
      members.remove(member.person, site);
      log.note({ action: 'member-removed', site, by, what: member.email }, now());
    });
    return c.body(null, 204);
  });

  app.openapi(invitationsRoute, (c) => c.json(invitations.list(c.get('site').id, now()), 200));

  app.openapi(inviteRoute, (c) => {
    const site = c.get('site').id;
    const { role, name } = c.req.valid('json');
    const { id, token, expiresAt } = invitations.make({ site, role, name }, now());
    log.note({ action: 'invited', site, by: c.get('actor'), what: `${name}: ${role}` }, now());
    // Behind the #, where neither a server's log nor a Referer header has it.
    return c.json({ id, link: `${publicUrl}/invitation#${token}`, expiresAt }, 201);
  });

  app.openapi(withdrawRoute, (c) => {
    const site = c.get('site').id;
    const name = invitations.withdraw(c.req.valid('param').id, site);
    if (name === undefined) throw new ProblemError(404, 'There is no such invitation any more.');
    log.note({ action: 'invitation-withdrawn', site, by: c.get('actor'), what: name }, now());
    return c.body(null, 204);
  });
}

const security: Record<string, string[]>[] = [{ session: [] }];
const owners = { middleware: needs('own'), security };

const membersRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/members',
  summary: 'Who has a role on the site',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The members.', membersAnswerSchema), ...siteRefusals },
});

const conflict = { 409: problemAnswer('The role is one that cannot be changed here.') };

const roleRoute = createRoute({
  method: 'patch',
  path: '/v1/sites/{site}/members/{id}',
  summary: 'Changes a role, from the next request on',
  ...owners,
  request: { params: thingParams, ...jsonBody(z.strictObject({ role: roleSchema })) },
  responses: { 204: { description: 'Changed.' }, ...siteRefusals, ...conflict },
});

const removeRoute = createRoute({
  method: 'delete',
  path: '/v1/sites/{site}/members/{id}',
  summary: 'Takes somebody off the site, from the next request on',
  ...owners,
  request: { params: thingParams },
  responses: { 204: { description: 'Removed.' }, ...siteRefusals, ...conflict },
});

const invitationsRoute = createRoute({
  method: 'get',
  path: '/v1/sites/{site}/invitations',
  summary: 'Invitations that nobody has accepted yet',
  ...owners,
  request: { params: siteParams },
  responses: { 200: jsonAnswer('The invitations.', invitationsAnswerSchema), ...siteRefusals },
});

const inviteRoute = createRoute({
  method: 'post',
  path: '/v1/sites/{site}/invitations',
  summary: 'Makes an invitation, for whoever holds its link, once, within seven days',
  ...owners,
  request: { params: siteParams, ...jsonBody(z.strictObject({ role: roleSchema, name: nameSchema })) },
  responses: {
    201: jsonAnswer(
      'The link, which is not shown again.',
      z.object({ id: z.string(), link: z.string(), expiresAt: z.number() }),
    ),
    ...siteRefusals,
  },
});

const withdrawRoute = createRoute({
  method: 'delete',
  path: '/v1/sites/{site}/invitations/{id}',
  summary: 'Takes an invitation back',
  ...owners,
  request: { params: thingParams },
  responses: { 204: { description: 'Taken back.' }, ...siteRefusals },
});
