import type { VNode } from 'preact';
import type { Filters } from '../../protocol/index.js';
import { FilterChips } from './filter-chips.js';
import { PeriodPicker } from './period-picker.js';

/** Which days, held against which, and only of what; `but` is what the page itself is about. */
export function Controls({ but }: { but?: keyof Filters }): VNode {
  return (
    <div class="controls">
      <PeriodPicker />
      <FilterChips {...(but && { but })} />
    </div>
  );
}
