import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { FONT } from '../theme/antd-theme.ts';
import type { Palette } from '../theme/palette.ts';

use([
  BarChart,
  LineChart,
  ScatterChart,
  HeatmapChart,
  CustomChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  DataZoomComponent,
  MarkLineComponent,
  MarkAreaComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

function axis(palette: Palette) {
  return {
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.quiet },
    nameTextStyle: { color: palette.quiet },
    splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
  };
}

function themeOf(palette: Palette) {
  return {
    color: [...palette.series],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, color: palette.text },
    legend: { textStyle: { color: palette.text } },
    // Drawn on the canvas: a box of HTML would write styles into the page, which its content policy forbids.
    tooltip: {
      renderMode: 'richText',
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontFamily: FONT },
    },
    categoryAxis: axis(palette),
    valueAxis: axis(palette),
    timeAxis: axis(palette),
    logAxis: axis(palette),
  };
}

/** Draws into an element until the returned function is called; follows the element's size. */
export function drawChart(
  element: HTMLElement,
  option: EChartsCoreOption,
  palette: Palette,
  onSelect: (name: string, dataIndex: number) => void,
): () => void {
  const chart = init(element, themeOf(palette), { renderer: 'canvas' });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  chart.setOption({ animation: !still, animationDuration: 200, ...option });
  chart.on('click', ({ name, dataIndex }) => onSelect(name, dataIndex ?? -1));
  const watching = new ResizeObserver(() => chart.resize());
  watching.observe(element);
  return () => {
    watching.disconnect();
    chart.dispose();
  };
}
