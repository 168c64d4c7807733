/** What there is to see on the map of a network: drawn here from coordinates alone, so nobody else hears who looks at it. */
import type { Commune } from '../telecentres/communes.js';
import type { Place } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { dotsOf, type DepartmentDots } from './department-dots.js';
import { frameAround, type MapFrame, type Point } from './map-frame.js';
import { freeSpot, labelAmong, labelBeside, signAt, type Box, type Label } from './map-labels.js';

export interface MapDrawing {
  readonly frame: MapFrame;
  readonly departments: readonly (DepartmentDots & { readonly label: Label | null })[];
  readonly telecentres: readonly DrawnTelecentre[];
}

export interface DrawnTelecentre {
  readonly telecentre: Telecentre;
  readonly sign: Point;
  readonly label: Label | null;
}

/** Null when there is nothing to draw. */
export function drawMap(network: Network, communes: readonly Commune[]): MapDrawing | null {
  const telecentres = [...network.telecentres.values()];
  if (telecentres.length === 0) return null;
  const codes = new Set(telecentres.map(({ department }) => department.code));
  const land = communes.filter(({ department }) => codes.has(department));
  const frame = frameAround([...land, ...telecentres]);

  const taken: Box[] = [];
  const signs = telecentres.map((telecentre) => {
    const sign = freeSpot(frame.at(telecentre), taken, frame);
    taken.push(signAt(sign));
    return { telecentre, sign };
  });
  const named = signs.map(({ telecentre, sign }) => {
    const label = labelBeside({ text: nameOf(telecentre, telecentres), sign }, taken, frame);
    if (label !== null) taken.push(label.box);
    return { telecentre, sign, label };
  });
  const departments = dotsOf(codes, near(communes, land), frame).map((cloud) => {
    const name = network.departments.find(({ code }) => code === cloud.code)?.name ?? cloud.code;
    const label = labelAmong(name, cloud.dots, taken, frame);
    if (label !== null) taken.push(label.box);
    return { ...cloud, label };
  });
  return { frame, departments, telecentres: named };
}

/** Where it is; what it is called only where there are two. */
function nameOf({ name, commune }: Telecentre, all: readonly Telecentre[]): string {
  return all.filter((one) => one.commune.inseeCode === commune.inseeCode).length > 1 ? name : commune.name;
}

/** Beyond the border somebody else's communes say where it is; those further away say nothing. */
function near(communes: readonly Commune[], land: readonly Place[]): readonly Commune[] {
  const latitudes = land.map(({ latitude }) => latitude);
  const longitudes = land.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes) - RIM_DEGREES, Math.max(...latitudes) + RIM_DEGREES];
  const [west, east] = [Math.min(...longitudes) - RIM_DEGREES, Math.max(...longitudes) + RIM_DEGREES];
  return communes.filter(
    ({ latitude, longitude }) =>
      latitude >= south && latitude <= north && longitude >= west && longitude <= east,
  );
}

const RIM_DEGREES = 0.2;
