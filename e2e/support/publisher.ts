import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands in an article for the id of the site whose publisher serves it. */
export const SITE = '{site}';

/** One page of a publication: its markup, and headers of its own. */
export interface PublishedPage {
  html: string;
  headers?: Record<string, string>;
}

/** A publisher's own web server, on an origin of its own. */
export class Publisher {
  private constructor(
    private readonly server: Server,
    /** Id of the site it reports for. */
    readonly site: string,
    readonly origin: string,
    readonly pages: Map<string, PublishedPage>,
  ) {}

  /** Starts one that knows no page yet; `host` is the name readers type. */
  static async start(site: string, host = 'localhost'): Promise<Publisher> {
    const pages = new Map<string, PublishedPage>();
    const server = createServer((request, response) => {
      const page = pages.get(new URL(request.url ?? '/', 'http://localhost').pathname);
      response.writeHead(page ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        ...page?.headers,
      });
      response.end(page?.html.replaceAll(SITE, site) ?? 'Not found');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Publisher(server, site, `http://${host}:${(server.address() as AddressInfo).port}`, pages);
  }

  /** Publishes a page and answers its address. */
  publish(path: string, page: PublishedPage): string {
    this.pages.set(path, page);
    return this.origin + path;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** An article as a site owner would write it: the tag, the element, and text. */
export function article(options: {
  collectorUrl: string;
  title?: string;
  /** Further attributes of the tag. */
  tag?: string;
  /** Further attributes of the element. */
  element?: string;
  lang?: string;
  head?: string;
  body?: string;
}): string {
  const { collectorUrl, title = 'The lamp in the garden', tag = '', element = '', lang = 'en' } = options;
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
${options.head ?? ''}
<script async src="${collectorUrl}/luciole.js" data-site="${SITE}" ${tag}></script>
<h1>${title}</h1>
<p>Nobody had seen it for years, and then one evening it shone again.</p>
<luciole-share ${element}></luciole-share>
${options.body ?? ''}
</html>`;
}
