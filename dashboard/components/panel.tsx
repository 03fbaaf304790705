import type { ComponentChildren, VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { download } from '../download.js';
import { fill } from '../locale.js';
import { useLocale } from '../locale-context.js';
import { useSite } from '../site-context.js';
import type { Answer } from '../use-answer.js';
import { Counted, type Term } from './counted.js';
import { reasonOf } from './form.js';
import { Skeleton } from './skeleton.js';

interface Props {
  title: string;
  counted: string;
  /** Figures in it that the question mark explains besides. */
  terms?: readonly Term[];
  testId: string;
  wide?: boolean;
  /** How reading what it shows stands; the panel says so itself. */
  answer?: Pick<Answer<object>, 'value' | 'stale' | 'error' | 'reading'>;
  /** Where exactly what it shows is read, for who wants it as a file. */
  source?: string | null;
  /** Said where there is nothing to show. */
  empty?: ComponentChildren;
  /** Stands in the heading, before the files. */
  tools?: ComponentChildren;
  /** Stands above the table or chart, whichever is shown. */
  above?: VNode | null;
  /** The same as the table, for those who would rather look than read. */
  chart?: VNode | null;
  /** What is shown, or the table beside a chart: one of them is shown at a time. */
  children: ComponentChildren;
}

/**
 * A titled part of the page: how its figures are counted, to look at or to read, as a file, and how reading it
 * stands: on its way, read in part, empty, or not to be read.
 */
export function Panel({ title, counted, terms, testId, wide = false, ...shown }: Props): VNode {
  const { t } = useLocale();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { answer, source, empty, tools, above, chart, children } = shown;
  const awaited = answer !== undefined && answer.value === null;
  const bare = awaited || (empty ?? null) !== null;
  return (
    <section
      class={wide ? 'panel wide' : 'panel'}
      aria-labelledby={id}
      aria-busy={awaited || answer?.stale === true}
      data-testid={testId}
    >
      <div class="heading">
        <h2 id={id}>{title}</h2>
        <Counted what={title} text={counted} {...(terms && { terms })} />
        <div class="tools">
          {tools}
          {chart && !bare && (
            <button
              type="button"
              aria-pressed={asTable}
              aria-label={fill(t.panel.tableOf, { what: title })}
              onClick={() => setAsTable(!asTable)}
            >
              {t.panel.table}
            </button>
          )}
          {source && !bare && <Files title={title} source={source} name={testId} />}
        </div>
      </div>
      {answer && <Progress answer={answer} />}
      {!bare && above}
      {awaited ? (
        answer.error ? (
          <p class="quiet">{reasonOf(answer.error, t)}</p>
        ) : (
          <Skeleton rows={5} />
        )
      ) : bare ? (
        <p class="quiet">{empty}</p>
      ) : chart && !asTable ? (
        chart
      ) : (
        children
      )}
    </section>
  );
}

/** Says which part of the days the figures cover while the rest is being read. */
function Progress({ answer }: { answer: NonNullable<Props['answer']> }): VNode | null {
  const { t, day } = useLocale();
  const read = (answer.value as { read?: { from: string; to: string } | null } | null)?.read;
  if (read === undefined || answer.stale) return null;
  const span = read && { from: day(read.from, 'long'), to: day(read.to, 'long') };
  const text = answer.reading ? t.panel.readSoFar : t.panel.readOnly;
  return <p class="progress">{span ? fill(text, span) : t.panel.readNothing}</p>;
}

/** What the panel shows, as files. */
function Files({ title, source, name }: { title: string; source: string; name: string }): VNode {
  const { t } = useLocale();
  const { site, token } = useSite();
  const [failed, setFailed] = useState('');
  const span = new URLSearchParams(source.split('?')[1]);
  const file = [site.id, name, span.get('from'), span.get('to')].filter((part) => part !== null).join('-');
  const save = (format: 'csv' | 'json') => {
    setFailed('');
    download(format, { path: source, name: file, token }).catch((error: unknown) =>
      setFailed(reasonOf(error, t)),
    );
  };
  return (
    <>
      {(['csv', 'json'] as const).map((format) => (
        <button
          key={format}
          type="button"
          aria-label={fill(t.panel.save, { what: title, format: format.toUpperCase() })}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      {failed && (
        <small role="alert" class="refusal">
          {failed}
        </small>
      )}
    </>
  );
}
