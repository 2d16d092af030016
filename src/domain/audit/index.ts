export { fromBase64, toBase64 } from './base64.ts';
export type { BundleHead, IndexedEntry, LogBundle, ReadBundle } from './bundle.ts';
export { bundleDocument, bundleLines, leafOf, parseBundle } from './bundle.ts';
export type { Checkpoint, SignedCheckpoint } from './checkpoint.ts';
export {
  checkpointText,
  cosign,
  cosignedAt,
  isSignedBy,
  parseCheckpoint,
  restampCheckpoint,
  signCheckpoint,
} from './checkpoint.ts';
export type { ConsistencyStep } from './document-reader.ts';
export type { Commitment, LogEntry, LoggedAct } from './entry.ts';
export { commit, entryBytes, entryNonce, opensEntry, sealEntry } from './entry.ts';
export { auditErrors } from './errors.ts';
export type { Frontier } from './frontier.ts';
export { EMPTY_FRONTIER, extendFrontier, frontierAt, frontierRoot, merkleRoot } from './frontier.ts';
export type { KeyPurpose, Signer, VerifierKey, VerifySignature } from './key.ts';
export { formatVerifierKey, keyId, parseVerifierKey } from './key.ts';
export type { NoteSignature, SignedNote } from './note.ts';
export { formatNote, parseNote, signatureLine, signaturesBy } from './note.ts';
export type { NodeSource, SizedRoot } from './proof.ts';
export { consistencyProof, inclusionProof, nodesOfLeaves, verifyConsistency, verifyInclusion } from './proof.ts';
export type { InclusionDocument } from './proof-document.ts';
export { PROOF_FORMAT, parseProof, proofDocument, verifyProof } from './proof-document.ts';
export type { Tile, TileContent } from './tile.ts';
export {
  entriesPath,
  extendTiles,
  nodesOfTiles,
  openTiles,
  splitHashes,
  TILE_WIDTH,
  tileLevels,
  tileOfNode,
  tilePath,
} from './tile.ts';
export type { Hash, TreeHash } from './tree-hash.ts';
export { treeHash } from './tree-hash.ts';
export type { LogVerdict, Trust } from './verdict.ts';
export { verifyBundle } from './verify-bundle.ts';
export type { WitnessMemory, WitnessRefusal } from './witness.ts';
export { parseWitnessRequest, witnessCheckpoint } from './witness.ts';
