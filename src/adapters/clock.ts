import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#app/ports/clock.ts';
import type { Timer } from '#app/ports/timer.ts';
import { instant } from '#domain/kernel/index.ts';

export const systemClock: Clock = { now: () => instant(Date.now()) };

export const systemTimer: Timer = { sleep: (milliseconds) => sleep(milliseconds) };
