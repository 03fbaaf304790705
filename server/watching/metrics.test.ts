import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('writes counters by their labels', () => {
    const metrics = new Metrics();
    const counter = metrics.counter('a_total', 'How many.');
    counter.add({ kind: 'x' });
    counter.add({ kind: 'x' }, 2);
    counter.add({ kind: 'y' });
    expect(metrics.text()).toBe(
      '# HELP a_total How many.\n# TYPE a_total counter\na_total{kind="x"} 3\na_total{kind="y"} 1\n',
    );
  });

  it('reads values when it is asked', () => {
    const metrics = new Metrics();
    let value = 1;
    metrics.read('gauge', 'a', 'How much.', () => [[{}, value]]);
    value = 2.5;
    expect(metrics.text()).toBe('# HELP a How much.\n# TYPE a gauge\na 2.5\n');
  });

  it('writes how observations are spread, a bucket having all that is not above it', () => {
    const metrics = new Metrics();
    const histogram = metrics.histogram('a_seconds', 'How long.', [0.1, 1]);
    for (const value of [0.1, 0.5, 1, 7]) histogram.observe({ by: 'x' }, value);
    expect(metrics.text().split('\n').slice(2)).toEqual([
      'a_seconds_bucket{by="x",le="0.1"} 1',
      'a_seconds_bucket{by="x",le="1"} 3',
      'a_seconds_bucket{by="x",le="+Inf"} 4',
      'a_seconds_sum{by="x"} 8.6',
      'a_seconds_count{by="x"} 4',
      '',
    ]);
  });

  it('escapes what the format gives a meaning', () => {
    const metrics = new Metrics();
    metrics.counter('a_total', 'One\ntwo \\').add({ kind: 'say "x"\n\\' });
    expect(metrics.text()).toBe(
      '# HELP a_total One\\ntwo \\\\\n# TYPE a_total counter\na_total{kind="say \\"x\\"\\n\\\\"} 1\n',
    );
  });
});
