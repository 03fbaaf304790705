export { labels } from './nb.js';
