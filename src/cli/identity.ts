import { readFile } from 'node:fs/promises';
import { LEGAL_FACT_WORDS, missingIn } from '../identity/legal-facts.js';
import { LARGEST_LOGO, type LogoReading } from '../identity/logo.js';
import { readIdentity } from '../identity/identity.queries.js';
import { IdentityService } from '../identity/identity.service.js';
import type { Settings } from '../platform/config/settings.js';
import { withApp } from './app-context.js';
import { withDatabase } from './database-access.js';

export async function identityInWords(settings: Settings): Promise<string[]> {
  const { name, accent, hasLogo, legal } = await withDatabase(settings, readIdentity);
  const missing = missingIn(legal).map((fact) => LEGAL_FACT_WORDS[fact].en);
  return [
    `Name: ${name}`,
    `Colours: ${accent === null ? 'ours' : `${accent.light}, ${accent.dark} on dark pages`}`,
    `Logo: ${hasLogo ? 'set' : 'none'}`,
    missing.length === 0
      ? 'The legal pages are complete.'
      : `Missing in the legal pages: ${missing.join('; ')}. They are told on the page /operations/identity.`,
  ];
}

export async function setLogo(settings: Settings, file: string): Promise<string[]> {
  const content = await contentOf(file);
  const reading = await withApp(settings, (app) => app.get(IdentityService).setLogo(null, content));
  if ('refused' in reading) throw new Error(`${WHY[reading.refused]}\nNothing was changed.`);
  return ['Kept. Pages show it within a minute; /operations/identity removes it.'];
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const WHY: Readonly<Record<Extract<LogoReading, { refused: string }>['refused'], string>> = {
  'too-large': `A logo has at most ${LARGEST_LOGO / 1024} kB: every first visit waits for it.`,
  'no-image': 'This is neither SVG nor PNG, WebP or JPEG.',
  'not-only-a-drawing':
    'This SVG holds more than shapes and colours (a script, a link, something from elsewhere). Save it as plain SVG.',
};
