import type { JSX } from 'preact';
import { allCommunes } from '../telecentres/communes.js';
import type { Network } from '../telecentres/network.js';
import { DOT_SCALE } from './department-dots.js';
import { drawMap, type DrawnTelecentre, type MapDrawing } from './map-drawing.js';
import type { Label } from './map-labels.js';

/**
 * Where the telecentres are. It always stands beside a list that says the same and more: so whoever hears the page or
 * goes through it by keyboard has the list alone, and nothing twice.
 */
export function NetworkMap({ network }: { readonly network: Network }): JSX.Element | null {
  const map = drawingOf(network);
  if (map === null) return null;
  return (
    <figure class="network-map" aria-hidden="true">
      <svg viewBox={`0 0 ${map.frame.width} ${map.frame.height}`} focusable="false">
        <g class="land" transform={`scale(${DOT_SCALE})`}>
          {map.departments.map(({ code, path }) => (
            <path key={code} d={path} />
          ))}
        </g>
        {map.departments.map(
          ({ code, label }) => label && <Name key={code} label={label} look="department" />,
        )}
        {map.telecentres.map((one) => (
          <Sign key={one.telecentre.slug} {...one} />
        ))}
      </svg>
    </figure>
  );
}

/** A day of two halves, as on the head of each page: the sign of the house. */
function Sign({ telecentre, sign: { x, y }, label }: DrawnTelecentre): JSX.Element {
  return (
    <a href={`/telecentres/${telecentre.slug}`} tabIndex={-1}>
      <title>{telecentre.name}</title>
      <circle class="reach" cx={round(x)} cy={round(y)} r="20" />
      {label !== null && (
        <rect
          class="reach"
          x={round(label.box.left)}
          y={round(label.box.top) - 8}
          width={round(label.box.right - label.box.left)}
          height={round(label.box.bottom - label.box.top) + 16}
        />
      )}
      <path class="sign" d={`M${round(x) - 6} ${round(y) - 4}h12v8h-12z`} />
      <path class="half" d={`M${round(x) - 6} ${round(y) - 4}h6v8h-6z`} />
      {label !== null && <Name label={label} look="name" />}
    </a>
  );
}

function Name({ label, look }: { readonly label: Label; readonly look: string }): JSX.Element {
  return (
    <text class={look} x={round(label.at.x)} y={round(label.at.y)} text-anchor={label.anchor}>
      {label.text}
    </text>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Drawn once: a network is replaced when it changes, and its drawing with it. */
const drawings = new WeakMap<Network, { readonly map: MapDrawing | null }>();

function drawingOf(network: Network): MapDrawing | null {
  const known = drawings.get(network) ?? { map: drawMap(network, [...allCommunes().values()]) };
  drawings.set(network, known);
  return known.map;
}
