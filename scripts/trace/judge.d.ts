import type { Call } from './read-trace.js';

export function judge(calls: Call[]): { acknowledged: number; early: number };
