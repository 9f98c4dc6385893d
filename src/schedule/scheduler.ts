// The nightly run, and what a system's scheduler does with it. What is to be done is data, so that
// it can be shown before it is done.

export interface NightlyJob {
  /** Of the configuration; absolute. */
  readonly folder: string;
  /** Of the task in the scheduler: one a folder. */
  readonly name: string;
  readonly at: TimeOfDay;
  /** The program and its arguments. */
  readonly command: readonly [string, ...string[]];
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

export type Step =
  | { readonly kind: 'write'; readonly file: string; readonly bytes: string | Uint8Array }
  | { readonly kind: 'delete'; readonly file: string }
  | {
      readonly kind: 'run';
      readonly command: string;
      readonly args: readonly string[];
      readonly input?: string;
      /** What is done where this fails; absent where nothing else helps. */
      readonly otherwise?: readonly Step[];
    };

export interface SystemScheduler {
  readonly kind: 'task-scheduler' | 'systemd' | 'cron';
  /** When the job runs; null where it is not installed. */
  find(job: Pick<NightlyJob, 'name'>): Promise<TimeOfDay | null>;
  /** Steps that install the job, or change the one that is there. */
  install(job: NightlyJob): Promise<readonly Step[]>;
  remove(job: Pick<NightlyJob, 'name' | 'folder'>): Promise<readonly Step[]>;
}

export function formatTime({ hour, minute }: TimeOfDay): string {
  return [hour, minute].map((number) => String(number).padStart(2, '0')).join(':');
}

/** `3:00`, `03:00`; null for what is no time of the day. */
export function parseTime(text: string): TimeOfDay | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined ? null : { hour: Number(hour), minute: Number(minute) };
}

/** The first such time after `now`, by the clock of this machine. */
export function nextRun({ hour, minute }: TimeOfDay, now: Date): Date {
  const next = new Date(now);
  next.setHours(hour, minute, 0, 0);
  if (next <= now) next.setDate(next.getDate() + 1);
  return next;
}
