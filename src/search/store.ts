/** Remembers what was fetched, up to a size; what was used longest ago goes first. Failures are not remembered. */
export interface Store<Value> {
  get(name: string): Promise<Value>;
  /** Whether it is there, or on its way. */
  has(name: string): boolean;
}

export function openStore<Value>(
  read: (name: string) => Promise<Value>,
  sizeOf: (value: Value) => number,
  limit: number,
): Store<Value> {
  const held = new Map<string, { value: Promise<Value>; size: number }>();
  let total = 0;
  const trim = (): void => {
    for (const [name, { size }] of held) {
      if (total <= limit || held.size <= 1) return;
      held.delete(name);
      total -= size;
    }
  };
  const start = (name: string): Promise<Value> => {
    const entry = { value: read(name), size: 0 };
    held.set(name, entry);
    entry.value.then(
      (value) => {
        if (held.get(name) !== entry) return;
        entry.size = sizeOf(value);
        total += entry.size;
        trim();
      },
      () => {
        if (held.get(name) === entry) held.delete(name);
      },
    );
    return entry.value;
  };
  return {
    has: (name) => held.has(name),
    get: (name) => {
      const found = held.get(name);
      if (!found) return start(name);
      held.delete(name);
      held.set(name, found);
      return found.value;
    },
  };
}
