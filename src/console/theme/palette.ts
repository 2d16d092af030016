/** Colours of a weir: water, stone, and signals that are also said in words. Each pair has a contrast of 4.5 or more on its own ground. */
export interface Palette {
  readonly primary: string;
  readonly link: string;
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  /** Ground of what is chosen. */
  readonly chosen: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly good: string;
  readonly warning: string;
  readonly bad: string;
  readonly calm: string;
  /** Series of charts, told apart by those who do not see red and green apart. */
  readonly series: readonly string[];
}

export const LIGHT: Palette = {
  primary: '#0f6b73',
  link: '#0b5d86',
  ground: '#f3f5f6',
  surface: '#ffffff',
  raised: '#f8fafa',
  chosen: '#e1eeee',
  line: '#dde3e5',
  text: '#1b2a30',
  quiet: '#55666d',
  good: '#226b41',
  warning: '#8a5a00',
  bad: '#b0271f',
  calm: '#3d5a80',
  series: ['#0f6b73', '#c2751a', '#3d5a80', '#8c4a7a', '#5f7f2f', '#a63d2f', '#52707a', '#9a8200'],
};

export const DARK: Palette = {
  primary: '#4db6b8',
  link: '#7cc3ea',
  ground: '#11191c',
  surface: '#182327',
  raised: '#1e2b30',
  chosen: '#203a3d',
  line: '#2d3d43',
  text: '#e2eaec',
  quiet: '#9db0b6',
  good: '#6fcf97',
  warning: '#e8b04a',
  bad: '#ff8a80',
  calm: '#9dbbe0',
  series: ['#4db6b8', '#e8a15a', '#8fb3e0', '#d394c0', '#a9c977', '#ee8d80', '#9fb8c0', '#d9c35a'],
};
