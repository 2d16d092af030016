import { type ThemeConfig, theme } from 'antd';
import { DARK, LIGHT, type Palette } from './palette.ts';
import type { Preferences } from './preferences.ts';

export const FONT = "'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

export function paletteOf(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** Grounds of what is said in a box: so pale, or so deep, that any text stands out on them. */
const GROUNDS = {
  light: {
    colorSuccessBg: '#e8f3ec',
    colorWarningBg: '#fbf2df',
    colorErrorBg: '#fbeae8',
    colorInfoBg: '#e9eff6',
    colorSuccessBorder: '#b9d8c5',
    colorWarningBorder: '#e5cf9d',
    colorErrorBorder: '#eabdb8',
    colorInfoBorder: '#bccde0',
  },
  dark: {
    colorSuccessBg: '#15271e',
    colorWarningBg: '#2b2313',
    colorErrorBg: '#2f1b1b',
    colorInfoBg: '#19242f',
    colorSuccessBorder: '#2c5240',
    colorWarningBorder: '#5c4a22',
    colorErrorBorder: '#663534',
    colorInfoBorder: '#31475c',
  },
} as const;

/** Our palette in antd's words: flat surfaces, fine lines, small corners, no shadows but under what floats. */
export function antdTheme(dark: boolean, density: Preferences['density']): ThemeConfig {
  const palette = paletteOf(dark);
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.primary,
      colorLink: palette.link,
      colorLinkHover: palette.primary,
      colorSuccess: palette.good,
      colorWarning: palette.warning,
      colorError: palette.bad,
      colorInfo: palette.calm,
      // antd derives grounds from our deep signal colours, and they come out as mud.
      ...GROUNDS[dark ? 'dark' : 'light'],
      colorBgLayout: palette.ground,
      colorBgContainer: palette.surface,
      colorBgElevated: dark ? palette.raised : palette.surface,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      colorText: palette.text,
      colorTextSecondary: palette.quiet,
      // antd's own tertiary text, and its placeholder, fall short of a contrast of 4.5.
      colorTextTertiary: palette.quiet,
      colorTextDescription: palette.quiet,
      colorTextPlaceholder: palette.quiet,
      fontFamily: FONT,
      // antd's own compact form has letters of 12 pixels: too small for Chinese read all day.
      ...(density === 'dense' ? { fontSize: 13, controlHeight: 30 } : { fontSize: 14, controlHeight: 34 }),
      controlHeightSM: 24,
      borderRadius: 4,
      borderRadiusLG: 6,
      wireframe: false,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Layout: { siderBg: palette.surface, headerBg: palette.surface, bodyBg: palette.ground },
      Table: {
        headerBg: palette.raised,
        headerColor: palette.quiet,
        rowHoverBg: palette.raised,
        cellPaddingInlineSM: 10,
        cellPaddingBlockSM: 5,
      },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: palette.chosen,
        itemSelectedColor: palette.primary,
        itemHoverBg: palette.raised,
        itemHeight: density === 'dense' ? 32 : 38,
        activeBarBorderWidth: 0,
      },
      // White on the lighter primary of the dark mode falls short of a contrast of 4.5.
      Button: { primaryColor: dark ? palette.ground : '#ffffff', primaryShadow: 'none' },
      Card: { headerFontSize: 15 },
    },
  };
}
