import type { VNode } from 'preact';
import {
  LETTERS,
  MAIL_LANGUAGES,
  type LetterRow,
  type LettersAnswer,
  type MailLanguage,
} from '../../protocol/telling.js';
import { ask } from '../api.js';
import { Check } from '../components/check.js';
import { Form } from '../components/form.js';
import { PlaceLink } from '../components/place-link.js';
import { Select } from '../components/select.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { sitePath } from '../paths.js';
import { useResource } from '../use-resource.js';

const PATH = '/v1/account/letters';

/** What somebody has mailed to them of a site. */
export function MailSettings({ site }: { site: string }): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  const { value: answer, reload } = useResource<LettersAnswer>(PATH);
  const row = answer?.rows.find((each) => each.site === site);

  return (
    <>
      <h1>{fill(t.mail.title, { site })}</h1>
      {answer && !answer.mail && <p class="note">{t.mail.none}</p>}
      {answer && answer.email === null && (
        <p class="note">
          {t.mail.emailFirst}{' '}
          <PlaceLink to={{ path: '/account', choice, hash: '' }}>{t.settings.pages.account}</PlaceLink>
        </p>
      )}
      {answer?.email && <p>{fill(t.mail.text, { email: answer.email })}</p>}
      {answer?.email && answer.mail && !answer.confirmed && (
        <Unconfirmed site={site} answer={answer} email={answer.email} asked={reload} />
      )}
      {answer && row && <Wanted row={row} disabled={answer.email === null} saved={reload} />}
      {row && <Preview site={site} language={row.language} />}
    </>
  );
}

/** Says that the address is to be confirmed first; sends the mail that asks once more. */
function Unconfirmed({
  site,
  answer: { askedAt, rows },
  email,
  asked,
}: {
  site: string;
  answer: LettersAnswer;
  email: string;
  asked: () => void;
}): VNode {
  const { t } = useLocale();
  const row = rows.find((each) => each.site === site);
  const wanted = row && LETTERS.some((letter) => row[letter]);
  return (
    <div class="note">
      <p>{fill(askedAt === null ? t.mail.asksFirst : t.mail.asks, { email })}</p>
      {wanted && (
        <Form
          submit={t.mail.askAgain}
          refusals={{ 429: t.mail.tooOften }}
          onSubmit={async () => {
            await ask('POST', `${PATH}/confirmation`, { body: { site } });
            asked();
            return t.mail.asked;
          }}
        >
          {null}
        </Form>
      )}
    </div>
  );
}

function Wanted({ row, disabled, saved }: { row: LetterRow; disabled: boolean; saved: () => void }): VNode {
  const { t } = useLocale();
  // Who was never asked reads mails as they read this page.
  const never = !row.weekly && !row.monthly && !row.alerts;
  const own = MAIL_LANGUAGES.find((code) => code === t.code);
  const language = (never ? own : undefined) ?? row.language;
  if (disabled) return <></>;
  return (
    <Form
      submit={t.mail.save}
      onSubmit={async (values) => {
        const body = {
          site: row.site,
          weekly: values['weekly'] !== undefined,
          monthly: values['monthly'] !== undefined,
          alerts: values['alerts'] !== undefined,
          language: values['language'],
        };
        await ask('PUT', PATH, { body });
        saved();
        return t.settings.saved;
      }}
    >
      <Check label={t.mail.weekly} name="weekly" checked={row.weekly} hint={t.mail.weeklyHint} />
      <Check label={t.mail.monthly} name="monthly" checked={row.monthly} hint={t.mail.monthlyHint} />
      <Check label={t.mail.alerts} name="alerts" checked={row.alerts} hint={t.mail.alertsHint} />
      <Select label={t.mail.language} name="language" options={languages(language)} />
    </Form>
  );
}

const NAMES: Record<MailLanguage, string> = { en: 'English', fr: 'Français' };

/** The languages of mails, the chosen one first. */
function languages(chosen: MailLanguage): [string, string][] {
  const others = MAIL_LANGUAGES.filter((code) => code !== chosen);
  return [chosen, ...others].map((code) => [code, NAMES[code]]);
}

function Preview({ site, language }: { site: string; language: MailLanguage }): VNode {
  const { t } = useLocale();
  const address = (every: string, format: string) =>
    `${sitePath(site)}/letter?${new URLSearchParams({ every, language, format }).toString()}`;
  return (
    <>
      <h2>{t.mail.previewTitle}</h2>
      <p>{t.mail.previewText}</p>
      <ul>
        {(['weekly', 'monthly'] as const).map((every) => (
          <li key={every}>
            <a href={address(every, 'html')} target="_blank" rel="noreferrer">
              {t.mail[every]}
            </a>{' '}
            <a
              class="quiet"
              href={address(every, 'text')}
              target="_blank"
              rel="noreferrer"
              aria-label={`${t.mail[every]}, ${t.mail.asText}`}
            >
              {t.mail.asText}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
