/** Label values by label name; few and bounded, since each combination is kept. */
export type Labels = Record<string, string>;

interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  lines: () => string[];
}

/** A number that only grows, for each combination of labels. */
export interface Counter {
  add(labels: Labels, by?: number): void;
  /** `add` for one combination, for those who add to it often. */
  of(labels: Labels): (by?: number) => void;
}

/** How observations are spread. */
export interface Histogram {
  observe(labels: Labels, value: number): void;
  /** `observe` for one combination, for those who observe it often. */
  of(labels: Labels): (value: number) => void;
}

interface Spread {
  labels: Labels;
  /** Observations by the first bound that they do not exceed; the last place: by none. */
  counts: number[];
  sum: number;
}

/** What a server tells of itself, in the text format of Prometheus (exposition format 0.0.4). */
export class Metrics {
  readonly #metrics: Metric[] = [];

  counter(name: string, help: string): Counter {
    const values = new Map<string, { value: number }>();
    this.#metrics.push({
      name,
      help,
      type: 'counter',
      lines: () => [...values].map(([labels, { value }]) => `${name}${labels} ${value}`),
    });
    const of = (labels: Labels) => {
      const key = written(labels);
      const kept = values.get(key) ?? { value: 0 };
      values.set(key, kept);
      return (by = 1) => void (kept.value += by);
    };
    return {
      of,
      add(labels, by) {
        of(labels)(by);
      },
    };
  }

  /** Values that are known elsewhere and read when they are asked for. */
  read(type: 'counter' | 'gauge', name: string, help: string, values: () => [Labels, number][]): void {
    const lines = () => values().map(([labels, value]) => `${name}${written(labels)} ${value}`);
    this.#metrics.push({ name, help, type, lines });
  }

  /** `bounds`: upper bounds of the buckets, ascending. */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    const spreads = new Map<string, Spread>();
    this.#metrics.push({
      name,
      help,
      type: 'histogram',
      lines: () => [...spreads.values()].flatMap((spread) => spreadLines(name, bounds, spread)),
    });
    const of = (labels: Labels) => {
      const key = written(labels);
      const spread = spreads.get(key) ?? {
        labels,
        counts: Array<number>(bounds.length + 1).fill(0),
        sum: 0,
      };
      spreads.set(key, spread);
      return (value: number) => {
        let bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]!) bucket += 1;
        spread.counts[bucket]! += 1;
        spread.sum += value;
      };
    };
    return {
      of,
      observe(labels, value) {
        of(labels)(value);
      },
    };
  }

  /** Everything, as Prometheus reads it. */
  text(): string {
    return this.#metrics
      .map(({ name, help, type, lines }) =>
        [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines(), ''].join('\n'),
      )
      .join('');
  }
}

function spreadLines(name: string, bounds: readonly number[], { labels, counts, sum }: Spread): string[] {
  let total = 0;
  const buckets = counts.map((count, place) => {
    total += count;
    return `${name}_bucket${written({ ...labels, le: String(bounds[place] ?? '+Inf') })} ${total}`;
  });
  return [...buckets, `${name}_sum${written(labels)} ${sum}`, `${name}_count${written(labels)} ${total}`];
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`,
  );
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
