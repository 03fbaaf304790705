import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { PLATFORMS, piecesOf, type Platform } from '../tags.js';
import { Prose } from './prose.js';
import { Snippet } from './snippet.js';

/** The tag of a site, as it is pasted into the publisher's system of choice. */
export function TagChoice({ site, origin }: { site: string; origin: string }): VNode {
  const { t } = useLocale();
  const id = useId();
  const [platform, setPlatform] = useState<Platform>('html');
  const pieces = piecesOf(platform, { collector: location.origin, site });
  return (
    <div class="steps">
      <p>{fill(t.tags.text, { origin })}</p>
      <div class="field">
        <label for={id}>{t.tags.platform}</label>
        <select
          id={id}
          value={platform}
          onChange={({ currentTarget }) => setPlatform(currentTarget.value as Platform)}
        >
          {PLATFORMS.map((each) => (
            <option key={each} value={each}>
              {t.tags.platforms[each].name}
            </option>
          ))}
        </select>
      </div>
      <ol key={platform}>
        {t.tags.platforms[platform].steps.map((step, index) => (
          <li key={index}>
            <p>
              <Prose text={step} />
            </p>
            <Snippet text={pieces[index] ?? ''} />
          </li>
        ))}
      </ol>
    </div>
  );
}
