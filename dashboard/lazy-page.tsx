import type { FunctionComponent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from './components/skeleton.js';
import { Waiting } from './components/waiting.js';
import { useLocale } from './locale-context.js';

interface Options {
  /** It stands in a frame, which is there already. */
  framed?: boolean;
}

/** A page whose script is loaded when somebody goes there. */
export function lazyPage<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
  { framed = false }: Options = {},
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | null = null;
  return function LazyPage(props: P): VNode {
    const { t } = useLocale();
    const [, setTimes] = useState(0);
    const [failed, setFailed] = useState(false);
    const fetchPage = () => {
      setFailed(false);
      load().then(
        (page) => {
          loaded = page;
          setTimes((times) => times + 1);
        },
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!loaded) fetchPage();
    }, []);
    const Page = loaded;
    if (Page) return <Page {...props} />;
    if (!failed) return framed ? <Skeleton /> : <Waiting text={null} />;
    const why = (
      <>
        <h1>{t.notLoaded.title}</h1>
        <p>{t.notLoaded.text}</p>
        <p>
          <button type="button" class="primary" onClick={() => location.reload()}>
            {t.notLoaded.again}
          </button>
        </p>
      </>
    );
    return framed ? (
      <section class="letter">{why}</section>
    ) : (
      <main id="main" class="letter" tabIndex={-1}>
        {why}
      </main>
    );
  };
}
