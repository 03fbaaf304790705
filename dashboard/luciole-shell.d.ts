/** What the build says of itself to the service worker. */
declare module 'luciole-shell' {
  /** Paths of all files of the dashboard. */
  export const files: readonly string[];
  /** Another one where any of them changed. */
  export const version: string;
}
