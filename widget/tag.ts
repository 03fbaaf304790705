import { start } from './tracker.js';

start(document.currentScript as HTMLScriptElement);
