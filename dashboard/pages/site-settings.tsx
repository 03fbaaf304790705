import type { VNode } from 'preact';
import type { SiteSettings as Settings } from '../../protocol/checking.js';
import { AnswerError, ask } from '../api.js';
import { Field, Form } from '../components/form.js';
import { OriginsField } from '../components/origins-field.js';
import { SiteCheck } from '../components/site-check.js';
import { TagChoice } from '../components/tag-choice.js';
import { ZoneField } from '../components/zone-field.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { sitePath } from '../paths.js';
import { originsOf, troubleWith } from '../site-rules.js';
import { useResource } from '../use-resource.js';

/** What is set of a site, its tag, and the check of why nothing arrives. */
export function SiteSettings({ site }: { site: string }): VNode {
  const { t } = useLocale();
  const path = `${sitePath(site)}/settings`;
  const { value, reload } = useResource<Settings>(path);
  return (
    <>
      <h1>{fill(t.siteForm.title, { site })}</h1>
      {value && (
        <>
          <Form
            submit={t.siteForm.save}
            onSubmit={async ({ origins = '', timezone = '', days }) => {
              const draft = { origins: originsOf(origins), timezone: timezone.trim() };
              const trouble = troubleWith(draft, t);
              if (trouble !== null) throw new AnswerError(400, trouble);
              await ask('PATCH', path, { body: { ...draft, retentionDays: Number(days) } });
              reload();
              return t.settings.saved;
            }}
          >
            <OriginsField value={value.origins} />
            <ZoneField value={value.timezone} hint={value.recorded ? t.siteForm.zoneRecount : undefined} />
            <Field
              label={t.siteForm.days}
              name="days"
              type="number"
              autocomplete="off"
              value={String(value.retentionDays)}
              min={7}
              max={36_500}
              hint={t.siteForm.daysHint}
            />
          </Form>
          <h2>{t.tags.title}</h2>
          <TagChoice site={site} origin={value.origins[0] ?? ''} />
          <SiteCheck site={value} />
        </>
      )}
    </>
  );
}
