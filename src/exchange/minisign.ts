import { createHash, sign, verify } from 'node:crypto';
import { keyObject, minisignKeyId, type PublicKey, type SecretKey } from './key.ts';

const digestOf = (message: Uint8Array): Buffer => createHash('blake2b512').update(message).digest();

const head = Buffer.from('ED');

function formatSignature(
  keyId: Uint8Array,
  signature: Buffer,
  comment: string,
  whole: Buffer,
): string {
  return [
    'untrusted comment: signature from fangzhi secret key',
    Buffer.concat([head, keyId, signature]).toString('base64'),
    `trusted comment: ${comment}`,
    whole.toString('base64'),
    '',
  ].join('\n');
}

/**
 * A signature file as `minisign -S` writes it, over the BLAKE2b digest of the message (`ED`). Ed25519 gives the same
 * bytes each time; the trusted comment is signed too.
 */
export function signMinisign(message: Uint8Array, secret: SecretKey, comment: string): string {
  const signature = sign(null, digestOf(message), secret.key);
  const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), secret.key);
  return formatSignature(minisignKeyId(secret.publicKey), signature, comment, whole);
}

/** Whether a signature file is the key's own over the message, to the last letter as `signMinisign` writes it. */
export function verifyMinisign(
  message: Uint8Array,
  signatureFile: string,
  publicKey: PublicKey,
): boolean {
  const [, first = '', mark = '', last = ''] = signatureFile.split('\n');
  const comment = mark.slice('trusted comment: '.length);
  const signature = Buffer.from(first, 'base64').subarray(10);
  const whole = Buffer.from(last, 'base64');
  if (signature.length !== 64 || whole.length !== 64) return false;
  if (formatSignature(minisignKeyId(publicKey), signature, comment, whole) !== signatureFile)
    return false;
  const key = keyObject(publicKey);
  return (
    verify(null, digestOf(message), key, signature) &&
    verify(null, Buffer.concat([signature, Buffer.from(comment)]), key, whole)
  );
}
