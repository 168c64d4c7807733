import type { Statement } from '../database/database.js';
import type { Colour } from './colour.js';

export interface IdentityRow {
  readonly name: string;
  readonly accent: Colour | null;
  readonly darkAccent: Colour | null;
  /** Stands in the address of the logo; null without one. */
  readonly logoVersion: string | null;
  readonly logoType: LogoType | null;
}

/** What a logo may be, and how its address ends. */
export const LOGO_EXTENSIONS = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
} as const;
export type LogoType = keyof typeof LOGO_EXTENSIONS;

const LOOK = `n.name, i.accent, i.dark_accent as "darkAccent", i.logo_type as "logoType",
  left(encode(sha256(i.logo), 'hex'), 12) as "logoVersion"`;

export const READ_IDENTITY: Statement = {
  name: 'read-identity',
  text: `select ${LOOK} from network n cross join site_identity i`,
};

export const READ_LOGO = `select ${LOOK}, i.logo from network n cross join site_identity i`;
