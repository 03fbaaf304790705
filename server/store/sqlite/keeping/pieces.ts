import { setImmediate } from 'node:timers/promises';

/** Does `piece` again and again until it answers false; others have their turn in between. */
export async function inPieces(piece: () => boolean): Promise<void> {
  while (piece()) await setImmediate();
}
