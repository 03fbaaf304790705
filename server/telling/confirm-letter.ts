import type { MailLanguage } from '../../protocol/index.js';
import type { Letter } from './mailer.js';
import { writeLetter } from './sheet.js';
import { fill, wordsOf } from './words.js';

/** Asks whether mails reach who gave this address: the one mail that is sent to it before anybody said so. */
export function confirmLetter(site: string, language: MailLanguage, href: string): Letter {
  const { t } = wordsOf(language);
  return writeLetter({
    language: t.code,
    subject: fill(t.confirm.subject, { site }),
    title: t.confirm.title,
    intro: [fill(t.confirm.text, { site })],
    tables: [],
    link: { text: t.confirm.open, href },
    notes: [],
    footer: t.confirm.footer,
  });
}
