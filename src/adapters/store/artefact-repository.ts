import type { Selectable } from 'kysely';
import type { Artefact, ArtefactKind, ArtefactRepository, Release } from '#app/ports/artefact-repository.ts';
import { type Digest, type Instant, instant } from '#domain/kernel/index.ts';
import type { ArtefactTable } from './schema.ts';
import { type Session, SQL } from './session.ts';

const described = (row: Omit<Selectable<ArtefactTable>, 'institution_id' | 'content'>): Omit<Artefact, 'content'> => ({
  kind: row.kind,
  name: row.name,
  version: row.version,
  digest: row.digest as Digest,
  card: row.card,
  registeredBy: row.registered_by,
  registeredAt: instant(Number(row.registered_at)),
});

const artefact = (row: Selectable<ArtefactTable> | undefined): Artefact | undefined =>
  row && { ...described(row), content: row.content };

export class PostgresArtefacts implements ArtefactRepository {
  readonly #session: Session;
  readonly #actorId: string;
  readonly #at: Instant;

  constructor(session: Session, actorId: string, at: Instant) {
    this.#session = session;
    this.#actorId = actorId;
    this.#at = at;
  }

  async register(wanted: Parameters<ArtefactRepository['register']>[0]): Promise<boolean> {
    const { kind, name, version, digest, content } = wanted;
    const added = await this.#session.run(
      SQL.insertInto('artefact')
        .values({
          institution_id: this.#session.institutionId,
          kind,
          name,
          version,
          digest,
          content,
          card: JSON.stringify(wanted.card),
          registered_by: this.#actorId,
          registered_at: this.#at,
        })
        .onConflict((oc) => oc.doNothing()),
    );
    if (added === 1) return true;
    const there = await this.get(kind, name, version);
    if (there?.digest !== digest) throw new Error(`${kind} ${name}@${version} is registered with another content`);
    return false;
  }

  async byDigest(digest: Digest): Promise<Artefact | undefined> {
    return artefact(await this.#session.first(this.#all().where('digest', '=', digest).limit(1)));
  }

  async get(kind: ArtefactKind, name: string, version: string): Promise<Artefact | undefined> {
    const query = this.#all().where('kind', '=', kind).where('name', '=', name).where('version', '=', version);
    return artefact(await this.#session.first(query));
  }

  async list(kind: ArtefactKind): Promise<readonly Omit<Artefact, 'content'>[]> {
    const rows = await this.#session.all(
      SQL.selectFrom('artefact')
        .select(['kind', 'name', 'version', 'digest', 'card', 'registered_by', 'registered_at'])
        .where('institution_id', '=', this.#session.institutionId)
        .where('kind', '=', kind)
        .orderBy('name')
        .orderBy('registered_at'),
    );
    return rows.map(described);
  }

  async release(wanted: Parameters<ArtefactRepository['release']>[0]): Promise<void> {
    await this.#session.run(
      SQL.insertInto('artefact_release').values({
        institution_id: this.#session.institutionId,
        kind: wanted.kind,
        name: wanted.name,
        version: wanted.version,
        stage: wanted.stage,
        released_at: this.#at,
        released_by: this.#actorId,
        approved_by: wanted.approvedBy,
      }),
    );
  }

  async live(kind: ArtefactKind, name: string): Promise<Artefact | undefined> {
    const releases = await this.releases(kind, name);
    const stages = new Map(releases.map((release) => [release.version, release.stage]));
    const last = releases.findLast((release) => release.stage === 'live' && stages.get(release.version) === 'live');
    return last && this.get(kind, name, last.version);
  }

  async releases(kind: ArtefactKind, name: string): Promise<readonly Release[]> {
    const rows = await this.#session.all(
      SQL.selectFrom('artefact_release')
        .selectAll()
        .where('institution_id', '=', this.#session.institutionId)
        .where('kind', '=', kind)
        .where('name', '=', name)
        .orderBy('released_at'),
    );
    return rows.map((row) => ({
      kind: row.kind,
      name: row.name,
      version: row.version,
      stage: row.stage,
      releasedAt: instant(Number(row.released_at)),
      releasedBy: row.released_by,
      approvedBy: row.approved_by,
    }));
  }

  #all() {
    return SQL.selectFrom('artefact').selectAll().where('institution_id', '=', this.#session.institutionId);
  }
}
