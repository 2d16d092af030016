import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './problems.ts';

export interface RateLimits {
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
  /** Unproved requests (wrong or no credentials, attempts to sign in) a minute from one address. */
  readonly unprovedPerMinute: number;
}

/** Counts an unproved request; true where the address has had too many. */
export type CountUnproved = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** Limits by address, and more tightly what did not prove who it is: guessing is slow, work is not. */
export async function rateLimits(server: FastifyInstance, limits: RateLimits): Promise<CountUnproved> {
  await server.register(rateLimit, {
    global: true,
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: () =>
      Object.assign(new Error('too many requests'), { code: 'FST_ERR_RATE_LIMIT', statusCode: 429 }),
  });
  const unproved = server.createRateLimit({ max: limits.unprovedPerMinute, timeWindow: 60_000 });
  return async (request, reply) => {
    const count = await unproved(request);
    if (count.isAllowed || !count.isExceeded) return false;
    refuse(request, reply, { code: 'TOO_MANY_REQUESTS', params: { seconds: count.ttlInSeconds } });
    return true;
  };
}
