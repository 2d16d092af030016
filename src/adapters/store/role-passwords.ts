import { createHmac } from 'node:crypto';

/** The password of a database role, derived so that every process that knows the one secret knows it and none is stored. */
export function rolePassword(secret: Uint8Array, role: string): string {
  return createHmac('sha256', secret).update(`weir database role ${role}`).digest('base64url');
}
