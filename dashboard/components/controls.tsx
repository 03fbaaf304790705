import type { VNode } from 'preact';
import { FilterChips } from './filter-chips.js';
import { PeriodPicker } from './period-picker.js';

/** Which days, held against which, and only of what. */
export function Controls(): VNode {
  return (
    <div class="controls">
      <PeriodPicker />
      <FilterChips />
    </div>
  );
}
