/** What a run may know of the processes of its machine; only `main.ts` can tell. */
export interface Processes {
  /** Of this run. */
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
  /** Ends a process that this run has started, at once. */
  readonly end: (pid: number) => void;
}
