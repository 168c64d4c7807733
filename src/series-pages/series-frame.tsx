import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { SeriesInHand } from '../series/known-series.js';

/** Whoever receives people sees the series of a guest among the pages of their telecentre, not among their own bookings. */
export function SeriesFrame({
  visit,
  known: { series, standing },
  title,
  children,
}: {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (standing.as === 'receiver') {
    const telecentre = { slug: series.telecentre, name: series.telecentreName };
    return (
      <HostFrame {...{ visit, telecentre, title }} section="day">
        {children}
      </HostFrame>
    );
  }
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {children}
    </Framed>
  );
}
