/** Where a bundle is read from: a folder, a web server, a store. Paths are relative to the bundle's own folder. */
export interface Source {
  /** As the person who gave it knows it. */
  name: string;
  /** Absolute path where it is a folder of this machine, whose files threads may read themselves. */
  folder?: string;
  /**
   * A whole small file; undefined when there is none.
   *
   * @throws {Refusal} when it is longer than `mostBytes`.
   */
  read(path: string, mostBytes: number): Promise<Buffer | undefined>;
  /**
   * The bytes of a file from an offset on, not to be trusted for length.
   *
   * @returns undefined when there is none.
   */
  stream(path: string, fromByte: number): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Requests sent so far, where it is a server. */
  requests?(): number;
  /** Names directly in the bundle's folder, where that can be asked. */
  list?(): Promise<string[]>;
}
