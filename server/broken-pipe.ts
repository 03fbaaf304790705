/**
 * Ends a program whose reader has enough, as `luciole export … | head` has: what else it would print nobody wants. Any
 * other failure to write is thrown.
 */
export function endWithReader(stream: NodeJS.EventEmitter, end: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end();
  });
}
