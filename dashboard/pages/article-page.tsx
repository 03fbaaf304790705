import type { VNode } from 'preact';
import type { ArticleAnswer, Dimension } from '../../protocol/index.js';
import { narrowed } from '../choice.js';
import { useLocale } from '../locale-context.js';
import { pageLink } from '../page-link.js';
import { questionOf, sitePath } from '../paths.js';
import { usePlace } from '../place-context.js';
import { pathTo } from '../sections.js';
import { useSite } from '../site-context.js';
import { useAnswer } from '../use-answer.js';
import { useReady, useReport } from '../use-report.js';
import { useTitle } from '../use-title.js';
import { ArticleArrivals } from '../components/article-arrivals.js';
import { Breakdown } from '../components/breakdown.js';
import { CAME_FROM, CameFrom } from '../components/came-from.js';
import { Controls } from '../components/controls.js';
import { DelayPanel } from '../components/delay-panel.js';
import { InTurn } from '../components/in-turn.js';
import { Everything } from '../components/everything.js';
import { PassagesPanel } from '../components/passages-panel.js';
import { PageTitle } from '../components/page-title.js';
import { PlaceLink } from '../components/place-link.js';
import { SectionLink } from '../components/section-link.js';
import { Series } from '../components/series.js';
import { Skeleton } from '../components/skeleton.js';
import { Totals } from '../components/totals.js';
import { TreePanel } from '../components/tree-panel.js';
import { VisitLink } from '../components/visit-link.js';

const BREAKDOWNS = ['channel', 'generation', 'method', ...CAME_FROM] as const satisfies Dimension[];

/** The page of one article: which one is the filter by page. */
export function ArticlePage(): VNode {
  const { page } = usePlace().choice.filters;
  // Another article is another page: no figures of the one before stand under its name.
  return page === undefined ? <NoArticle /> : <ArticleOf key={page} page={page} />;
}

function NoArticle(): VNode {
  const { t } = useLocale();
  useTitle(null);
  return (
    <section class="letter">
      <h1>{t.article.which}</h1>
      <p>
        <SectionLink to="/">{t.article.choose}</SectionLink>
      </p>
    </section>
  );
}

function ArticleOf({ page }: { page: string }): VNode {
  const { t } = useLocale();
  const { choice, path, hash } = usePlace();
  const { site } = useSite();
  const { filters } = choice;
  const chosen = useReport(BREAKDOWNS);
  const { span, goesOn, seldomMs, series, panel } = chosen;
  const articlePath = `${sitePath(site.id)}/article?${new URLSearchParams({ ...span, page }).toString()}`;
  const article = useAnswer<ArticleAnswer>(articlePath, { everyMs: seldomMs });
  const delaysPath = `${sitePath(site.id)}/delays?${questionOf({ ...span, filters }).toString()}`;

  const ready = useReady(chosen.awaited);

  const { path: address } = pageLink(page);
  const name = article.value?.title ?? address;
  useTitle(name);
  const overview = { path: pathTo('/', path), choice: narrowed(choice, 'page', null), hash };
  return (
    <>
      <p class="back">
        <PlaceLink to={overview}>
          <span aria-hidden="true">←</span> {t.article.back}
        </PlaceLink>
      </p>
      <Controls but="page" />
      <div class="report" aria-busy={series.stale}>
        <PageTitle span={series.value ?? span} readAt={series.readAt} goesOn={goesOn}>
          {/* Titles come from anyone: text, and of its own direction, whatever is in it. */}
          <bdi>{name}</bdi>
        </PageTitle>
        <p class="lead">
          <bdi>{address}</bdi> <VisitLink page={page} />
        </p>
        {ready ? (
          <>
            <Totals chosen={chosen} leftOut={null} />
            <InTurn class="panels">
              <Series chosen={chosen} />
              <TreePanel answer={article} source={articlePath} narrowing={Object.keys(filters).length > 1} />
              <div class="stack">
                <Breakdown
                  title={t.byChannel.title}
                  counted={`${t.counted.channels} ${t.counted.methods}`}
                  testId="channels"
                  tabs={[panel('channel'), panel('method')]}
                />
                <DelayPanel source={delaysPath} everyMs={seldomMs} />
              </div>
              <div class="stack">
                <Breakdown
                  title={t.byGeneration.title}
                  counted={t.counted.generations}
                  testId="generations"
                  tabs={[panel('generation')]}
                />
                <PassagesPanel answer={article} source={articlePath} />
                <ArticleArrivals answer={article} source={articlePath} />
              </div>
              <CameFrom chosen={chosen} />
            </InTurn>
            <Everything
              report={chosen.reportPath}
              parts={{ series: chosen.seriesPath, article: articlePath, delays: delaysPath }}
            />
          </>
        ) : (
          <Skeleton below />
        )}
      </div>
    </>
  );
}
