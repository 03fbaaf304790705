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
    if ('leftOut' in question) return { number, answer: await reader.leftOut(question.leftOut) };
    const patience = { patienceMs: question.patienceMs, signal: controller.signal };
    if ('report' in question) return { number, answer: await reader.report(question.report, patience) };
    if ('delays' in question) return { number, answer: await reader.delays(question.delays, patience) };
    return { number, answer: await reader.stats(question.stats, patience) };
  } catch (error) {
    return { number, error: error instanceof Error ? error.message : String(error) };
  } finally {
    leaving.delete(number);
  }
}
