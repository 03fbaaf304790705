import type { VNode } from 'preact';
import type { Filters } from '../../protocol/index.js';
import { filtersOf, narrowed } from '../choice.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { usePlace } from '../place-context.js';
import { keyName } from '../names.js';
import { ChoiceLink } from './choice-link.js';

/** What the figures are narrowed by, each to be taken away again; nothing of `but`, which the page is about. */
export function FilterChips({ but }: { but?: keyof Filters }): VNode | null {
  const locale = useLocale();
  const { t } = locale;
  const { choice } = usePlace();
  const filters = filtersOf(choice).filter(([dimension]) => dimension !== but);
  const kept = Object.fromEntries(filtersOf(choice).filter(([dimension]) => dimension === but));
  if (filters.length === 0) return null;
  return (
    <ul class="chips" aria-label={t.filters.title}>
      {filters.map(([dimension, value]) => {
        const name = keyName(dimension, value, locale);
        return (
          <li key={dimension} data-testid={`filter-${dimension}`}>
            <span>
              {t.dimensions[dimension]}: <bdi>{name}</bdi>
            </span>
            <ChoiceLink to={narrowed(choice, dimension, null)} current={false}>
              <span aria-hidden="true">×</span>
              <span class="hidden">
                {fill(t.filters.remove, { what: `${t.dimensions[dimension]}: ${name}` })}
              </span>
            </ChoiceLink>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li class="all">
          <ChoiceLink to={{ ...choice, filters: kept }} current={false}>
            {t.filters.removeAll}
          </ChoiceLink>
        </li>
      )}
    </ul>
  );
}
