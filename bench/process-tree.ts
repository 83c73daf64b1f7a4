import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the processor clock a second, as Linux shows them to programs on every machine. */
const ticksPerSecond = 100;

interface ProcessFacts {
  parent: number;
  /** Its own processor time and that of children it has waited for, in seconds. */
  ownSeconds: number;
  waitedSeconds: number;
}

function readFacts(pid: number | 'self'): ProcessFacts | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in brackets, may hold spaces and brackets of its own.
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0, , , , , , , , , , user = 0, system = 0, waitedUser = 0, waitedSystem = 0] =
      fields;
    return {
      parent,
      ownSeconds: (user + system) / ticksPerSecond,
      waitedSeconds: (waitedUser + waitedSystem) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}

/** Processor time of children that have ended and all they waited for. */
export function waitedSeconds(): number {
  return readFacts('self')?.waitedSeconds ?? 0;
}

/** Processor time the whole machine has been busy since it started. */
export function machineSeconds(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = readFileSync(
    '/proc/stat',
    'latin1',
  )
    .split('\n', 1)[0]
    ?.split(/\s+/)
    .map(Number) ?? [0];
  return (user + nice + system + irq + softIrq) / ticksPerSecond;
}

export interface TreeUse {
  /** Resident memory of a process and all below it; pages they share are counted in each. */
  residentBytes: number;
  /** Own processor time, by process. */
  cpuSeconds: Map<number, number>;
}

/** Looks at a process and all below it as they are at this moment. */
export function readTree(root: number): TreeUse {
  const facts = new Map<number, ProcessFacts>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const read = Number.isInteger(pid) ? readFacts(pid) : undefined;
    if (read) facts.set(pid, read);
  }
  const use: TreeUse = { residentBytes: 0, cpuSeconds: new Map() };
  const isBelow = (pid: number): boolean => {
    for (let current: number | undefined = pid; current; current = facts.get(current)?.parent)
      if (current === root) return true;
    return false;
  };
  for (const [pid, { ownSeconds }] of facts) {
    if (!isBelow(pid)) continue;
    use.cpuSeconds.set(pid, ownSeconds);
    use.residentBytes += residentBytes(pid);
  }
  return use;
}

function residentBytes(pid: number): number {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return Number(found?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
