import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { DestinationStream } from 'pino';
import { systemChance } from '#adapters/chance.ts';
import { systemClock, systemTimer } from '#adapters/clock.ts';
import type { Configuration } from '#adapters/configuration.ts';
import { argon2 } from '#adapters/crypto/argon2.ts';
import { hashByPlatform } from '#adapters/crypto/platform-sha256.ts';
import { demonstrationShelf } from '#adapters/demonstration/demonstration-shelf.ts';
import { spooledReader } from '#adapters/files/spooled-reader.ts';
import { tapeReader } from '#adapters/files/tape-reader.ts';
import { tableWriter } from '#adapters/files/write-table.ts';
import { idsFrom } from '#adapters/ids.ts';
import { type JobQueue, openJobQueue, prepareQueues } from '#adapters/jobs/job-queue.ts';
import { startModelWatch } from '#adapters/jobs/model-watch.ts';
import { exportLog } from '#adapters/log/export-log.ts';
import { logSigners } from '#adapters/log/log-key.ts';
import { startSequencer } from '#adapters/log/sequencer.ts';
import { loadPolicies } from '#adapters/models/load-policies.ts';
import { loadLawCases } from '#adapters/parameters/load-law-cases.ts';
import { loadRulePack } from '#adapters/parameters/load-rule-pack.ts';
import { openStore, type Store, type StorePorts, type Tenure } from '#adapters/store/index.ts';
import { readOrCreateSecret } from '#adapters/store/secret-file.ts';
import { authenticator } from '#app/access/authenticate.ts';
import { recordAccess } from '#app/access/record-access.ts';
import type { AccessShell } from '#app/access/shell.ts';
import { strangers } from '#app/access/strangers.ts';
import { sameText } from '#app/access/token.ts';
import { openDesk } from '#app/decision/decide.ts';
import { decideAgain } from '#app/decision/decide-again.ts';
import type { DecisionShell } from '#app/decision/decision-shell.ts';
import { institutionContexts } from '#app/decision/institution-context.ts';
import { snapshotShelf } from '#app/decision/snapshot-shelf.ts';
import { IMPORT_QUEUE } from '#app/evidence/import-evidence.ts';
import { readImportRequest, runImport } from '#app/evidence/run-import.ts';
import { EXPERIMENT_QUEUE, runStoredExperiment } from '#app/laboratory/stored-experiment.ts';
import { modelViews } from '#app/model/model-view.ts';
import { watchModels } from '#app/model/watch-models.ts';
import { formatVerifierKey, type Signer } from '#domain/audit/index.ts';
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
  readonly signerOf: (institution: string) => Signer;
  readonly timer: StorePorts['timer'];
  /** Proxies whose word about a caller's address is taken. */
  readonly trustedProxies: readonly string[];
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
  hashByPlatform();
  const pack = await loadRulePack();
  if (!pack.ok) return pack;
  const policies = await loadPolicies(pack.value);
  if (!policies.ok) return policies;
  const lawCases = await loadLawCases();
  if (!lawCases.ok) return lawCases;
  const opened = await openStore(configuration, ports, tenure);
  if (!opened.ok) return opened;
  const store = opened.value;
  const { unitOfWork, dataDirectory } = store;
  const access: AccessShell = {
    clock: ports.clock,
    chance: ports.chance,
    ids: idsFrom(ports.clock, ports.chance),
    passwordHash: argon2(),
    unitOfWork,
    strangers: strangers(),
  };
  const decisions: DecisionShell = {
    unitOfWork,
    pack: pack.value,
    contexts: institutionContexts(unitOfWork, pack.value, ports.clock),
    snapshots: snapshotShelf(modelViews(policies.value)),
    policies: policies.value,
    defaultPolicy: DEFAULT_POLICY,
  };
  const proofs = authenticator(access);
  const signerOf = logSigners(dataDirectory);
  const setUpToken = toHex(readOrCreateSecret(join(dataDirectory, 'secrets', 'set-up-token')));
  return ok({
    application: {
      access,
      forgetProofs: proofs.forget,
      law: { unitOfWork, pack: pack.value },
      lawCases: lawCases.value,
      book: { unitOfWork, pack: pack.value, tapes: tapeReader },
      decisions,
      desk: openDesk(decisions),
      tables: tableWriter,
      tour: {
        access,
        decisions,
        timer: ports.timer,
        stopping: () => false,
        shelf: demonstrationShelf(dataDirectory),
      },
      reader: spooledReader(join(dataDirectory, 'spool')),
      log: {
        verifierKey: (institution) => formatVerifierKey(signerOf(institution).verifier),
        export: async (context, range) => {
          const written = await exportLog(unitOfWork, context, signerOf(context.institutionId), range);
          return written.ok ? ok(written.value.pieces) : written;
        },
      },
    },
    gate: { authenticate: proofs.authenticate, isInstaller: (token) => sameText(token, setUpToken) },
    store,
    signerOf,
    timer: ports.timer,
    trustedProxies: configuration.trustedProxies ?? [],
    setUpToken,
    close: () => store.close(),
  });
}

const DEFAULT_POLICY = 'invoice-only';

/** What runs beside the server or in processes of its own: jobs and the sequencer of the log. */
export interface Workers {
  readonly queue: JobQueue;
  /** Lets what is under way end. */
  stop(): Promise<void>;
}

/** Starts the workers of a joined Weir. `report` hears what has no caller to tell. */
export async function startWorkers(
  { application, store, signerOf, timer }: Weir,
  report: (what: string, failure: Failure | Error) => void,
): Promise<Workers> {
  const { unitOfWork } = store;
  const { clock, ids } = application.access;
  await prepareQueues(store, [IMPORT_QUEUE, EXPERIMENT_QUEUE]);
  const queue = await openJobQueue(store, (error) => report('jobs', error));
  const { reader } = application;
  await queue.work(IMPORT_QUEUE, async ({ jobId, context, lease, payload, signal }) => {
    const request = readImportRequest(payload);
    if (!request.ok) return request;
    const done = await runImport(
      {
        unitOfWork,
        reader,
        clock,
        decideAgain: (context, wanted) => decideAgain(application.decisions, context, wanted, clock.now()),
      },
      { jobId, context, lease, signal, request: request.value },
    );
    return done.ok ? ok(undefined) : done;
  });
  await queue.work(EXPERIMENT_QUEUE, async ({ jobId, context, lease, payload, signal }) =>
    runStoredExperiment(application.decisions, {
      jobId,
      context,
      lease,
      signal,
      experimentId: String(payload.experimentId),
    }),
  );
  const sequencer = startSequencer({
    unitOfWork,
    signerOf,
    timer,
    holder: ids.next('seq'),
    report: (institution, failure) => report(institution ? `sequencer of ${institution}` : 'sequencer', failure),
  });
  const modelWatch = startModelWatch({
    unitOfWork,
    timer,
    watch: (institution) => watchModels(application.decisions, institution),
    report: (institution, failure) => report(institution ? `model watch of ${institution}` : 'model watch', failure),
  });
  return {
    queue,
    stop: async () => {
      await Promise.all([queue.close(), sequencer.stop(), modelWatch.stop()]);
    },
  };
}

/** Limits that a single machine bears; an address in front of many users needs more than one person does. */
const LIMITS: ServerOptions<Application>['limits'] = {
  requestsPerMinute: 600_000,
  unprovedPerMinute: 60,
  bodyBytes: 4 << 20,
  uploadBytes: 256 << 20,
};

interface Serving {
  readonly limits?: Partial<ServerOptions<Application>['limits']>;
  /** Folder of the built console. */
  readonly console?: string | undefined;
}

/** The HTTP server over a joined Weir. */
export async function composeServer(
  { application, gate, store, trustedProxies }: Weir,
  log: { readonly stream: DestinationStream; readonly level: string },
  { limits, console }: Serving = {},
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
    trustedProxies,
    ...(console === undefined ? {} : { console }),
    secureCookies: true,
  });
}
