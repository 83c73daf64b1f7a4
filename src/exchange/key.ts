import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** An Ed25519 public key, as its 32 bytes in base64: the one form in which keys are compared. */
export type PublicKey = string;

export interface SecretKey {
  key: KeyObject;
  publicKey: PublicKey;
}

/** `SubjectPublicKeyInfo` of Ed25519 up to the 32 bytes of the key. */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');
const sshName = 'ssh-ed25519';

export function makeKey(): { pem: string; publicKey: PublicKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { pem: pem.toString(), publicKey: publicOf(privateKey) };
}

/** Reads a secret key in PEM (PKCS #8), as `openssl genpkey -algorithm ed25519` writes too. */
export function parseSecretKey(pem: string): SecretKey | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? { key, publicKey: publicOf(key) } : undefined;
  } catch {
    return undefined;
  }
}

function publicOf(privateKey: KeyObject): PublicKey {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return spki.subarray(spkiHead.length).toString('base64');
}

export function keyObject(publicKey: PublicKey): KeyObject {
  const spki = Buffer.concat([spkiHead, Buffer.from(publicKey, 'base64')]);
  return createPublicKey({ key: spki, type: 'spki', format: 'der' });
}

/** Eight bytes by which minisign knows a key; any will do, and these follow from the key. */
export function minisignKeyId(publicKey: PublicKey): Buffer {
  return createHash('blake2b512').update(Buffer.from(publicKey, 'base64')).digest().subarray(0, 8);
}

/** A string of the SSH protocol: its length in four bytes, then itself. */
export function sshString(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as Uint8Array);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export function sshKeyBlob(publicKey: PublicKey): Buffer {
  return Buffer.concat([sshString(sshName), sshString(Buffer.from(publicKey, 'base64'))]);
}

/** `SHA256:…`, as `ssh-keygen -l` shows it, to be read over the telephone. */
export function fingerprint(publicKey: PublicKey): string {
  const digest = createHash('sha256').update(sshKeyBlob(publicKey)).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}

/** The public file: two lines that `minisign -p` reads, then the same key as SSH writes it. */
export function formatPublicKey(publicKey: PublicKey): string {
  const id = minisignKeyId(publicKey);
  const minisign = Buffer.concat([Buffer.from('Ed'), id, Buffer.from(publicKey, 'base64')]);
  return [
    `untrusted comment: fangzhi public key ${Buffer.from(id).reverse().toString('hex').toUpperCase()}`,
    minisign.toString('base64'),
    `${sshName} ${sshKeyBlob(publicKey).toString('base64')} fangzhi`,
    '',
  ].join('\n');
}

/** Reads either form, or a file with both; undefined when it holds neither, or two different keys. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const found = new Set<PublicKey>();
  for (const line of text.slice(0, 4096).split(/\r?\n/)) {
    const [, ssh] = /^ssh-ed25519 ([A-Za-z0-9+/]{68})(?: |$)/.exec(line) ?? [];
    if (ssh !== undefined) {
      const blob = Buffer.from(ssh, 'base64');
      const key = blob.subarray(-32).toString('base64');
      if (!sshKeyBlob(key).equals(blob)) return undefined;
      found.add(key);
    } else if (/^RW[A-Za-z0-9+/]{54}$/.test(line)) {
      const blob = Buffer.from(line, 'base64');
      found.add(blob.subarray(10).toString('base64'));
    }
  }
  const [key, ...others] = found;
  return others.length === 0 ? key : undefined;
}
