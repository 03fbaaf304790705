import { z } from '@hono/zod-openapi';
import {
  ACTIONS,
  PASSWORD_LENGTH,
  ROLES,
  SCOPES,
  type AccountAnswer,
  type InvitationRow,
  type KeyRow,
  type LinkRow,
  type LogRow,
  type MemberRow,
  type PasskeyRow,
  type SessionRow,
} from '../../protocol/index.js';
import { problemAnswer } from './stats-schema.js';

const MAX_NAME_LENGTH = 80;

/** What something is called: one line, without characters that show nothing. */
export const nameSchema = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
  .refine((text) => text !== '', 'must not be empty')
  .refine((text) => text.length <= MAX_NAME_LENGTH, `must have at most ${MAX_NAME_LENGTH} characters`)
  .openapi({ type: 'string', maxLength: MAX_NAME_LENGTH });

export const emailSchema = z.email('must be an email address').max(200, 'must have at most 200 characters');

export const roleSchema = z.enum(ROLES, `must be one of ${ROLES.join(', ')}`);
export const scopeSchema = z.enum(SCOPES, `must be one of ${SCOPES.join(', ')}`);

/** A password that is chosen. One that is given is any text. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have ${PASSWORD_LENGTH.min} characters or more`)
  .max(PASSWORD_LENGTH.max, `must have at most ${PASSWORD_LENGTH.max} characters`);
export const passwordSchema = z.string().max(PASSWORD_LENGTH.max);

/** A secret that was handed out. */
export const tokenSchema = z.string().max(100);

const moment = z.number().int().openapi({ description: 'ms since the epoch' });
const day = z.string().nullable().openapi({ example: '2026-11-01' });

export const accountAnswerSchema: z.ZodType<AccountAnswer> = z
  .object({
    name: z.string(),
    email: z.string().nullable(),
    password: z.boolean(),
    secondFactor: z.boolean(),
    everywhere: z.boolean(),
    sites: z.array(z.object({ id: z.string(), role: roleSchema })),
  })
  .openapi('Account');

export const sessionsAnswerSchema: z.ZodType<SessionRow[]> = z
  .array(z.object({ id: z.string(), current: z.boolean(), startedAt: moment, endsAt: moment }))
  .openapi('Sessions');

export const passkeysAnswerSchema: z.ZodType<PasskeyRow[]> = z
  .array(z.object({ id: z.string(), name: z.string(), madeAt: moment }))
  .openapi('Passkeys');

export const membersAnswerSchema: z.ZodType<MemberRow[]> = z
  .array(
    z.object({
      person: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      role: roleSchema,
      everywhere: z.boolean(),
      secondFactor: z.boolean(),
      you: z.boolean(),
    }),
  )
  .openapi('Members');

export const invitationsAnswerSchema: z.ZodType<InvitationRow[]> = z
  .array(z.object({ id: z.string(), role: roleSchema, name: z.string(), expiresAt: moment }))
  .openapi('Invitations');

export const keysAnswerSchema: z.ZodType<KeyRow[]> = z
  .array(z.object({ id: z.string(), name: z.string(), scope: scopeSchema, madeAt: moment, usedOn: day }))
  .openapi('Keys');

export const linksAnswerSchema: z.ZodType<LinkRow[]> = z
  .array(z.object({ id: z.string(), name: z.string(), password: z.boolean(), madeAt: moment, usedOn: day }))
  .openapi('Links');

export const logAnswerSchema: z.ZodType<LogRow[]> = z
  .array(
    z.object({
      at: moment,
      action: z.enum(ACTIONS),
      who: z.string().nullable(),
      what: z.string(),
      times: z.number().int(),
    }),
  )
  .openapi('Log');

/** What is said to who may not. */
export const refusals = {
  400: problemAnswer('Something in the request is missing or wrong; the sentence says what.'),
  401: problemAnswer('Nobody is signed in.'),
  403: problemAnswer('The caller may not do this, or the request came from another origin.'),
};
export const siteRefusals = { ...refusals, 404: problemAnswer('No such site, or no such thing on it.') };

/** Path of a site. */
export const siteParams = z.object({ site: z.string().openapi({ example: 'demo' }) });
export const thingParams = siteParams.extend({ id: z.string() });
