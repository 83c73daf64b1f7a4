import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { openStore, type Store } from '../../src/exchange/store.ts';
import { tempFolder } from '../temp-content.ts';

const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  return typeof bound === 'object' && bound ? bound.port : 0;
}

async function start(command: string, args: string[], address: string): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore' });
  children.push(child);
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}.`);
    const answer = await fetch(address).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer) return;
    await sleep(50);
  }
  throw new Error(`${command} did not answer.`);
}

/** Serves a folder by nginx, as most offices and libraries do. @returns its address. */
export async function nginxFolder(folder: string): Promise<string> {
  const port = await freePort();
  const room = await tempFolder();
  // Its workers run as another user, who must be able to come in.
  await chmod(room, 0o755);
  await mkdir(path.join(room, 'temp'));
  const config = path.join(room, 'nginx.conf');
  await writeFile(
    config,
    `daemon off; pid ${room}/nginx.pid; error_log ${room}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off; index none; types {} default_type application/octet-stream;
  client_body_temp_path ${room}/temp; proxy_temp_path ${room}/temp; fastcgi_temp_path ${room}/temp;
  uwsgi_temp_path ${room}/temp; scgi_temp_path ${room}/temp;
  server { listen 127.0.0.1:${port}; autoindex on; location /bundle/ { alias ${folder}/; } }
}
`,
  );
  const address = `http://127.0.0.1:${port}/bundle/`;
  await start('nginx', ['-c', config, '-p', room], address);
  return address;
}

/** Whether there is a server of the S3 protocol by other makers: moto, of Python. */
export const hasMoto =
  spawnSync('sh', ['-c', 'moto_server --help'], { stdio: 'ignore' }).status === 0;
export const motoReason = hasMoto
  ? ''
  : '（跳过：没有 moto_server，可用 pip install "moto[server]" 安装）';

export interface OtherStore {
  store: Store;
  /** `s3:http://127.0.0.1:5000/fangzhi/mirror` */
  address: string;
  endpoint: string;
  environment: Record<string, string>;
}

const environment = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };

/** An empty bucket of an S3 server that this program's makers did not write. */
export async function motoStore(bucket = 'fangzhi'): Promise<OtherStore> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  await start('moto_server', ['-H', '127.0.0.1', '-p', String(port)], endpoint);
  await fetch(`${endpoint}/fangzhi`, { method: 'PUT' });
  const place = { endpoint: new URL(endpoint), bucket, prefix: 'mirror' };
  const store = openStore(place, environment, Date.now, { windowMs: 20_000, backoffMs: 1 });
  return { store, address: `s3:${endpoint}/${bucket}/mirror`, endpoint, environment };
}
