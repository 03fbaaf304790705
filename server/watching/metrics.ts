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
}

/** How observations are spread. */
export interface Histogram {
  observe(labels: Labels, value: number): void;
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
    const values = new Map<string, number>();
    this.#metrics.push({
      name,
      help,
      type: 'counter',
      lines: () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
    });
    return {
      add(labels, by = 1) {
        const key = written(labels);
        values.set(key, (values.get(key) ?? 0) + by);
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
    return {
      observe(labels, value) {
        const key = written(labels);
        let spread = spreads.get(key);
        if (!spread) {
          spread = { labels, counts: Array<number>(bounds.length + 1).fill(0), sum: 0 };
          spreads.set(key, spread);
        }
        const place = bounds.findIndex((bound) => value <= bound);
        const bucket = place === -1 ? bounds.length : place;
        spread.counts[bucket] = (spread.counts[bucket] ?? 0) + 1;
        spread.sum += value;
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
