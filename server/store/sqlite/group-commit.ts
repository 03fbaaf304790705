/** A job with whom to tell what became of it. */
interface Waiting<Job, Result> {
  job: Job;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Commits the jobs of concurrent callers together, so that they share the wait for the disk.
 * What arrives in one turn of the event loop is committed at its end: a turn takes longer under load, and so
 * groups grow by themselves, while a lone job waits for nobody. `commit` is all or nothing, and gives one
 * result a job, in their order.
 */
export class GroupCommit<Job, Result> {
  readonly #commit;
  #waiting: Waiting<Job, Result>[] = [];

  constructor(commit: (jobs: readonly Job[]) => Result[]) {
    this.#commit = commit;
  }

  /** Resolves once the job is committed; rejects where it, by itself, cannot be. */
  add(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ job, resolve, reject }) > 1) return;
      setImmediate(() => {
        this.flush();
      });
    });
  }

  /** Commits what is waiting now. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0 || this.#commitTogether(group)) return;
    // One of them spoilt it for all: each by itself, so that only that one fails.
    for (const one of group) this.#commitTogether([one]);
  }

  /** False where several could not be committed together, and none of them knows it yet. */
  #commitTogether(group: readonly Waiting<Job, Result>[]): boolean {
    let results: Result[];
    try {
      results = this.#commit(group.map(({ job }) => job));
    } catch (error) {
      if (group.length > 1) return false;
      group[0]?.reject(error);
      return true;
    }
    for (const [index, { resolve }] of group.entries()) resolve(results[index]!);
    return true;
  }
}
