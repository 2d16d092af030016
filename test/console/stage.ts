import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type OperationId, operation } from '#contract/operations.ts';
import type { Role } from '#contract/roles.ts';
import { launchBrowser } from './browser.ts';
import type { Served } from './stage-setup.ts';

/** Screenshots of the last run; not part of the project. */
const SCREENSHOTS = join(import.meta.dirname, '../../dist/screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Manner {
  readonly language?: 'zh' | 'en';
  readonly mode?: 'light' | 'dark';
  readonly width?: number;
}

/** A person's window on the console. */
export interface Visit {
  readonly page: Page;
  /** Loads an address and waits until it can be worked with; the answer is how long that took, in milliseconds. */
  open(path: string): Promise<number>;
  /** Waits until no skeleton is left, the letters are there and nothing moves. */
  settled(): Promise<void>;
  /** Keeps a picture of the whole page as `dist/screenshots/<name>-<language>-<mode>-<width>.png`. */
  shoot(name: string): Promise<void>;
  /** Serious and critical violations of WCAG 2.2 A and AA as axe finds them, each with where. */
  violations(): Promise<string[]>;
  /** What the browser complained of since the visit began: faults of scripts and refusals of the content policy. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export interface Stage {
  readonly address: string;
  readonly institution: string;
  readonly password: string;
  /** A window signed in as a role's demonstration account; as `borrower`, one who speaks for `firm`. */
  as(role: Role, manner?: Manner, firm?: string): Promise<Visit>;
  /** A window of somebody who is not signed in. */
  stranger(manner?: Manner): Promise<Visit>;
  /** Asks the API directly as a role, to prepare or to compare. */
  ask(role: Role, id: OperationId, asked?: Asked): Promise<{ readonly status: number; readonly body: never }>;
  /** Sends a file to an operation that takes one, with the fields beside it. */
  upload(role: Role, id: OperationId, sent: Sent): Promise<{ readonly status: number; readonly body: never }>;
  close(): Promise<void>;
}

interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly text: string };
}

interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The run's console and a browser of this test file's own. */
export async function openStage(): Promise<Stage> {
  const [served, browser] = await Promise.all([askBroker(), launchBrowser()]);
  const { address, credentials } = served;
  mkdirSync(SCREENSHOTS, { recursive: true });
  const windows: Windows = { browser, idle: new Map() };
  const sessions = new Map<string, Promise<Session>>();
  const sessionOf = (name: string): Promise<Session> => {
    const known = sessions.get(name);
    if (known) return known;
    const opened = signIn(served, name);
    sessions.set(name, opened);
    return opened;
  };
  const ask = async (name: string, id: OperationId, asked: Asked = {}) =>
    send(address, await sessionOf(name), id, asked);
  const borrowerOf = async (firm: string): Promise<string> => {
    const name = `borrower-${firm.toLowerCase().replace(/[^a-z0-9.-]/g, '-')}`;
    const body = { name, password: credentials.password, roles: ['borrower'], firm };
    const made = await ask('administrator', 'create-account', { body });
    if (made.status !== 201 && made.status !== 409) throw new Error(`no account for ${firm}: ${made.status}`);
    return name;
  };
  return {
    address,
    institution: credentials.institution,
    password: credentials.password,
    as: async (role, manner = {}, firm) => {
      const name = role === 'borrower' ? await borrowerOf(firm ?? 'F00001') : role;
      const { cookie } = await sessionOf(name);
      return openVisit(windows, address, manner, cookie);
    },
    stranger: (manner = {}) => openVisit(windows, address, manner),
    ask: (role, id, asked) => ask(role, id, asked),
    upload: async (role, id, { params, fields = {}, file }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', new Blob([file.text]), file.name);
      return send(address, await sessionOf(role), id, { ...(params ? { params } : {}), body: form });
    },
    close: () => browser.close(),
  };
}

function askBroker(): Promise<Served> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(inject('stageBroker'));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.on('error', reject);
    socket.on('end', () => {
      const { served, error } = JSON.parse(received) as { served?: Served; error?: string };
      if (served) resolve(served);
      else reject(new Error(error));
    });
  });
}

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

async function signIn({ address, credentials }: Served, name: string): Promise<Session> {
  const answer = await fetch(`${address}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...credentials, name }),
  });
  if (answer.status !== 201) throw new Error(`${name} cannot sign in: ${await answer.text()}`);
  const cookie = /weir_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
  return { cookie, csrf: ((await answer.json()) as { csrf: string }).csrf };
}

async function send(address: string, { cookie, csrf }: Session, id: OperationId, asked: Asked) {
  const { method, path } = operation(id);
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(asked.params?.[key] ?? ''));
  const answer = await fetch(`${address}${filled}?${new URLSearchParams(asked.query)}`, {
    method,
    headers: {
      cookie: `weir_session=${cookie}`,
      'x-csrf-token': csrf,
      ...(asked.body === undefined || asked.body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined
      ? {}
      : { body: asked.body instanceof FormData ? asked.body : JSON.stringify(asked.body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as never };
}

/** A browser with the profiles that nobody uses now: a profile keeps the console's files, as that of somebody who comes back does. */
interface Windows {
  readonly browser: Browser;
  readonly idle: Map<string, BrowserContext[]>;
}

async function openVisit(windows: Windows, address: string, manner: Manner, cookie?: string): Promise<Visit> {
  const { language = 'zh', mode = 'light', width = 1440 } = manner;
  const name = `${language}-${mode}-${width}`;
  const context = windows.idle.get(name)?.pop() ?? (await newProfile(windows.browser, { language, mode, width }));
  if (cookie)
    await context.addCookies([
      { name: 'weir_session', value: cookie, url: address, httpOnly: true, sameSite: 'Strict' },
    ]);
  const page = await context.newPage();
  return visitIn(page, address, name, async () => {
    await page.close();
    await context.clearCookies();
    windows.idle.set(name, [...(windows.idle.get(name) ?? []), context]);
  });
}

async function newProfile(browser: Browser, { language, mode, width }: Required<Manner>): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(`
    localStorage.setItem('weir.language', '${language}');
    localStorage.setItem('weir.preferences', JSON.stringify({ mode: '${mode}', density: 'dense' }));
  `);
  return context;
}

function visitIn(page: Page, address: string, manner: string, close: () => Promise<void>): Visit {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refusal of the API is an answer, which the page shows in words.
    const isRefusal = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text());
  });
  const settled = async () => {
    await page.locator('h1').first().waitFor();
    // Polling by a function would need `eval`, which the page's content policy refuses.
    await page
      .locator('.ant-skeleton, .ant-spin-spinning, section[aria-busy=true]')
      .first()
      .waitFor({ state: 'detached' });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
  };
  return {
    page,
    settled,
    open: async (path) => {
      const began = performance.now();
      await page.goto(`${address}${path}`, { waitUntil: 'domcontentloaded' });
      await settled();
      return performance.now() - began;
    },
    shoot: async (name) => {
      await settled();
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${manner}.png`), fullPage: true });
    },
    violations: async () => {
      await page.evaluate(AXE);
      return page.evaluate(async () => {
        const { axe } = globalThis as typeof globalThis & {
          readonly axe: { run(options: object): Promise<{ violations: AxeViolation[] }> };
        };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) =>
            nodes.slice(0, 5).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
          );
      });
    },
    complaints: () => complaints,
    close,
  };
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
