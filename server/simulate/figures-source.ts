import type { ArticleAnswer, LeftOutAnswer, StatsAnswer } from '../../protocol/index.js';
import type { FiguresSource } from './compare.js';

/** Rows that the API gives at a time. */
const MOST = 1000;

/** Reads what a running collector has counted, by its public API. */
export function readFrom(url: string, key: string) {
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`The collector answers ${response.status} to ${path}.`);
    return response.json();
  };
  return {
    async timezone(site: string): Promise<string> {
      const sites = (await get('/v1/sites')) as { id: string; timezone: string }[];
      const found = sites.find(({ id }) => id === site);
      if (!found) throw new Error(`The key does not read a site "${site}".`);
      return found.timezone;
    },

    figures(site: string, { from, to }: { from: string; to: string }): FiguresSource {
      const span = `from=${from}&to=${to}`;
      return {
        most: MOST,
        async stats(by) {
          for (;;) {
            const path = `/v1/sites/${site}/stats?${span}&by=${by}&limit=${MOST}`;
            const answer = (await get(path)) as StatsAnswer;
            // What is read from events comes in parts; the same question is answered with more.
            if (answer.read === undefined) return answer;
          }
        },
        passages: async (page) => {
          const path = `/v1/sites/${site}/article?${span}&page=${encodeURIComponent(page)}`;
          const { read, passages } = (await get(path)) as ArticleAnswer;
          return read === undefined ? passages : undefined;
        },
        leftOut: async () => ((await get(`/v1/sites/${site}/left-out?${span}`)) as LeftOutAnswer).rows,
      };
    },
  };
}
