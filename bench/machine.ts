import { cpus, totalmem } from 'node:os';
import { peers } from './peers/index.ts';

/** What the figures were taken on; names neither host nor folders. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpus().length} cores (${model}), ${memory} of memory, Linux, Node ${process.versions.node}`;
}

/** Peers that can run here, with their versions, and those that cannot, with the reason. */
export function describePeers(): string {
  const lines = peers.map(({ name, setUp }) => {
    const found = setUp();
    return 'version' in found
      ? `${name} ${found.version}`
      : `${name} not measured: ${found.missing}`;
  });
  return lines.join('; ');
}
