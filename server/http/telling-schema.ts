import { z } from '@hono/zod-openapi';
import {
  MAIL_LANGUAGES,
  TOLD,
  WEBHOOK_KINDS,
  type AlertsAnswer,
  type AlertSettingsAnswer,
  type DeliveryRow,
  type LetterRow,
  type LettersAnswer,
  type WebhookRow,
} from '../../protocol/index.js';

export const languageSchema = z.enum(MAIL_LANGUAGES, `must be one of ${MAIL_LANGUAGES.join(', ')}`);
export const toldSchema = z.enum(TOLD, `must be one of ${TOLD.join(', ')}`);
export const webhookKindSchema = z.enum(WEBHOOK_KINDS, `must be one of ${WEBHOOK_KINDS.join(', ')}`);

const moment = z.number().int().openapi({ description: 'ms since the epoch' });

export const letterRowSchema: z.ZodType<LetterRow> = z
  .strictObject({
    site: z.string().max(63),
    weekly: z.boolean(),
    monthly: z.boolean(),
    alerts: z.boolean(),
    language: languageSchema,
  })
  .openapi('Letters');

export const lettersAnswerSchema: z.ZodType<LettersAnswer> = z
  .object({
    mail: z.boolean().openapi({ description: 'Whether this server can send mail.' }),
    email: z.string().nullable(),
    confirmed: z.boolean().openapi({
      description:
        'Whether they said that mails reach them there. Until then, none but the one that asks is sent.',
    }),
    askedAt: moment
      .nullable()
      .openapi({ description: 'When a mail that asks was last written; null: not lately.' }),
    rows: z.array(letterRowSchema),
  })
  .openapi('OwnLetters');

const within = (least: number, most: number) =>
  z
    .number()
    .int()
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`);

export const alertSettingsSchema: z.ZodType<AlertSettingsAnswer> = z
  .strictObject({
    burst: z.boolean().openapi({ description: 'Whether an article that takes off is told.' }),
    least: within(5, 1_000_000).openapi({ description: 'Arrivals within about three hours, at least.' }),
    times: within(2, 1000).openapi({ description: 'Times the article’s own rate, at least.' }),
    silent: z.boolean().openapi({ description: 'Whether a site that falls silent is told.' }),
    minutes: within(10, 2880).openapi({ description: 'Minutes without a view, at least.' }),
  })
  .openapi('AlertSettings');

export const alertsAnswerSchema: z.ZodType<AlertsAnswer> = z
  .object({
    settings: alertSettingsSchema,
    rows: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['burst', 'silent']),
        page: z.string().openapi({ description: 'Empty where it is the site itself.' }),
        openedAt: moment,
        closedAt: moment.nullable(),
      }),
    ),
  })
  .openapi('Alerts');

export const webhooksAnswerSchema: z.ZodType<WebhookRow[]> = z
  .array(
    z.object({
      id: z.string(),
      kind: webhookKindSchema,
      name: z.string(),
      origin: z.string(),
      events: z.array(toldSchema),
      off: z.enum(['owner', 'failing']).nullable(),
      failingSince: moment.nullable(),
      madeAt: moment,
    }),
  )
  .openapi('Webhooks');

export const deliveriesAnswerSchema: z.ZodType<DeliveryRow[]> = z
  .array(
    z.object({
      id: z.string(),
      event: z.enum([...TOLD, 'test']),
      madeAt: moment,
      state: z.enum(['waiting', 'delivered', 'failed', 'dropped']),
      tries: z.number().int(),
      nextAt: moment.nullable(),
      error: z.string().nullable(),
    }),
  )
  .openapi('Deliveries');
