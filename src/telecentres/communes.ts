/** The communes of the network's departments and of their neighbours: where they are, for distances and for typing. */
import data from './data/communes.json' with { type: 'json' };

export interface Commune {
  readonly inseeCode: string;
  readonly name: string;
  readonly department: string;
  /** Of the commune's centre. */
  readonly latitude: number;
  readonly longitude: number;
}

export function findCommune(inseeCode: string): Commune | undefined {
  communes ??= new Map(data.rows.map((row) => [String(row[0]), communeOf(row)]));
  return communes.get(inseeCode);
}

/** Built when first asked for: most commands of the operator never do. */
let communes: ReadonlyMap<string, Commune> | undefined;

function communeOf([code, name, latitude, longitude]: readonly (string | number)[]): Commune {
  const inseeCode = String(code);
  return {
    inseeCode,
    name: String(name),
    department: inseeCode.slice(0, inseeCode.startsWith('97') || inseeCode.startsWith('98') ? 3 : 2),
    latitude: Number(latitude),
    longitude: Number(longitude),
  };
}
