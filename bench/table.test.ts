import { describe, expect, it } from 'vitest';
import { table } from './table.js';

describe('table', () => {
  it('lines up names to the left and figures to the right', () => {
    expect(
      table(
        ['what', 'bytes'],
        [
          ['ours', 1899],
          ['another', '–'],
        ],
      ),
    ).toBe(
      ['| what    | bytes |', '|---------|------:|', '| ours    | 1,899 |', '| another |     – |'].join('\n'),
    );
  });

  it('is only its head where there are no rows', () => {
    expect(table(['a', 'b'], [])).toBe('| a | b |\n|---|--:|');
  });
});
