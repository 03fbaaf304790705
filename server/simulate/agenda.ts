/** Things to come, each at its time; of two at the same time, the one that was added first comes first. */
export class Agenda<T> {
  readonly #times: number[] = [];
  readonly #orders: number[] = [];
  readonly #items: T[] = [];
  #added = 0;

  get size(): number {
    return this.#items.length;
  }

  /** When the next one is; Infinity where there is none. */
  get nextAt(): number {
    return this.#times[0] ?? Infinity;
  }

  add(at: number, item: T): void {
    let place = this.#items.length;
    const order = (this.#added += 1);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      // The one above was added before: at the same time it stays.
      if (this.#times[parent]! <= at) break;
      this.#copy(parent, place);
      place = parent;
    }
    this.#put(place, at, order, item);
  }

  /** Takes the next one away. */
  take(): T | undefined {
    const first = this.#items[0];
    const at = this.#times.pop();
    const order = this.#orders.pop();
    const item = this.#items.pop();
    const { length } = this.#items;
    if (at === undefined || order === undefined || item === undefined || length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      if (child + 1 < length && this.#precedes(child + 1, this.#times[child]!, this.#orders[child]!))
        child += 1;
      if (!this.#precedes(child, at, order)) break;
      this.#copy(child, place);
      place = child;
    }
    this.#put(place, at, order, item);
    return first;
  }

  #precedes(place: number, at: number, order: number): boolean {
    return this.#times[place]! < at || (this.#times[place] === at && this.#orders[place]! < order);
  }

  #copy(from: number, to: number): void {
    this.#put(to, this.#times[from]!, this.#orders[from]!, this.#items[from]!);
  }

  #put(place: number, at: number, order: number, item: T): void {
    this.#times[place] = at;
    this.#orders[place] = order;
    this.#items[place] = item;
  }
}
