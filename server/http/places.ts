/** Counts what is under way by whom it is for, so that nobody has more than their part of it. */
export class Places {
  readonly #taken = new Map<string, number>();

  /**
   * Takes a place under each name, where each has had fewer than its `limits` say. Answers what gives them back, to
   * be called once; undefined where there was no room.
   */
  take(limits: Record<string, number>): (() => void) | undefined {
    const names = Object.keys(limits);
    const count = (name: string) => this.#taken.get(name) ?? 0;
    if (names.some((name) => count(name) >= (limits[name] ?? 0))) return undefined;
    for (const name of names) this.#taken.set(name, count(name) + 1);
    return () => {
      for (const name of names) {
        if (count(name) > 1) this.#taken.set(name, count(name) - 1);
        else this.#taken.delete(name);
      }
    };
  }
}
