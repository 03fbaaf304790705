import type { MailLanguage } from '../../../protocol/index.js';
import { en, type MailMessages } from './en.js';
import { fr } from './fr.js';

export type { MailMessages } from './en.js';

/** Every language that mails are written in. */
export const MAIL_MESSAGES: Record<MailLanguage, MailMessages> = { en, fr };
