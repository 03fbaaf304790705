import { files, version } from 'luciole-shell';
import { Shell } from './shell.js';

// The types of pages and of service workers exclude each other: what is used of these is said here.
interface WorkerEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface FetchEvent extends WorkerEvent {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith: (response: Promise<Response>) => void;
}
const worker = globalThis as unknown as EventTarget & { registration: ServiceWorkerRegistration };

const { origin } = location;
const shell = new Shell({ files, version, origin, caches, fetch: (request) => fetch(request) });

worker.addEventListener('install', (event) => (event as WorkerEvent).waitUntil(shell.install()));

// It takes over once every page of the release before is closed: these still load parts of theirs.
worker.addEventListener('activate', (event) =>
  (event as WorkerEvent).waitUntil(
    Promise.all([shell.activate(), worker.registration.navigationPreload.enable()]),
  ),
);

worker.addEventListener('fetch', (event) => {
  const { request, preloadResponse, respondWith } = event as FetchEvent;
  const answer = shell.answer(request, preloadResponse);
  if (answer) respondWith.call(event, answer);
});
