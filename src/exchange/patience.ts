/** How patient a client is with a server. */
export interface Patience {
  /** Time in which a server must send `leastBytes`, or end. */
  windowMs: number;
  leastBytes: number;
  /** Attempts a file gets, those that brought it on by `leastBytes` not counted. */
  attempts: number;
  /** Wait before the second attempt; doubled at each that follows. */
  backoffMs: number;
}

export const patience: Patience = {
  windowMs: 30_000,
  leastBytes: 16 * 1024,
  attempts: 5,
  backoffMs: 500,
};
