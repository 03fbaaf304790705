import { useEffect, useRef, useState } from 'preact/hooks';
import { LiveConnection, type LiveState } from './live-connection.js';
import { withMessage, type LiveList } from './live-list.js';
import { sitePath } from './paths.js';
import { useSite } from './site-context.js';

/** A live view: what it shows, and how its connection stands. */
export interface Live {
  state: LiveState;
  /** Null before the first message. */
  list: LiveList | null;
  /** How far the collector's clock is ahead of ours, ms. */
  aheadMs: number;
  /** Tries again at once. */
  retry: () => void;
}

/** Listens to the site for as long as the page is there and somebody looks. */
export function useLive(): Live {
  const { site, token, leave } = useSite();
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  const [{ list, aheadMs }, setHeard] = useState<Pick<Live, 'list' | 'aheadMs'>>({ list: null, aheadMs: 0 });
  const connection = useRef<LiveConnection | null>(null);

  useEffect(() => {
    const live = new LiveConnection(
      `${sitePath(site.id)}/live`,
      {
        state: (next) => {
          setState(next);
          if (next.kind === 'signed-out') leave();
        },
        message: (message) =>
          setHeard((before) => ({
            list: withMessage(before.list, message),
            aheadMs: message.at - Date.now(),
          })),
      },
      { token },
    );
    connection.current = live;
    const look = () => live.look(document.visibilityState === 'visible');
    const online = () => live.retry();
    const offline = () => live.drop();
    look();
    document.addEventListener('visibilitychange', look);
    addEventListener('online', online);
    addEventListener('offline', offline);
    return () => {
      live.close();
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', online);
      removeEventListener('offline', offline);
    };
  }, [site.id, token]);

  return { state, list, aheadMs, retry: () => connection.current?.retry() };
}
