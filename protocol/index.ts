export * from './base62.js';
export * from './channels.js';
export * from './events.js';
export * from './limits.js';
export * from './link.js';
export * from './people.js';
export * from './stats.js';
export * from './token.js';
