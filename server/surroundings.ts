/** Where a command reads its settings and writes what it has to say. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Resolves when a command that keeps running should end. */
  stopped: () => Promise<unknown>;
  /** Holds the built `widget/`. */
  builtDir: string;
}
