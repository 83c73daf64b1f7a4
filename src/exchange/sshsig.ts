import { createHash, sign, verify } from 'node:crypto';
import { keyObject, sshKeyBlob, sshString, type PublicKey, type SecretKey } from './key.ts';

/** What the signature is for, so that one made for mail or Git cannot pass for one over a bundle. */
export const sshNamespace = 'fangzhi-bundle';

const magic = Buffer.from('SSHSIG');
const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

function toSign(message: Uint8Array): Buffer {
  const digest = createHash('sha512').update(message).digest();
  const parts = [sshNamespace, '', 'sha512', digest];
  return Buffer.concat([magic, ...parts.map(sshString)]);
}

function wholeBlob(publicKey: PublicKey, signature: Buffer): Buffer {
  const version = Buffer.from([0, 0, 0, 1]);
  const signed = Buffer.concat([sshString('ssh-ed25519'), sshString(signature)]);
  const parts = [sshKeyBlob(publicKey), sshNamespace, '', 'sha512', signed];
  return Buffer.concat([magic, version, ...parts.map(sshString)]);
}

function formatSignature(publicKey: PublicKey, signature: Buffer): string {
  const lines =
    wholeBlob(publicKey, signature)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return [begin, ...lines, end, ''].join('\n');
}

/** A signature as `ssh-keygen -Y sign -n fangzhi-bundle` writes it. */
export function signSsh(message: Uint8Array, secret: SecretKey): string {
  return formatSignature(secret.publicKey, sign(null, toSign(message), secret.key));
}

/** Whether a signature file is the key's own over the message, to the last letter as `signSsh` writes it. */
export function verifySsh(
  message: Uint8Array,
  signatureFile: string,
  publicKey: PublicKey,
): boolean {
  const encoded = signatureFile.split('\n').slice(1, -2).join('');
  const signature = Buffer.from(encoded, 'base64').subarray(-64);
  if (signature.length !== 64 || formatSignature(publicKey, signature) !== signatureFile)
    return false;
  return verify(null, toSign(message), keyObject(publicKey), signature);
}
