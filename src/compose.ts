import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { argon2 } from '#adapters/crypto/argon2.ts';
import { idsFrom } from '#adapters/ids.ts';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { openStore, type Store, type StorePorts, type Tenure } from '#adapters/store/index.ts';
import { readOrCreateSecret } from '#adapters/store/secret-file.ts';
import { authenticator } from '#app/access/authenticate.ts';
import { recordAccess } from '#app/access/record-access.ts';
import type { AccessShell } from '#app/access/shell.ts';
import { sameText } from '#app/access/token.ts';
import { type Failure, ok, type Result, toHex } from '#domain/kernel/index.ts';
import type { Application } from '#http/application.ts';
import type { Gate } from '#http/plugins/authentication.ts';
import { ROUTES } from '#http/routes/index.ts';
import { buildServer, type ServerOptions } from '#http/server.ts';
import { VERSION } from './version.ts';

/** Weir with its parts joined, not yet listening to anything. */
export interface Weir {
  readonly application: Application;
  readonly gate: Gate;
  readonly store: Store;
  /** Bearer token of whoever may set up institutions on this installation. */
  readonly setUpToken: string;
  close(): Promise<void>;
}

export interface Joining {
  readonly tenure?: Tenure;
  /** Clock, chance and timer; the system's where absent. */
  readonly ports?: StorePorts;
}

const SYSTEM: StorePorts = { clock: systemClock, chance: systemChance, timer: systemTimer };

/** Opens the store and joins every part to it. Errors: those of the store and of the shipped artefacts. */
export async function composeWeir(
  configuration: Configuration,
  { tenure = 'own', ports = SYSTEM }: Joining = {},
): Promise<Result<Weir, Failure>> {
  const pack = await loadRulePack();
  if (!pack.ok) return pack;
  const opened = await openStore(configuration, ports, tenure);
  if (!opened.ok) return opened;
  const store = opened.value;
  const { unitOfWork } = store;
  const access: AccessShell = {
    clock: ports.clock,
    chance: ports.chance,
    ids: idsFrom(ports.clock, ports.chance),
    passwordHash: argon2(),
    unitOfWork,
  };
  const proofs = authenticator(access);
  const setUpToken = toHex(readOrCreateSecret(join(store.dataDirectory, 'secrets', 'set-up-token')));
  return ok({
    application: { access, forgetProofs: proofs.forget, law: { unitOfWork, pack: pack.value } },
    gate: { authenticate: proofs.authenticate, isInstaller: (token) => sameText(token, setUpToken) },
    store,
    setUpToken,
    close: () => store.close(),
  });
}

/** Limits that a single machine bears; an address in front of many users needs more than one person does. */
const LIMITS: ServerOptions<Application>['limits'] = {
  requestsPerMinute: 600_000,
  unprovedPerMinute: 60,
  bodyBytes: 4 << 20,
  uploadBytes: 256 << 20,
};

/** The HTTP server over a joined Weir. */
export async function composeServer(
  { application, gate, store }: Weir,
  log: { readonly stream: DestinationStream; readonly level: string },
  limits: Partial<ServerOptions<Application>['limits']> = {},
): Promise<FastifyInstance> {
  const { access } = application;
  return buildServer({
    app: application,
    gate,
    routes: ROUTES,
    version: VERSION,
    requestId: () => access.ids.next('req'),
    recordAccess: (caller, seen) => recordAccess(access, caller, seen),
    isReady: async () => (await store.unitOfWork.institutions()).ok,
    log,
    limits: { ...LIMITS, ...limits },
    secureCookies: true,
  });
}
