import { Tooltip } from 'antd';
import { shanghaiMoment } from './moment-words.ts';

/** A day as it stands in papers: 2026-08-05. */
export function DayText({ day }: { readonly day: string }) {
  return (
    <time className="weir-number" dateTime={day}>
      {day}
    </time>
  );
}

/** A moment in Shanghai time to the minute; seconds and UTC on hover. */
export function MomentText({ at }: { readonly at: string }) {
  const local = shanghaiMoment(at);
  return (
    <Tooltip title={`${local} +08:00 (${at})`}>
      <time className="weir-number" dateTime={at}>
        {local.slice(0, -3)}
      </time>
    </Tooltip>
  );
}
