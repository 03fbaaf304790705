import type { Answer } from './answers.js';

export interface Exchange {
  bytes: Buffer;
  parts: { method: string; body?: Buffer }[];
  whole: boolean;
  mayCut?: boolean;
}
export class Book {
  note(exchange: Exchange, got: { answers: Answer[]; trouble?: string }): void;
  compare(record: { kept: Map<string, number>; leftOut: { reason: string; count: number }[] }): void;
  complaints(): string[];
}
