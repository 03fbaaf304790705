import { start } from './tracker.js';

void start(document.currentScript as HTMLScriptElement);
