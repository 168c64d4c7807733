/** The communes of the network's departments and of their neighbours: where they are, for distances and for typing. */
import data from './data/communes.json' with { type: 'json' };

export interface Commune {
  readonly inseeCode: string;
  readonly name: string;
  readonly department: string;
  /** Of the commune's centre. */
  readonly latitude: number;
  readonly longitude: number;
  /** Most have one; a town may have several, and several communes may share one. */
  readonly postcodes: readonly string[];
  /** In 2021. */
  readonly population: number;
}

export function findCommune(inseeCode: string): Commune | undefined {
  return allCommunes().get(inseeCode);
}

/** By INSEE code. */
export function allCommunes(): ReadonlyMap<string, Commune> {
  communes ??= new Map(data.rows.map((row) => [String(row[0]), communeOf(row)]));
  return communes;
}

/** `Bagnac-sur-Célé (46)`: names come back, but in our departments no name twice in one. */
export function labelOf({ name, department }: Commune): string {
  return `${name} (${department})`;
}

/** Built when first asked for: most commands of the operator never do. */
let communes: ReadonlyMap<string, Commune> | undefined;

function communeOf(row: readonly (string | number)[]): Commune {
  const [code, name, latitude, longitude, postcodes, population] = row;
  const inseeCode = String(code);
  return {
    inseeCode,
    name: String(name),
    department: inseeCode.slice(0, inseeCode.startsWith('97') || inseeCode.startsWith('98') ? 3 : 2),
    latitude: Number(latitude),
    longitude: Number(longitude),
    postcodes: String(postcodes).split(' '),
    population: Number(population),
  };
}
