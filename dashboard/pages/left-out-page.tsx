import type { VNode } from 'preact';
import type { LeftOutAnswer } from '../../protocol/index.js';
import { Figure } from '../components/figure.js';
import { LeftOutDays } from '../components/left-out-days.js';
import { LeftOutReasons } from '../components/left-out-reasons.js';
import { PageTitle } from '../components/page-title.js';
import { PeriodPicker } from '../components/period-picker.js';
import { Skeleton } from '../components/skeleton.js';
import { leftOutTotals, REASON_KINDS } from '../left-out.js';
import { useLocale } from '../locale-context.js';
import { questionOf, sitePath } from '../paths.js';
import { dayIn, spanOf } from '../period.js';
import { usePlace } from '../place-context.js';
import { useSite } from '../site-context.js';
import { REFRESH_MS, useAnswer } from '../use-answer.js';
import { useReady } from '../use-report.js';
import { useTitle } from '../use-title.js';

/** What was reported and is in no other figure: how much, for which reasons, and on which days. */
export function LeftOutPage(): VNode {
  const { t, percent } = useLocale();
  const { choice } = usePlace();
  const { site } = useSite();
  useTitle(t.leftOutPage.title);

  const now = Date.now();
  const span = spanOf(choice.period, site.timezone, now);
  const goesOn = span.to >= dayIn(site.timezone, now);
  const source = `${sitePath(site.id)}/left-out?${questionOf(span).toString()}`;
  const answer = useAnswer<LeftOutAnswer>(`${source}&by=day`, { everyMs: goesOn ? REFRESH_MS : null });
  const { value } = answer;
  const ready = useReady([answer]);
  const totals = value && leftOutTotals(value.rows);
  const part = (count: number) =>
    totals && totals.all > 0 && <p>{percent(Math.round((100 * count) / totals.all) / 100)}</p>;
  return (
    <>
      <div class="controls">
        <PeriodPicker compare={false} />
      </div>
      <div class="report" aria-busy={answer.stale}>
        <PageTitle span={value ?? span} readAt={answer.readAt} goesOn={goesOn}>
          {t.leftOutPage.title}
        </PageTitle>
        <p class="lead">{t.leftOutPage.text}</p>
        {Object.keys(choice.filters).length > 0 && <p class="note">{t.leftOutPage.whole}</p>}
        {!ready ? (
          <Skeleton below />
        ) : (
          <>
            {totals ? (
              <dl class="totals">
                <Figure
                  name={t.byReason.title}
                  value={totals.all}
                  counted={t.counted.leftOut}
                  testId="total-left-out"
                />
                {REASON_KINDS.map((kind) => (
                  <Figure
                    key={kind}
                    name={t.reasonKinds[kind].name}
                    value={totals[kind]}
                    counted={t.reasonKinds[kind].text}
                    testId={`total-${kind}`}
                  >
                    {part(totals[kind])}
                  </Figure>
                ))}
              </dl>
            ) : (
              <Skeleton figures />
            )}
            <div class="panels">
              <LeftOutReasons answer={answer} source={source} />
              <LeftOutDays answer={answer} source={`${source}&by=day`} />
            </div>
          </>
        )}
      </div>
    </>
  );
}
