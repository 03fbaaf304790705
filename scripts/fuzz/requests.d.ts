import type { Exchange } from './book.js';

export class Requests {
  constructor(options: {
    random: () => number;
    golden: unknown[];
    site: { id: string; origin: string; key: string };
    mint: (at: number) => string;
  });
  next(): Exchange;
}
