/** What Node itself can do: takes a batch, parses it, answers as a collector would, and keeps nothing. */
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { events } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = JSON.stringify({ accepted: events.length, duplicates: 0, rejected: [] });
    response.writeHead(202, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.error(JSON.stringify({ port: server.address().port })));
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
