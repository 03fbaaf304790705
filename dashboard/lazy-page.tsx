import type { FunctionComponent, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Waiting } from './components/waiting.js';
import { useLocale } from './locale-context.js';

/** A page whose script is loaded when somebody goes there. */
export function lazyPage(load: () => Promise<FunctionComponent>): FunctionComponent {
  let loaded: FunctionComponent | null = null;
  return function LazyPage(): VNode {
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
    if (Page) return <Page />;
    if (!failed) return <Waiting text={null} />;
    return (
      <main id="main" class="letter" tabIndex={-1}>
        <h1>{t.notLoaded.title}</h1>
        <p>{t.notLoaded.text}</p>
        <p>
          <button type="button" class="primary" onClick={() => location.reload()}>
            {t.notLoaded.again}
          </button>
        </p>
      </main>
    );
  };
}
