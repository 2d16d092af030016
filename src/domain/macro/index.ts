export type { PanelFirm, SalesPanel } from './peer-shock/panel.ts';
export { SEASONS_A_YEAR } from './peer-shock/panel.ts';
export type { PeerShock, Peers } from './peer-shock/peer-shock.ts';
export { peerShocks, readPeers } from './peer-shock/peer-shock.ts';
