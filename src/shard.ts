/** One of the parts that a list is divided into, so that several machines share it. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}
