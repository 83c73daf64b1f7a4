import path from 'node:path';
import { expect, test } from 'vitest';
import { openSource } from '../../src/exchange/open-source.ts';
import { folderSource } from '../../src/exchange/sources/folder.ts';
import { verifyBundle } from '../../src/exchange/verify-bundle.ts';
import { filesOf } from '../press/portals.ts';
import { tempFolder } from '../temp-content.ts';
import { aBundle } from './a-bundle.ts';
import { publishedVersion, runMirror } from './a-mirror.ts';
import { hasMoto, motoReason, motoStore, nginxFolder } from './other-servers.ts';
import { hasTool, reason, run } from './stock-tools.ts';

const tools = ['rclone', 'nginx'] as const;

test.skipIf(!tools.every(hasTool))(
  `rclone brings a bundle over from nginx whole${reason(...tools)}`,
  async () => {
    const { folder, secret } = await aBundle();
    const address = await nginxFolder(folder);
    const copied = await tempFolder();
    expect(run(copied, `rclone copy --quiet :http: . --http-url ${address}`)).toEqual({
      status: 0,
      output: '',
    });
    expect(filesOf(copied)).toEqual(filesOf(folder));
    const source = folderSource(copied);
    expect((await verifyBundle(source, { threads: 1, key: secret.publicKey })).problems).toEqual(
      [],
    );
  },
  60_000,
);

test.skipIf(!hasTool('rclone') || !hasMoto)(
  `a bundle that rclone put into a store is verified and mirrored from there${reason('rclone')}${motoReason}`,
  async () => {
    const { folder, secret } = await aBundle();
    const { endpoint, address, environment } = await motoStore();
    const remote = `:s3,provider=Other,access_key_id=key,secret_access_key=secret,endpoint='${endpoint}':fangzhi/mirror`;
    expect(
      run(path.dirname(folder), `env -u AWS_CA_BUNDLE rclone copy --quiet bundle "${remote}"`),
    ).toMatchObject({
      status: 0,
    });
    const source = openSource(address, environment);
    expect((await verifyBundle(source, { threads: 1, key: secret.publicKey })).problems).toEqual(
      [],
    );
    const target = await tempFolder();
    await runMirror(openSource(address, environment), target, secret.publicKey);
    expect(await publishedVersion(target)).toBe(1);
  },
  60_000,
);
