import type { VNode } from 'preact';
import { ask, AnswerError } from '../api.js';
import { Field, Form } from '../components/form.js';
import { OriginsField } from '../components/origins-field.js';
import { ZoneField } from '../components/zone-field.js';
import { useLocale } from '../locale-context.js';
import { addressOf } from '../place.js';
import { usePlace } from '../place-context.js';
import { originsOf, troubleWith } from '../site-rules.js';

/** Adds a site; then its page waits for the first view. */
export function AddSite(): VNode {
  const { t } = useLocale();
  const { choice } = usePlace();
  return (
    <>
      <h1>{t.siteForm.addTitle}</h1>
      <p>{t.siteForm.addText}</p>
      <Form
        submit={t.siteForm.add}
        refusals={{ 409: t.siteForm.taken }}
        onSubmit={async ({ id = '', origins = '', timezone = '' }) => {
          const draft = { id: id.trim(), origins: originsOf(origins), timezone: timezone.trim() };
          const trouble = troubleWith(draft, t);
          if (trouble !== null) throw new AnswerError(400, trouble);
          await ask('POST', '/v1/sites', { body: draft });
          // Anew, since there is a site more than this page knows.
          const to = { ...choice, site: draft.id, filters: {} };
          location.assign(addressOf({ path: '/', choice: to, hash: '' }));
          return undefined;
        }}
      >
        <Field label={t.siteForm.id} name="id" autocomplete="off" hint={t.siteForm.idHint} maxLength={63} />
        <OriginsField value={[]} />
        <ZoneField value={Intl.DateTimeFormat().resolvedOptions().timeZone} />
      </Form>
    </>
  );
}
