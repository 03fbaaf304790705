import type { Context } from 'hono';
import { clientAddress, type AddressRange } from './client-address.js';
import type { Environment } from './environment.js';

/** The address of who sent a request, behind the proxies that are trusted. */
export function senderOf(c: Context<Environment>, trusted: AddressRange[]): string {
  return clientAddress(c.env.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), trusted);
}
