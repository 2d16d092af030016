import { paletteOf } from './antd-theme.ts';
import type { Palette } from './palette.ts';
import { useIsDark } from './preferences.ts';

/** The colours of the mode that is shown. */
export function usePalette(): Palette {
  return paletteOf(useIsDark());
}
