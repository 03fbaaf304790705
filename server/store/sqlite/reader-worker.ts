import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from './open-database.js';
import type { Answer, Question } from './reader-thread.js';
import { Reader } from './reader.js';

const reader = new Reader(openForReading(workerData as string));
const leaving = new Map<number, AbortController>();

parentPort?.on('message', (question: Question) => {
  if ('cancel' in question) {
    leaving.get(question.cancel)?.abort();
    return;
  }
  void answer(question).then((message) => parentPort?.postMessage(message));
});

async function answer(question: Exclude<Question, { cancel: number }>): Promise<Answer> {
  const { number } = question;
  const controller = new AbortController();
  leaving.set(number, controller);
  try {
    return { number, answer: await answerOf(question, controller.signal) };
  } catch (error) {
    return { number, error: error instanceof Error ? error.message : String(error) };
  } finally {
    leaving.delete(number);
  }
}

function answerOf(question: Exclude<Question, { cancel: number }>, signal: AbortSignal): Promise<unknown> {
  if ('leftOut' in question) return reader.leftOut(question.leftOut);
  if ('lately' in question) return reader.lately(question.lately);
  const patience = { patienceMs: question.patienceMs, signal };
  if ('article' in question) return reader.article(question.article, patience);
  if ('report' in question) return reader.report(question.report, patience);
  if ('delays' in question) return reader.delays(question.delays, patience);
  return reader.stats(question.stats, patience);
}
