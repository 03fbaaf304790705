import { createServer } from 'node:http';
import { compress } from './files.js';

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

/**
 * Serves folders of files from memory on the loopback interface, compressed as a publisher's server would, and
 * says what was asked for since it was last asked. Posts are answered as the collector answers them.
 *
 * @param {Map<string, Buffer>} files by path, such as `/shareon/shareon.iife.js`
 */
export async function servePages(files) {
  const ready = new Map(
    [...files].map(([path, body]) => {
      const extension = path.split('.').at(-1);
      const isFont = extension === 'woff2';
      const headers = { 'content-type': types[extension], 'cache-control': 'public, max-age=3600' };
      if (!isFont) headers['content-encoding'] = 'br';
      return [path, { headers, body: isFont ? body : compress(body) }];
    }),
  );
  /** @type {{ method: string, path: string, bytes: number }[]} */
  let asked = [];
  const server = createServer((request, response) => {
    const { method, url: path } = request;
    if (method === 'POST') {
      let bytes = 0;
      request.on('data', (chunk) => (bytes += chunk.length));
      request.on('end', () => {
        asked.push({ method, path, bytes });
        response
          .writeHead(202, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
          .end('{"accepted":1,"duplicates":0,"rejected":[]}');
      });
      return;
    }
    const file = ready.get(path);
    asked.push({ method, path, bytes: file?.body.length ?? 0 });
    if (file) response.writeHead(200, file.headers).end(file.body);
    else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was asked for since the last call. */
    take() {
      const taken = asked;
      asked = [];
      return taken;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
